// Orders told by naming an event again: "The vote took place on 3 May. Immediately after the vote, on 5 May, …", "signed two days
// after ratification, on 9 May". The event is the one dated in the sentences before by the same noun, or by the verb of its kind;
// where two dates could be meant, none is.
#include <algorithm>
#include <optional>

#include "checker/claim/event_facts.h"
#include "checker/claim/event_names.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentences = 3;  // an event is named again within so many

class ReferredOrders {
 public:
  ReferredOrders(FactMaker& maker, const EventReader& events, const Happenings& happenings, const EventNames& names)
      : maker_(maker), view_(maker.view), events_(events), happenings_(happenings), names_(names) {}

  void run() {
    for (const std::uint32_t sentence : dated_sentences(view_)) {
      const Sentence& s = view_.mentions.sentences[sentence];
      for (std::uint32_t t = s.first; t + 1 < s.last; ++t) {
        if (is(t, after_)) connective(s, sentence, t, true);
        else if (is(t, before_)) connective(s, sentence, t, false);
      }
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool word(std::uint32_t t) const { return view_.mentions.tokens[t].kind == TokenKind::word; }

  // "Four days into it": of what the sentence before told last.
  std::optional<std::uint32_t> told_last(std::uint32_t sentence) const {
    const auto& verbs = events_.verbs();
    auto at = std::partition_point(verbs.begin(), verbs.end(), [&](const DatedVerb& v) { return v.sentence < sentence; });
    if (at == verbs.begin() || std::prev(at)->sentence + 1 != sentence || view_.mentions.sentences[sentence - 1].block != view_.mentions.sentences[sentence].block) return std::nullopt;
    const DatedVerb& v = *std::prev(at);
    if (v.loose || v.verb.form != VerbForm::past) return std::nullopt;
    return v.date;
  }

  // "After it was adopted", "before the law was passed": the event of that kind.
  std::optional<EventReference> clause_at(const Sentence& s, std::uint32_t t) const {
    std::uint32_t k = t;
    if (is(k, it_)) {
      ++k;
    } else {
      if (!is(k, definite_)) return std::nullopt;
      for (++k; k < s.last && k - t < 4 && word(k) && !is(k, was_) && !is(k, had_); ++k) {
        if (is(k, many_) || is(k, function_)) return std::nullopt;
      }
      if (k >= s.last || (!is(k, was_) && !is(k, had_))) return std::nullopt;
    }
    while (k < s.last && (is(k, was_) || is(k, had_) || is(k, be_))) ++k;
    std::uint32_t length = 0;
    if (k >= s.last || !events_.reader().is_past_form(view_, k)) return std::nullopt;
    EventReference r;
    r.kind = happenings_.kind_at(k, s.last, length);
    if (r.kind.empty()) return std::nullopt;
    r.first = t, r.head = k, r.last = k + length;
    return r;
  }

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
    const std::uint32_t behind_word = t + std::max(word_length, 1U);
    if (behind_word >= s.last) return;
    auto n = clause_at(s, behind_word);
    std::optional<std::uint32_t> event;
    if (!n && is(t, into_) && is(behind_word, it_)) {
      n.emplace();
      n->last = behind_word + 1;
      event = told_last(sentence);
    } else {
      if (!n) n = names_.reference_at(s, behind_word);
      if (!n) return;
      const auto meant = names_.meant(*n, sentence, t, kSentences);
      if (meant.size() == 1) event = meant.front()->date;
    }
    if (!event) return;
    const auto gap = gap_before(t);
    if (is(t, into_) && !gap) return;
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
  const Happenings& happenings_;
  const EventNames& names_;
  const GroupId after_ = group("order-ref-after"), before_ = group("order-ref-before"), soon_ = group("order-soon"), definite_ = group("order-definite"),
                it_ = group("ev-it"), was_ = group("ev-was"), had_ = group("ev-had"), be_ = group("ev-be"), many_ = group("ev-many"), function_ = group("function-word"),
                into_ = group("order-ref-into");
};

}  // namespace

void add_referred_orders(FactMaker& maker, const EventReader& events, const Happenings& happenings, const EventNames& names) {
  ReferredOrders(maker, events, happenings, names).run();
}

}  // namespace claimcheck
