// What an issue takes back of an earlier one: "In No. 5 we put the pilots at 310. There are 130."
// Read are notes of our own alone: a paragraph that is labelled a correction, or that speaks of an issue of the series or of "we".
#include <algorithm>
#include <set>
#include <variant>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/correction_reckoned.h"
#include "checker/claim/fields.h"
#include "checker/claim/told_figure.h"

namespace claimcheck {
namespace {

// A figure or a date that a note tells.
struct Told {
  std::variant<PlacedFigure, std::uint32_t> value;  // a figure, or the mention of a date
  Span span;
  std::uint32_t first = 0, last = 0;  // tokens
  bool bare = false;                  // a figure without a noun
};

class Corrections {
 public:
  explicit Corrections(FactMaker& maker) : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), wrong_(maker.view) {}

  void run() {
    const auto& sentences = view_.mentions.sentences;
    bool listed = false;  // below "Corrections", up to the next heading
    for (std::uint32_t i = 0; i < sentences.size();) {
      std::uint32_t last = i + 1;
      while (last < sentences.size() && sentences[last].block == sentences[i].block) ++last;
      const std::uint32_t first = sentences[i].first, end = sentences[last - 1].last;
      const std::uint32_t label = first < end ? view_.lexicon.match(label_, tokens_, first, end) : 0;
      const bool bare = label > 0 && first + label + 1 >= end;
      if (bare || view_.document.blocks[sentences[i].block].kind == BlockKind::heading) listed = bare;
      else if (end - first <= kLongestNote && (listed || is_correction(first, end))) read(first, end, listed || label > 0);
      i = last;
    }
  }

 private:
  static constexpr std::uint32_t kLongestNote = 160;  // tokens
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }

  bool any(GroupId group, std::uint32_t first, std::uint32_t last) const {
    const auto found = view_.places(group, first, last);
    return std::any_of(found.begin(), found.end(), [&](std::uint32_t t) { return view_.lexicon.match(group, tokens_, t, last) > 0; });
  }

  bool is_correction(std::uint32_t first, std::uint32_t last) const {
    if (view_.lexicon.match(label_, tokens_, first, last) > 0) return true;
    if (ours(first, last)) return any(correcting_, first, last) || any(not_, first, last) || any(error_, first, last) || any(is_right_, first, last) || any(read_, first, last) || wrong_.told_in(first, last) || it_is(first, last) || ought_to_be(first, last);
    return ought_to_be(first, last) || ((any(error_, first, last) || reads_instead(first, last) || any(had_, first, last)) && names_an_issue(first, last));
  }
  // "It has to be 13"; "printed as 31 in the spring report, it must read otherwise". What should be done is no correction.
  bool ought_to_be(std::uint32_t first, std::uint32_t last) const {
    const auto all = view_.places(ought_, first, last);
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t t) {
      const std::uint32_t length = view_.lexicon.match(ought_, tokens_, t, last);
      if (length == 0) return false;
      const std::uint32_t sentence = view_.mentions.sentence_of_token(t);
      const std::uint32_t from = view_.mentions.sentences[sentence > 0 ? sentence - 1 : 0].first, behind = t + length;
      const auto valued = [&](std::uint32_t v) { return !view_.edges(v).empty() && (view_.mention(view_.edges(v).front().mention).figure() != nullptr || view_.mention(view_.edges(v).front().mention).time() != nullptr); };
      const bool figure = valued(behind) || (behind + 1 < last && valued(behind + 1)) || (behind + 2 < last && view_.is(behind, preposition_) && valued(behind + 2));
      return figure && (any(printed_, std::max(from, first), t) || ours(std::max(from, first), t));
    });
  }
  // "Our issue", "we wrote", "we have twice given", "our last number".
  bool ours(std::uint32_t first, std::uint32_t last) const {
    if (any(own_, first, last)) return true;
    const auto soon = [&](GroupId word, GroupId behind) {
      const auto places = view_.places(word, first, last);
      return std::any_of(places.begin(), places.end(), [&](std::uint32_t t) { return view_.is(t, word) && (view_.any(t + 1, std::min(last, t + 4), behind) || (word == our_ && t + 1 < last && tokens_[t + 1].kind == TokenKind::number)); });
    };
    return soon(we_, told_verb_) || soon(our_, issue_word_) || (any(error_, first, last) && we_did(first, last));  // "our last number", "our March issue"
  }
  // "We wrote of 34 mayors; it is 43": behind a mark, in a note that tells of no change since.
  bool it_is(std::uint32_t first, std::uint32_t last) const {
    const auto places = view_.places(it_is_, first, last);
    return std::any_of(places.begin(), places.end(), [&](std::uint32_t t) {
             return t > first && tokens_[t - 1].kind == TokenKind::mark && !view_.is_mark(t - 1, ',') && view_.lexicon.match(it_is_, tokens_, t, last) > 0;
           }) && !view_.has(since_then_, first, last);
  }
  // "To which we allotted 900 passengers".
  bool we_did(std::uint32_t first, std::uint32_t last) const {
    const auto places = view_.places(we_, first, last);
    return std::any_of(places.begin(), places.end(), [&](std::uint32_t t) { return view_.is(t, we_) && t + 1 < last && did(t + 1); });
  }
  bool did(std::uint32_t t) const { return view_.is(t, told_verb_) || view_.text(t).ends_with("ed"); }
  // "For X read Y".
  bool reads_instead(std::uint32_t first, std::uint32_t last) const {
    return any(read_, first, last) && (any(not_, first, last) || any(for_, first, last));
  }
  bool names_an_issue(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (issue_number(t)) return true;
    }
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    const auto all = view_.mentions_in(span);
    return std::any_of(all.begin(), all.end(), [&](const Mention& m) {
      return (m.citation() != nullptr && m.citation()->type == CitationType::reference) || (m.kind == MentionKind::date && is_of_issue(view_.mentions.token_at(m.span.begin), first));
    });
  }
  // "The issue of 5 May".
  bool is_of_issue(std::uint32_t date, std::uint32_t first) const {
    return date >= first + 2 && (view_.text(date - 1) == "of" || view_.text(date - 1) == "dated") && view_.is(date - 2, issue_word_);
  }
  // The number behind "No." or "Bulletin".
  bool issue_number(std::uint32_t t) const {
    if (t == 0 || tokens_[t].kind != TokenKind::number) return false;
    return view_.is(view_.is_mark(t - 1, '.') && t > 1 ? t - 2 : t - 1, number_sign_);
  }

  // Numbers of issues, pages and lines are none; neither is "by a factor of ten".
  bool counts_nothing(std::uint32_t t) const {
    if (issue_number(t) || (t > 0 && view_.is(t - 1, place_))) return true;
    return t > 1 && (view_.text(t - 1) == "by" || (view_.text(t - 1) == "of" && view_.text(t - 2) == "factor"));
  }
  template <class Use>
  void each_mention(std::uint32_t first, std::uint32_t last, const Use& use) const {
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    Span reference{};
    const auto& all = view_.mentions.mentions;
    for (const Mention& m : view_.mentions_in(span)) {
      if (m.citation() != nullptr) reference = m.span;
      if (!m.nested && !reference.contains(m.span)) use(m, static_cast<std::uint32_t>(&m - all.data()));
    }
  }
  std::vector<Told> figures_in(std::uint32_t first, std::uint32_t last) const {
    std::vector<Told> out;
    each_mention(first, last, [&](const Mention& m, std::uint32_t) {
      const std::uint32_t t = view_.mentions.token_at(m.span.begin);
      if (m.figure() == nullptr || (counts_nothing(t) && !is_vote(t, last))) return;
      if (auto figure = told_figure(m); figure && figure->hedge != Hedge::vague) out.push_back({std::move(*figure), m.span, t, view_.mentions.token_at(m.span.end - 1) + 1, m.kind == MentionKind::number});
    });
    scale_behind(out, last);
    return votes(std::move(out));
  }
  // "By 61 to 47".
  bool is_vote(std::uint32_t t, std::uint32_t last) const {
    return t > 0 && view_.text(t - 1) == "by" && t + 2 < last && view_.text(t + 1) == "to" && tokens_[t + 2].kind == TokenKind::number;
  }
  // "61 to 47 and not, as we wrote, 67 to 41": of two such pairs the first ones are held against each other.
  std::vector<Told> votes(std::vector<Told> all) const {
    const auto pair = [&](const Told& a, const Told& b) { return b.first == a.last + 1 && view_.text(a.last) == "to"; };
    if (all.size() == 4 && pair(all[0], all[1]) && pair(all[2], all[3])) {
      const auto value = [](const Told& t) -> const Exact& { return std::get<PlacedFigure>(t.value).value; };
      const std::size_t from = value(all[0]) == value(all[2]) ? 1 : 0;
      all = {all[from], all[from + 2]};
    }
    return all;
  }
  // "It was 26.4, not 24.6, million tonnes": what stands behind the last of the figures goes with all.
  void scale_behind(std::vector<Told>& all, std::uint32_t last) const {
    if (all.size() < 2) return;
    std::uint32_t t = all.back().last;
    if (t + 1 >= last || !view_.is_mark(t, ',')) return;
    ++t;
    const std::string_view zeros = view_.lexicon.value_of(scale_, tokens_[t].word);
    std::optional<Exact> factor = Exact(1);
    if (zeros.size() == 1) factor = Exact::parse("1" + std::string(static_cast<std::size_t>(zeros[0] - '0'), '0'));
    if (!zeros.empty()) ++t;
    const auto unit = t < last ? view_.lexicon.lookup(measure_, tokens_, t, last) : Lexicon::Mapped{};
    const auto share = t < last ? view_.lexicon.lookup(per_cent_, tokens_, t, last) : Lexicon::Mapped{};
    const std::string_view found = unit.length > 0 ? unit.value : share.value;
    if (!factor || (zeros.size() != 1 && found.empty())) return;
    for (std::size_t i = all.size() - 2; i < all.size(); ++i) {
      auto& f = std::get<PlacedFigure>(all[i].value);
      f.value = f.value * *factor;
      if (f.unit.empty() && !found.empty()) f.unit = f.measure = found.substr(0, found.rfind(' '));
    }
  }
  // Dates, without those of the issues themselves: "our issue of 5 May", "as we wrote on 5 May".
  std::vector<Told> dates_in(std::uint32_t first, std::uint32_t last) const {
    std::vector<Told> out;
    each_mention(first, last, [&](const Mention& m, std::uint32_t index) {
      if (told_date_key(m).empty()) return;
      const std::uint32_t t = view_.mentions.token_at(m.span.begin);
      const std::uint32_t back = t > first + 4 ? t - 4 : first;
      bool numbered = false;
      for (std::uint32_t k = back; k < t; ++k) numbered = numbered || issue_number(k);
      Told told{index, m.span, t, view_.mentions.token_at(m.span.end - 1) + 1};
      if (!denied_behind(told, first) && (numbered || any(issue_word_, back, t) || any(had_, back, t))) return;
      out.push_back(std::move(told));
    });
    return out;
  }

  // Of one kind, as far as both say it: "310 pilots" and "130".
  bool alike(const Told& a, const Told& b) const {
    if (a.value.index() != b.value.index()) return false;
    if (const auto* date = std::get_if<std::uint32_t>(&a.value)) {
      const std::string x = told_date_key(view_.mention(*date)), y = told_date_key(view_.mention(std::get<std::uint32_t>(b.value)));
      return x.size() == y.size() && x != y;
    }
    const auto &x = std::get<PlacedFigure>(a.value), &y = std::get<PlacedFigure>(b.value);
    const auto count = [](const PlacedFigure& f) { return f.unit.empty() && (f.measure.empty() || f.measure == "count"); };
    if (x.value == y.value) return false;
    return (count(x) && (a.bare || count(y))) || (count(y) && b.bare) || (x.measure == y.measure && x.unit == y.unit);
  }

  // A paragraph that names no error takes back only what stands beside a "not".
  void read(std::uint32_t first, std::uint32_t last, bool labelled) {
    read_names(first, last);
    plain_ = !labelled && !any(error_, first, last) && !any(correcting_, first, last) && !any(is_right_, first, last) && !reads_instead(first, last) && !ought_to_be(first, last) && !it_is(first, last);
    const std::vector<Told> figures = figures_in(first, last);
    if (wrong_.told_in(first, last) && reckon(figures, first, last)) return;
    if (read(figures, first, last, labelled) || read(dates_in(first, last), first, last, labelled)) return;
    if (const Told* right = restated_of(figures, first); right != nullptr && !plain_) restate(*right, first, last);
  }
  // The only figure of a note besides small counts ("our two sums").
  const Told* restated_of(const std::vector<Told>& figures, std::uint32_t first) const {
    const Told* found = nullptr;
    for (const Told& t : figures) {
      if (figures.size() > 1 && std::get<PlacedFigure>(t.value).value < Exact(10)) continue;
      if (found != nullptr || denied_before(t, first)) return nullptr;
      found = &t;
    }
    return found;
  }
  // "Was overstated by 45 kilometres. The right length is 116", "had one digit too many".
  bool reckon(const std::vector<Told>& figures, std::uint32_t first, std::uint32_t last) {
    std::optional<Told> right;
    std::optional<PlacedFigure> difference;
    each_mention(first, last, [&](const Mention& m, std::uint32_t) {
      const std::uint32_t t = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
      if (m.figure() == nullptr || !wrong_.is_difference(t, end, last)) return;
      if (auto figure = told_figure(m); figure && !difference && Exact(0) < figure->value) difference = std::move(*figure);
    });
    for (const Told& t : figures) {
      if (wrong_.is_difference(t.first, t.last, last) || (t.bare && (std::get<PlacedFigure>(t.value).value < Exact(10) || view_.text(t.last) == "times"))) continue;
      const auto& f = std::get<PlacedFigure>(t.value);
      if (difference && f.measure != difference->measure && f.measure != "%" && !difference->unit.empty() && !f.unit.empty()) continue;
      const bool small = f.value < Exact(10), other_small = right && std::get<PlacedFigure>(right->value).value < Exact(10);
      if (right && !small && !other_small) return false;  // two: which of them is right is read elsewhere
      if (!right || other_small) right = t;
    }
    if (!right) return false;
    const auto& f = std::get<PlacedFigure>(right->value);
    const std::vector<Exact> values = wrong_.of(f.value, difference ? &difference->value : nullptr, first, last);
    if (values.empty()) return false;
    if (values.size() > 1) {
      restate(*right, values, first, last, true);
      return true;
    }
    Told wrong = *right;
    std::get<PlacedFigure>(wrong.value).value = values.front();
    std::get<PlacedFigure>(wrong.value).reading.written = std::get<PlacedFigure>(wrong.value).reading.rounded = Interval::closed(values.front(), values.front());
    add(wrong, *right, first, last);
    return true;
  }
  bool read(const std::vector<Told>& all, std::uint32_t first, std::uint32_t last, bool labelled) {
    bool some = false;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const Told &a = all[i], &b = all[i + 1];
      if (!alike(a, b) || (plain_ && !denied_before(a, first) && !denied_before(b, a.last) && !not_but(a, b, first))) continue;
      const bool first_wrong = denied_before(a, first) || any(right_, a.last, b.first) || put_in_place(a, b, first) || is_right(b, last) || is_wrong(a, b.first) || not_but(a, b, first) ||
                               (told_before(a, first, b.first) && !told_before(b, a.last, last));
      const bool of_ours = ours_beside(a, first) && !ours_beside(b, first), of_ours_second = ours_beside(b, first) && !ours_beside(a, first);
      const bool second_wrong = !not_but(a, b, first) && (slipped(a, b, first) || denied_before(b, a.last) || any(had_, a.last, b.first) || is_right(a, b.first) || read_for(a, b, first) || is_wrong(b, last) ||
                                (told_before(b, a.last, last) && !told_before(a, first, b.first)) || (!first_wrong && of_ours_second));
      // What a note tells first is what was wrong, if it tells no more than two.
      const bool in_turn = labelled && all.size() == 2 && view_.mentions.sentence_of_token(a.first) != view_.mentions.sentence_of_token(b.first);
      if (!first_wrong && !second_wrong && !in_turn && !of_ours) continue;
      add(second_wrong ? b : a, second_wrong ? a : b, first, last);
      some = true;
      ++i;  // "a slip turned fifty into fifteen: it is 50,000 euros, not 15,000"
    }
    return some;
  }
  // "Is called Olga Kant, not Olga Kandt": two spellings of one person, one of them denied.
  void read_names(std::uint32_t first, std::uint32_t last) {
    std::vector<Told> names;  // two words or more with a capital, as they stand: what is corrected may be known to nobody
    for (std::uint32_t t = first; t < last; ++t) {
      std::uint32_t end = t;
      while (end < last && tokens_[end].kind == TokenKind::word && tokens_[end].has(kCapital) && !view_.is(end, number_sign_)) ++end;
      if (end >= t + 2) names.push_back({t, {tokens_[t].begin, tokens_[end - 1].end}, t, end});
      t = std::max(t, end);
    }
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
      const Told &a = names[i], &b = names[i + 1];
      const bool second = denied_before(b, a.last) || any(had_, a.last, b.first) || any(misnamed_, a.last, b.first);
      const bool other = denied_before(a, first) || any(misspelt_, a.last, b.first) || any(right_, a.last, b.first);
      if (second == other) continue;
      const Told &wrong = second ? b : a, &right = second ? a : b;
      // One of the names they have in common, so that it is a slip and not another person.
      const bool slip = view_.text(a.first) == view_.text(b.first) || view_.text(a.last - 1) == view_.text(b.last - 1);
      const std::string same = joined(wrong), put = joined(right);
      // Of two quite different names the issue must be named in which the wrong one stands.
      auto number = number_of_issue(first, last);
      if (same == put || (!slip && (!number || wrong.last - wrong.first > 3 || right.last - right.first > 3))) continue;
      std::vector<FactMaker::Named> fields = {{"wrong", {std::string(wrong.span.in(view_.document.text)), wrong.span}},
                  {"right", {std::string(right.span.in(view_.document.text)), right.span}},
                  {"same", key_field(same, wrong.span)},
                  {"right_same", key_field(put, right.span)},
                  {"slip", key_field(slip ? "yes" : "no", wrong.span)},
                  {"context", {std::string("text"), {tokens_[first].begin, tokens_[last - 1].end}}}};
      if (number) fields.push_back({"number", std::move(*number)});
      maker_.add("corrected_name", {tokens_[first].begin, tokens_[last - 1].end}, std::move(fields), true);
      return;
    }
  }
  // As actor_name has a name: folded, in one word.
  std::string joined(const Told& name) const {
    std::string out;
    for (std::uint32_t t = name.first; t < name.last; ++t) out += fold(view_.text(t));
    std::erase_if(out, [](char c) { return c == '.' || c == '\'' || c == '-'; });
    return out;
  }
  // "Replace 31 with 13", "corrected from 31 to 13".
  bool put_in_place(const Told& a, const Told& b, std::uint32_t first) const {
    return view_.is(b.first - 1, in_place_) && any(changing_, first, a.first);
  }
  // "13 is correct": right behind a figure and its noun.
  bool is_right(const Told& told, std::uint32_t last) const { return any(is_right_, told.last, std::min(last, told.last + 5)); }
  // "The figure of 31 which appeared there was due to a slip".
  bool is_wrong(const Told& told, std::uint32_t last) const { return any(is_wrong_, told.last, std::min(last, told.last + 5)); }
  // "A slip turned 13 into 31", "through a typing error 13 became 31".
  bool slipped(const Told& a, const Told& b, std::uint32_t first) const {
    if (!any(slip_, first, a.first) || any(changing_, first, a.first)) return false;
    return view_.is(b.first - 1, into_) || any(garbles_, a.last, b.first);
  }
  // "Read 13 for 31".
  bool read_for(const Told& a, const Told& b, std::uint32_t first) const {
    return any(read_, first, a.first) && any(for_, a.last, b.first);
  }
  // Whether the clause of a figure speaks of the issue that told it: "In No. 5 it was said to have 31. It has 13."
  bool told_before(const Told& told, std::uint32_t from, std::uint32_t to) const {
    std::uint32_t first = told.first, last = told.last;
    while (first > from && !ends_clause(first - 1)) --first;
    while (last < to && !ends_clause(last)) ++last;
    return ours(first, last) || names_an_issue(first, last);
  }
  // "The ferry, to which we allotted 900 passengers, takes 90": whether the words between two commas are of what we wrote.
  bool ours_beside(const Told& told, std::uint32_t from) const {
    std::uint32_t first = told.first;
    while (first > from && !ends_clause(first - 1) && tokens_[first - 1].kind != TokenKind::mark) --first;
    for (std::uint32_t t = first; t + 1 < told.first; ++t) {
      if (!view_.is(t, we_)) continue;
      for (std::uint32_t k = t + 1; k < told.first && k < t + 4; ++k) {
        if (did(k)) return true;
      }
    }
    return any(had_, first, told.first) || any(printed_, first, told.first);
  }
  bool ends_clause(std::uint32_t t) const { return view_.is_mark(t, ';') || (view_.is_mark(t, '.') && t + 1 < tokens_.size() && tokens_[t + 1].has(kCapital) && tokens_[t - 1].kind != TokenKind::mark && view_.text(t - 1) != "No"); }

  // "Not" or "instead of" right before a figure.
  bool denied_before(const Told& told, std::uint32_t from) const {
    for (std::uint32_t t = told.first > from + 4 ? told.first - 4 : from; t < told.first; ++t) {
      const std::uint32_t length = view_.lexicon.match(not_, tokens_, t, told.first);
      if (length > 0 && told.first - t - length <= 2) return true;
    }
    return denied_behind(told, from);
  }
  // "Did not open on 9 May but on 19 May".
  bool not_but(const Told& a, const Told& b, std::uint32_t from) const {
    const bool but = view_.text(b.first - 1) == "but" || (b.first - a.last > 1 && view_.text(b.first - 2) == "but");
    if (!but) return false;
    for (std::uint32_t t = a.first > from + 8 ? a.first - 8 : from; t < a.first; ++t) {
      if (view_.text(t) == "not" || view_.text(t) == "n't") return true;
    }
    return false;
  }
  // "Not, as stated in our issue of 5 May, in 2016".
  bool denied_behind(const Told& told, std::uint32_t from) const {
    const std::uint32_t comma = told.first > from && view_.is_mark(told.first - 1, ',') ? told.first - 1 : told.first > from + 1 && view_.is_mark(told.first - 2, ',') ? told.first - 2 : 0;
    for (std::uint32_t t = from; t + 2 < comma; ++t) {
      const std::uint32_t length = view_.lexicon.match(not_, tokens_, t, comma);
      if (length > 0 && view_.is_mark(t + length, ',') && t + length < comma) return true;
    }
    return false;
  }

  // "The number of pilots is 130": what was wrong is not told. Its digits are most likely these in another order.
  void restate(const Told& right, std::uint32_t first, std::uint32_t last) {
    const auto& f = std::get<PlacedFigure>(right.value);
    if (f.hedge == Hedge::none && (number_of_issue(first, last) || day_of_issue(first, last) != kNone)) restate(right, WrongFigures::swapped(f.value), first, last, false);
  }
  // What may have stood there instead; `told`: the note says in what way it was wrong.
  void restate(const Told& right, const std::vector<Exact>& values, std::uint32_t first, std::uint32_t last, bool told) {
    const auto& f = std::get<PlacedFigure>(right.value);
    const auto number = number_of_issue(first, last);
    const std::uint32_t day = day_of_issue(first, last);
    std::set<std::string> keys;
    for (const Exact& value : values) {
      PlacedFigure wrong = f;
      wrong.value = value;
      keys.insert(same_figure_key(wrong, f.measure));
    }
    const Span note{tokens_[first].begin, tokens_[last - 1].end};
    for (const std::string& key : keys) {
      std::vector<FactMaker::Named> fields = {{"right", {f, right.span}},
                                              {"same", key_field(key, right.span)},
                                              {"right_same", key_field(same_figure_key(f, f.measure), right.span)},
                                              {"told", key_field(told ? "yes" : "no", right.span)},
                                              {"context", {std::string("text"), note}}};
      if (number) fields.push_back({"number", *number});
      if (day != kNone) fields.push_back({"issued", date_field(view_.mention(day))});
      maker_.add("restated", note, std::move(fields), true);
    }
  }
  // "Our issue of 5 May", "as we wrote on 5 May": the first date of the note that is one of an issue.
  std::uint32_t day_of_issue(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t found = kNone;
    each_mention(first, last, [&](const Mention& m, std::uint32_t index) {
      if (found != kNone || told_date_key(m).size() != 10) return;
      const std::uint32_t t = view_.mentions.token_at(m.span.begin), back = t > first + 4 ? t - 4 : first;
      const std::uint32_t end = view_.mentions.token_at(m.span.end - 1) + 1, behind = std::min(last, end + 3);
      if (any(issue_word_, back, t) || any(had_, back, t) || view_.any(end, behind, we_)) found = index;  // "on 2 March we allotted"
    });
    return found;
  }
  std::optional<Field> number_of_issue(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (!issue_number(t)) continue;
      if (const auto number = Exact::parse(view_.text(t))) return figure_field(*number, tokens_[t].span());
      break;
    }
    return std::nullopt;
  }

  // A day that is told without its year is of the year of the one beside it: "on 28 November 2021, not on 28 October".
  std::string date_key(std::uint32_t date, std::uint32_t beside) const {
    const Time &time = *view_.mention(date).time(), &other = *view_.mention(beside).time();
    std::string key = told_date_key(view_.mention(date));
    if (time.written.year == 0 && other.written.year != 0 && key.size() > 4) key = told_date_key(view_.mention(beside)).substr(0, 4) + key.substr(4);
    return key;
  }

  void add(const Told& wrong, const Told& right, std::uint32_t first, std::uint32_t last) {
    const Span note{tokens_[first].begin, tokens_[last - 1].end};
    std::vector<FactMaker::Named> fields;
    if (const auto* date = std::get_if<std::uint32_t>(&wrong.value)) {
      const std::uint32_t other = std::get<std::uint32_t>(right.value);
      fields = {{"wrong", date_field(view_.mention(*date))},
                {"right", date_field(view_.mention(other))},
                {"same", key_field(date_key(*date, other), wrong.span)},
                {"right_same", key_field(date_key(other, *date), right.span)}};
    } else {
      const auto &x = std::get<PlacedFigure>(wrong.value), &y = std::get<PlacedFigure>(right.value);
      // The unit may stand with one of the two alone, or be told by "the percentage".
      const bool share = x.unit.empty() && y.unit.empty() && x.measure != "%" && y.measure != "%" && any(percentage_, first, last);
      const std::string measure = share ? "%" : x.unit.empty() ? y.measure : x.measure;
      fields = {{"wrong", {x, wrong.span}}, {"right", {y, right.span}}, {"same", key_field(same_figure_key(x, measure), wrong.span)}, {"right_same", key_field(same_figure_key(y, measure), right.span)}};
    }
    fields.push_back({"context", {std::string("text"), note}});
    if (auto number = number_of_issue(first, last)) fields.push_back({"number", std::move(*number)});
    if (const std::uint32_t day = day_of_issue(first, last); day != kNone && wrong.value.index() == 0) fields.push_back({"issued", date_field(view_.mention(day))});
    maker_.add(wrong.value.index() == 0 ? "corrected" : "corrected_date", note, std::move(fields), true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const WrongFigures wrong_;
  bool plain_ = false;  // the note at hand names no error
  const GroupId correcting_ = group("correcting"), label_ = group("correction-label"), own_ = group("correction-own"), right_ = group("correction-right"),
                not_ = group("correction-not"), had_ = group("correction-had"), error_ = group("correction-error"), read_ = group("correction-read"),
                for_ = group("correction-for"), number_sign_ = group("correction-number"), place_ = group("correction-place"), in_place_ = group("correction-in-place"),
                changing_ = group("correction-changing"), is_right_ = group("correction-is-right"), is_wrong_ = group("correction-is-wrong"), printed_ = group("correction-printed"), preposition_ = group("preposition"), ought_ = group("correction-ought"), issue_word_ = group("correction-issue"), we_ = group("correction-we"), our_ = group("correction-our"), told_verb_ = group("correction-told"), misspelt_ = group("correction-misspelt"), misnamed_ = group("correction-misnamed"), percentage_ = group("correction-percentage"), slip_ = group("correction-slip"),
                garbles_ = group("correction-garbles"), into_ = group("correction-into"), it_is_ = group("correction-it-is"), since_then_ = group("correction-since-then"), scale_ = group("number-scale"), measure_ = group("measure"), per_cent_ = group("per-cent");
};

}  // namespace

std::string same_figure_key(const PlacedFigure& figure, const std::string& measure) {
  return figure.value.str() + "|" + (measure == "count" ? std::string() : measure);
}

std::string told_date_key(const Mention& mention) {
  const Time* time = mention.time();
  if (mention.kind != MentionKind::date || time == nullptr || time->readings.empty() || time->range || !time->valid || time->origin == Origin::relative) return {};
  const Granularity g = time->granularity;
  if (g != Granularity::day && g != Granularity::month && g != Granularity::year) return {};
  return iso(time->readings.front().days.begin).substr(0, g == Granularity::day ? 10 : g == Granularity::month ? 7 : 4);
}

void add_correction_facts(FactMaker& maker) {
  const View& view = maker.view;
  if (!view.document.issue.number && !view.document.issue.serial) return;
  Corrections(maker).run();
  // Dates that others can correct.
  for (const Mention& m : view.mentions.mentions) {
    if (m.nested || m.sentence >= view.mentions.sentences.size()) continue;
    std::string same = told_date_key(m);
    const Sentence& s = view.mentions.sentences[m.sentence];
    if (same.empty() || view.document.blocks[s.block].kind == BlockKind::masthead) continue;
    maker.add("told_date", m.span, {{"value", date_field(m)}, {"same", key_field(std::move(same), m.span)}, {"context", {std::string("text"), s.span}}}, true);
  }
}

}  // namespace claimcheck
