// One event dated twice. Two happenings are one only if they are of one kind and something ties them: the person whom they befell,
// or what they are about; of what happens often ("attacked", "voted") more is asked than of what happens once. In doubt they
// are two.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSoon = 4;     // sentences behind what is named back without another word
constexpr std::size_t kLookBack = 24;  // happenings that one is compared with
constexpr int kSlip = 70;              // days: a slip of the pen changes a digit or a neighbouring month

struct Repeat {
  const View& view;
  // Kinds of event, by how often they befall one person or thing (rules/events.words).
  const GroupId once_ = group("kind-once"), often_ = group("kind-often"), personal_ = group("kind-personal"),
                single_ = group("kind-single"), back_ = group("kind-told-back"), several_ = group("kind-several");

  GroupId group(std::string_view name) const { return view.lexicon.group(name); }
  bool is(const std::string& kind, GroupId kinds) const { return view.lexicon.is(view.lexicon.find(kind), kinds); }
  Days days(const Happening& h) const { return view.mention(h.date).time()->readings.front().days; }
  Granularity granularity(const Happening& h) const { return view.mention(h.date).time()->granularity; }

  static std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& w) { return b.contains(w); }));
  }

  // Befalls somebody or something once.
  bool once(const std::string& kind) const { return is(kind, once_); }
  bool often(const std::string& kind) const { return is(kind, often_); }
  bool personal(const std::string& kind) const { return is(kind, personal_); }

  // 1987 and 1978, 1986 and 1996: two figures swapped, or one other.
  static bool misprint(int a, int b) {
    const int d[4] = {a / 1000 - b / 1000, a / 100 % 10 - b / 100 % 10, a / 10 % 10 - b / 10 % 10, a % 10 - b % 10};
    const auto differ = std::count_if(std::begin(d), std::end(d), [](int x) { return x != 0; });
    return d[0] == 0 && (differ == 1 || (differ == 2 && d[1] + d[2] + d[3] == 0));
  }
  // What is done to one thing once, and mostly told with its date.
  bool single(const std::string& kind) const { return is(kind, single_); }

  // Happens often, but is told back by its noun.
  bool back(const std::string& kind) const { return is(kind, back_); }
  // Named twice with one word, of which there are not two in a day's time.
  bool once_told(const Happening& a, const Happening& b) const {
    const std::string_view word = view.text(a.token);
    return word == view.text(b.token) && a.plain && the(a) && the(b) && word != "strike" && word != "vote" && !word.ends_with('s') && granularity(a) == Granularity::day && granularity(b) == Granularity::day;
  }
  bool the(const Happening& h) const { return h.token > 0 && (view.text(h.token - 1) == "the" || view.text(h.token - 1) == "The"); }

  // Near enough for a slip: the same day in another month or year, or a neighbouring time.
  bool slip(const Happening& a, const Happening& b, bool sure) const {
    const Days x = days(a), y = days(b);
    const CivilDate p = to_civil(x.begin), q = to_civil(y.begin);
    if (sure) return std::abs(p.year - q.year) <= 3 || misprint(p.year, q.year);
    if (granularity(a) == Granularity::year || granularity(b) == Granularity::year) return false;
    if (p.year == q.year && std::abs(x.begin - y.begin) <= kSlip) return true;
    return p.month == q.month && p.day == q.day && std::abs(p.year - q.year) <= 10;
  }

  // "The grain terminal", "the container terminal": one head noun, each time behind a noun of its own.
  bool two_things(const Happening& a, const Happening& b) const {
    const auto heads = [&](const Happening& h) {
      std::vector<std::pair<std::string, std::string>> found;
      const Sentence& s = view.mentions.sentences[h.sentence];
      for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
        const std::string before = view.lexicon.singular(lower(view.text(t - 1)));
        if (h.words.contains(before) && !h.names.contains(before)) found.emplace_back(before, view.lexicon.singular(lower(view.text(t))));
      }
      return found;
    };
    const auto of_b = heads(b);
    for (const auto& [own, head] : heads(a)) {
      if (!a.words.contains(head) || !b.words.contains(head) || b.words.contains(own)) continue;
      for (const auto& [other, same] : of_b)
        if (same == head && !a.words.contains(other)) return true;
    }
    return false;
  }

  bool one_event(const Happening& a, const Happening& b, std::size_t of_kind) const {
    const bool same_person = a.person != kNone && a.person == b.person;
    return may_be_one(a, b, of_kind) && (same_person || !two_things(a, b));
  }

  bool may_be_one(const Happening& a, const Happening& b, std::size_t of_kind) const {
    if (a.kind != b.kind || a.date == b.date || a.vague || b.vague || a.sentence == b.sentence) return false;
    const std::uint32_t apart = a.sentence < b.sentence ? b.sentence - a.sentence : a.sentence - b.sentence;
    const bool same_person = a.person != kNone && a.person == b.person;
    if (a.person != kNone && b.person != kNone && !same_person && personal(a.kind)) return false;
    // "The editor Salim Farouk was arrested on 12 April. The arrest of Farouk on 21 April": of one person, told back by its noun.
    if (same_person && b.noun && !a.noun && of_kind == 2 && apart <= 4 && !is(a.kind, several_)) return slip(a, b, false);
    if (same_person && b.own) return slip(a, b, once(a.kind));  // "her arrest on 15 May"
    // "When the dam collapsed on 8 March", "after the king's death": of the one told before.
    const bool known = !b.definite.empty() && (a.words.contains(b.definite) || a.names.contains(b.definite));
    if (known && of_kind == 2 && b.person == kNone && apart <= 4 && !often(a.kind)) return slip(a, b, false);
    // "The minister was dismissed on 3 February. After his dismissal on 5 February": of nobody named, and near.
    if (personal(a.kind) && b.own && a.person == kNone && b.person == kNone) return of_kind == 2 && apart <= 2 && slip(a, b, false);
    // "Governor Rahmat was murdered on 7 January. Since the murder of the governor on 9 January": the office told with the name.
    if (personal(a.kind) && b.noun && b.person == kNone && !b.subject.empty() && of_kind == 2 && apart <= 4 && common(b.subject, a.words) == b.subject.size()) return slip(a, b, false);
    if (personal(a.kind)) return same_person && slip(a, b, once(a.kind));
    // "The law on banks was adopted on 5 March. The law on banks, adopted on 8 March, …": the very same words.
    // "The currency reform was launched on 2 January … after the launch of the reform on 12 January".
    if (single(a.kind) && b.noun && !b.subject.empty() && of_kind == 2 && apart <= 4 && common(a.subject, b.subject) == b.subject.size()) return slip(a, b, once(a.kind));
    if (single(a.kind) && !a.subject.empty() && a.subject == b.subject && (a.subject.size() >= 2 || (of_kind == 2 && apart <= 4))) return slip(a, b, once(a.kind));
    // "Parliament adopted the water act on 4 July. Farmers call the act, adopted on 14 July, a betrayal": the same, told shorter.
    if (single(a.kind) && !b.noun && b.ends && b.token > 0 && view.is_mark(b.token - 1, ',') && !b.subject.empty() && of_kind == 2 && apart <= 4 && common(a.subject, b.subject) == b.subject.size()) return slip(a, b, false);
    const std::size_t names = common(a.names, b.names), words = common(a.words, b.words);
    // "The closure in October": of the one closure told before.
    if (b.noun && !often(a.kind) && of_kind == 2) return slip(a, b, (once(a.kind) || single(a.kind)) && b.own && apart <= 3) && (words + names > 0 || b.plain);
    // "The port was opened in 1904. Since it opened in 1914 …": of the one thing that it can be.
    if (!b.noun && !a.noun && b.own && !a.own && of_kind == 2 && apart == 1 && !often(a.kind)) return slip(a, b, single(a.kind) && !a.subject.empty());
    // "After the ambush (8 January) … the ambush of 9 January": both times the one that the reader knows.
    if (a.noun && b.noun && once_told(a, b) && of_kind == 2 && apart <= 3) return std::abs(days(a).begin - days(b).begin) <= 3;
    // "The pipeline exploded on 8 January. An inquiry into the explosion of 9 January …": named back with its article, soon after.
    if (b.noun && back(a.kind) && of_kind == 2 && apart <= 2 && !a.noun && the(b) && granularity(a) == Granularity::day && granularity(b) == Granularity::day &&
        view.mentions.sentences[a.sentence].block == view.mentions.sentences[b.sentence].block)
      return (words + names > 0 || b.plain) && std::abs(days(a).begin - days(b).begin) <= 31;
    if (once(a.kind)) return names > 0 && words > 1 && slip(a, b, false);
    if (often(a.kind) && granularity(a) != Granularity::day) return false;
    return names > 0 && words >= (often(a.kind) ? 4U : 3U) && slip(a, b, false);
  }
};

// "The trilateral statement of 9 November … the trilateral statement of 11 November": a text or an event that is known by its
// date, named twice with the same words.
struct Named {
  std::uint32_t date = 0;
  std::uint32_t sentence = 0;
  std::string noun;
  std::set<std::string> words;
  std::set<std::string> places;  // "was signed in Doha on": where
  bool back = false;             // "the ceasefire of": of the one that is known
};

std::optional<Named> named_at(const View& view, const DateTokens& d, std::uint32_t sentence, GroupId nouns, GroupId function, GroupId many) {
  const GroupId come = view.lexicon.group("repeat-come-about"), was = view.lexicon.group("ev-was"), article = view.lexicon.group("article");
  const Sentence& s = view.mentions.sentences[sentence];
  std::set<std::string> places;
  if (d.lead == d.first || d.lead == s.first) return std::nullopt;
  // "The presidential election of 6 August", "the presidential election was held on 9 August".
  std::uint32_t end = d.lead;
  if (view.text(d.lead) == "on") {
    std::uint32_t verb = d.lead;
    while (verb > s.first + 4 && d.lead - verb < 4 && view.mentions.tokens[verb - 1].has(kCapital) && view.mentions.tokens[verb - 1].kind == TokenKind::word) --verb;
    // "Signed the fisheries agreement on 4 March".
    if (verb == d.lead && view.is(d.lead - 1, nouns)) {
      std::uint32_t k = d.lead - 1;
      while (k > s.first + 1 && d.lead - k < 6 && view.mentions.tokens[k].kind == TokenKind::word && !view.is(k, article)) --k;
      if (view.is(k, article) && view.is(k - 1, come)) verb = kNone;
    }
    if (verb == kNone) {
      verb = d.lead + 2;  // the noun stands right before its date
    } else if (verb < d.lead) {
      if (view.text(verb - 1) != "in" && view.text(verb - 1) != "at") return std::nullopt;
      for (std::uint32_t k = verb; k < d.lead; ++k) places.insert(lower(view.text(k)));
      --verb;
    }
    if (verb < s.first + 3) return std::nullopt;
    const bool active = verb > d.lead;
    const bool held = active || (view.is(verb - 1, come) && view.is(verb - 2, was));
    if (!held && !(view.text(verb - 1) == "place" && view.text(verb - 2) == "took")) return std::nullopt;
    end = verb - 2;
  } else if (view.text(d.lead) != "of") {
    return std::nullopt;
  }
  const Token& noun = view.mentions.tokens[end - 1];
  if (!view.lexicon.is(noun.word, nouns) || view.mention(d.mention).time()->granularity != Granularity::day) return std::nullopt;
  Named n{d.mention, sentence, view.lexicon.singular(lower(view.text(end - 1))), {}, std::move(places)};
  n.back = end >= s.first + 2 && view.text(d.lead) == "of" && view.text(end - 2) == "the";
  for (std::uint32_t k = end - 1; k-- > s.first && end - k < 6;) {
    const Token& t = view.mentions.tokens[k];
    if (view.possessive(k) || view.is_mark(k, '-')) continue;
    if (t.kind != TokenKind::word || view.lexicon.is(t.word, function)) break;
    if (view.lexicon.is(t.word, many)) return std::nullopt;
    n.words.insert(lower(view.text(k)));
  }
  return n;
}

void add_named_twice(FactMaker& maker, const EventReader& events, std::set<std::uint32_t>& dated_again) {
  const View& view = maker.view;
  const GroupId nouns = view.lexicon.group("repeat-noun"), function = view.lexicon.group("function-word"), many = view.lexicon.group("ev-many");
  std::vector<Named> all;
  std::uint32_t last = kNone;
  for (const Mention& m : view.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence == last || m.sentence >= view.mentions.sentences.size()) continue;
    last = m.sentence;
    if (!readable(view.mentions.sentences[last])) continue;
    for (const DateTokens& d : events.dates_of(last)) {
      if (auto n = named_at(view, d, last, nouns, function, many)) all.push_back(std::move(*n));
    }
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    const auto day = [&](const Named& n) { return view.mention(n.date).time()->readings.front().days.begin; };
    const Named* first = nullptr;
    std::set<Day> days = {day(all[i])};
    for (std::size_t k = i > kLookBack ? i - kLookBack : 0; k < i; ++k) {
      if (all[k].noun != all[i].noun) continue;
      // "The ceasefire was signed on 14 March … since the ceasefire of 24 March": without a word more, soon after, and said to be known.
      if (all[i].words.empty() && !(all[i].back && !all[k].back && all[i].sentence <= all[k].sentence + kSoon && view.mentions.sentences[all[i].sentence].block <= view.mentions.sentences[all[k].sentence].block + 1)) continue;
      // "The accord was signed in Doha on 29 February … the Doha accord of 27 February".
      const bool by_place = !all[k].places.empty() && Repeat::common(all[i].words, all[k].places) == all[i].words.size();
      if (!by_place && ((all[k].words.empty() && !all[i].words.empty()) || Repeat::common(all[k].words, all[i].words) < std::min(all[k].words.size(), all[i].words.size()))) continue;
      days.insert(day(all[k]));
      const bool rounds = all[i].noun == "election" && (day(all[k]) - day(all[i])) % 7 == 0;  // two rounds fall on one weekday
      if (!rounds && std::abs(day(all[k]) - day(all[i])) <= 31 && all[k].sentence != all[i].sentence) first = &all[k];
    }
    if (first == nullptr || days.size() != 2) continue;  // three dates are a series
    const Mention &x = view.mention(first->date), &y = view.mention(all[i].date);
    dated_again.insert(all[i].date);
    maker.add("repeat_date", y.span, {{"first", date_field(x)}, {"again", date_field(y)}, {"event", {all[i].noun, y.span}}}, true);
  }
}

}  // namespace

void add_repeat_date_facts(FactMaker& maker, const EventReader& events, const Happenings& happenings, std::set<std::uint32_t>& dated_again) {
  add_named_twice(maker, events, dated_again);
  const Repeat repeat{maker.view};
  const auto& all = happenings.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i > kLookBack ? i - kLookBack : 0; k < i; ++k) {
      const Happening &a = all[k], &b = all[i];
      if (a.kind != b.kind) continue;
      const auto of_kind = static_cast<std::size_t>(std::count_if(all.begin() + static_cast<std::ptrdiff_t>(i > kLookBack ? i - kLookBack : 0),
                                                                  all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), i + kLookBack)),
                                                                  [&](const Happening& h) { return h.kind == a.kind; }));
      // "The closure of 3 May … the bridge was closed on 5 May": told by its noun first.
      const bool back = a.noun && !b.noun && repeat.the(a) && repeat.one_event(b, a, of_kind);
      if (!back && !repeat.one_event(a, b, of_kind)) continue;
      const Mention &x = maker.view.mention(a.date), &y = maker.view.mention(b.date);
      const Token& word = maker.view.mentions.tokens[b.token];
      dated_again.insert(b.date);
      maker.add("repeat_date", {std::min(word.begin, y.span.begin), std::max(word.end, y.span.end)},
                {{"first", date_field(x)}, {"again", date_field(y)}, {"event", {std::string(word.span().in(maker.view.document.text)), word.span()}}}, true);
    }
  }
}

}  // namespace claimcheck
