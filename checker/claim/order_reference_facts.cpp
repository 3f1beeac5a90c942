// Orders told by naming an event again: "The vote took place on 3 May. Immediately after the vote, on 5 May, …", "signed two days
// after ratification, on 9 May". The event is the one dated in the sentences before by the same noun, or by the verb of its kind;
// where two dates could be meant, none is.
#include <algorithm>
#include <optional>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentences = 3;   // an event is named again within so many
constexpr std::uint32_t kNounPhrase = 8;  // tokens of "the signing of the border accord"

class ReferredOrders {
 public:
  ReferredOrders(FactMaker& maker, const EventReader& events, const Happenings& happenings)
      : maker_(maker), view_(maker.view), events_(events) {
    for (const Happening& h : happenings.all()) {
      if (!h.vague) told_.push_back({h.sentence, h.token, h.date, h.kind});
    }
    for (const DatedVerb& v : events.verbs()) subject_of(v);
    happenings_ = &happenings;
  }

  void run() {
    std::uint32_t last = kNone;
    for (const Mention& m : view_.mentions.mentions) {
      if (m.kind != MentionKind::date || m.sentence == last || m.sentence >= view_.mentions.sentences.size()) continue;
      last = m.sentence;
      const Sentence& s = view_.mentions.sentences[last];
      if (last == 0 || !readable(s)) continue;
      for (std::uint32_t t = s.first; t + 1 < s.last; ++t) {
        if (is(t, after_)) connective(s, last, t, true);
        else if (is(t, before_)) connective(s, last, t, false);
      }
    }
  }

 private:
  // An event with its date, known by its kind or by its noun.
  struct Told {
    std::uint32_t sentence = 0, token = 0, date = 0;
    std::string name;
  };
  // What a connective names: the tokens up to `last`, by these names.
  struct Named {
    std::uint32_t last = 0;
    std::set<std::string> names;
  };

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool word(std::uint32_t t) const { return view_.mentions.tokens[t].kind == TokenKind::word; }
  std::string noun(std::uint32_t t) const { return view_.lexicon.singular(lower(view_.text(t))); }

  // "The vote took place on 3 May", "the talks were held on 3 May": the subject is what is dated.
  void subject_of(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    if (v.verb.first <= s.first || v.loose || !is(v.verb.main, held_) || !word(v.verb.first - 1) || is(v.verb.first - 1, function_)) return;
    for (std::uint32_t k = v.verb.first; k > s.first && v.verb.first - k < 4; --k) {
      if (is(k - 1, many_)) return;
    }
    told_.push_back({v.sentence, v.verb.first - 1, v.date, noun(v.verb.first - 1)});
  }

  // "The vote", "ratification", "the signing of the accord", "it was adopted".
  std::optional<Named> named_at(const Sentence& s, std::uint32_t t) const {
    Named n;
    std::uint32_t k = t;
    const bool definite = is(k, definite_) || is(k, his_);
    if (definite) ++k;
    if (k < s.last && is(k, it_) && !definite) return clause_at(s, k + 1);
    std::uint32_t head = kNone;
    for (; k < s.last && k - t < 4 && word(k) && !is(k, function_); ++k) {
      if (is(k, many_) || view_.mentions.tokens[k].has(kCapital)) return std::nullopt;
      head = k;
    }
    if (head == kNone) return std::nullopt;
    std::uint32_t length = 0;
    const std::string kind(happenings_->kind_at(head, s.last, length));
    if (!definite && kind.empty()) return std::nullopt;
    if (!kind.empty()) n.names.insert(kind);
    if (definite) n.names.insert(noun(head));
    if (k < s.last && view_.text(k) == "of") {
      for (; k < s.last && k - t < kNounPhrase && word(k); ++k) {
        if (is(k, many_)) return std::nullopt;
      }
    }
    n.last = k;
    return n;
  }

  // "After it was adopted".
  std::optional<Named> clause_at(const Sentence& s, std::uint32_t t) const {
    while (t < s.last && (is(t, was_) || is(t, had_) || is(t, be_))) ++t;
    std::uint32_t length = 0;
    if (t >= s.last || !events_.reader().is_past_form(view_, t)) return std::nullopt;
    const std::string kind(happenings_->kind_at(t, s.last, length));
    if (kind.empty()) return std::nullopt;
    return Named{t + length, {kind}};
  }

  // The one date that an event of this name was told with before.
  std::optional<std::uint32_t> date_of(const Named& n, std::uint32_t sentence, std::uint32_t token) const {
    std::optional<std::uint32_t> found;
    const std::uint32_t block = view_.mentions.sentences[sentence].block;
    for (const Told& e : told_) {
      if (!n.names.contains(e.name) || e.sentence > sentence || sentence - e.sentence > kSentences || (e.sentence == sentence && e.token >= token)) continue;
      if (view_.mentions.sentences[e.sentence].block != block) continue;
      if (found && *found != e.date && !same(*found, e.date)) return std::nullopt;
      found = e.date;
    }
    return found;
  }
  bool same(std::uint32_t a, std::uint32_t b) const { return view_.mention(a).time()->readings.front().days == view_.mention(b).time()->readings.front().days; }

  // A length told right before the connective: "two days after".
  std::optional<std::uint32_t> gap_before(std::uint32_t t) const {
    const std::uint32_t offset = view_.mentions.tokens[t].begin;
    const auto& all = view_.mentions.mentions;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < offset; });
    for (int n = 0; at != all.begin() && n < 2; ++n) {
      --at;
      if (at->kind == MentionKind::duration && at->time() != nullptr && !at->time()->length.unit.empty() && view_.mentions.token_at(at->span.end - 1) + 1 == t)
        return static_cast<std::uint32_t>(at - all.begin());
    }
    return std::nullopt;
  }

  void connective(const Sentence& s, std::uint32_t sentence, std::uint32_t t, bool after) {
    const std::uint32_t word_length = view_.lexicon.match(after ? after_ : before_, view_.mentions.tokens, t, s.last);
    const auto n = named_at(s, t + std::max(word_length, 1U));
    if (!n) return;
    const auto event = date_of(*n, sentence, t);
    if (!event) return;
    const auto gap = gap_before(t);
    const std::uint32_t from = gap ? view_.mentions.token_at(view_.mention(*gap).span.begin) : t;
    // "The day after the vote": one day, which the weekday or the date tells better.
    if (!gap && t > s.first && word(t - 1) && !is(t - 1, soon_) && !joint(t - 1)) {
      const bool dated = std::any_of(view_.mentions.mentions.begin(), view_.mentions.mentions.end(), [&](const Mention& m) {
        return m.kind == MentionKind::date && !m.nested && m.span.end == view_.mentions.tokens[t - 1].end;
      });
      if (!dated) return;
    }
    for (const DateTokens& d : events_.dates_of(sentence)) {
      if (d.mention == *event) continue;
      const bool behind = n->last < s.last && view_.is_mark(n->last, ',') && d.lead == n->last + 1 && d.lead < d.first;           // "after the vote, on 5 May"
      const bool before = d.lead < d.first && (d.last == from || (d.last + 1 == from && view_.is_mark(d.last, ',')));             // "on 5 May, two days after the vote"
      if (!behind && !before) continue;
      after ? add(*event, d.mention, t, word_length, gap) : add(d.mention, *event, t, word_length, gap);
      return;
    }
  }
  bool joint(std::uint32_t t) const { return view_.text(t) == "and" || view_.text(t) == "but" || view_.text(t) == "only" || view_.text(t) == "Only"; }

  void add(std::uint32_t earlier, std::uint32_t later, std::uint32_t at, std::uint32_t length, std::optional<std::uint32_t> gap) {
    const Mention &a = view_.mention(earlier), &b = view_.mention(later);
    const Granularity g = a.time()->granularity, h = b.time()->granularity;
    if ((g != Granularity::day && g != Granularity::month && g != Granularity::year) || (h != Granularity::day && h != Granularity::month && h != Granularity::year)) return;
    const Span said{view_.mentions.tokens[at].begin, view_.mentions.tokens[at + std::max(length, 1U) - 1].end};
    std::vector<FactMaker::Named> fields = {{"earlier", date_field(a)}, {"later", date_field(b)}, {"word", {std::string(said.in(view_.document.text)), said}}};
    if (gap) fields.push_back({"gap", length_field(view_.mention(*gap))});
    maker_.add("sequence", {std::min(a.span.begin, b.span.begin), std::max({a.span.end, b.span.end, said.end})}, std::move(fields), true);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const Happenings* happenings_ = nullptr;
  std::vector<Told> told_;
  const GroupId after_ = group("order-ref-after"), before_ = group("order-ref-before"), soon_ = group("order-soon"), held_ = group("order-held"),
                function_ = group("function-word"), many_ = group("ev-many"), definite_ = group("order-definite"), his_ = group("ev-his"), it_ = group("ev-it"),
                was_ = group("ev-was"), had_ = group("ev-had"), be_ = group("ev-be");
};

}  // namespace

void add_referred_orders(FactMaker& maker, const EventReader& events, const Happenings& happenings) {
  if (!maker.view.mentions.mentions.empty()) ReferredOrders(maker, events, happenings).run();
}

}  // namespace claimcheck
