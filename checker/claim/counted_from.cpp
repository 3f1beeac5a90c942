#include "checker/claim/counted_from.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kComplement = 7;  // tokens of "of the signing of the …"

}  // namespace

CountedFrom::CountedFrom(const View& view, const EventReader& events, const Happenings& happenings)
    : view_(view),
      events_(events),
      happenings_(happenings),
      its_(view.lexicon.group("stretch-its")),
      was_(view.lexicon.group("ev-was")),
      had_(view.lexicon.group("ev-had")),
      kept_(view.lexicon.group("anniversary-kept")),
      moved_(view.lexicon.group("anniversary-moved")),
      article_(view.lexicon.group("article")),
      preposition_(view.lexicon.group("preposition")),
      which_was_(view.lexicon.group("anniversary-which-was")),
      starting_(view.lexicon.group("kind-starting")) {}

// The time of the celebration: a date of the sentence that is no event of its own, else the issue's if the present is told.
std::optional<Field> CountedFrom::time_of(std::uint32_t sentence, std::uint32_t from, std::uint32_t to,
                                          const std::vector<std::uint32_t>& events) const {
  const DateTokens* best = nullptr;
  std::uint32_t distance = 20;
  const auto dates = events_.dates_of(sentence);
  for (const DateTokens& d : dates) {
    if (std::find(events.begin(), events.end(), d.mention) != events.end()) continue;
    // "The parade of 9 May 2015 marked the 70th anniversary": that of the feast itself.
    const bool feast = d.last < from && is(d.last, kept_) && view_.text(d.lead) == "of" && from - d.last <= 3;
    if (d.lead < d.first && !feast && (view_.text(d.lead) == "of" || view_.text(d.lead) == "since")) continue;
    const std::uint32_t gap = d.first >= to ? d.first - to : from - std::min(from, d.last);
    if (gap < distance) best = &d, distance = gap;
  }
  if (best == nullptr) return std::nullopt;
  return date_field(view_.mention(best->mention));
}

std::optional<std::uint32_t> CountedFrom::dated_complement(std::uint32_t last, const Sentence& s, std::uint32_t sentence) const {
  const bool since = last < s.last && (view_.text(last) == "since" || view_.text(last) == "after");
  if (last >= s.last || (view_.text(last) != "of" && !since)) return std::nullopt;
  for (const DateTokens& d : events_.dates_of(sentence)) {
    if (d.first <= last || d.first - last > 10) continue;
    for (std::uint32_t k = last; k < d.lead; ++k) {
      if (view_.mentions.tokens[k].kind == TokenKind::mark && !view_.is_mark(k, '-') &&
          !(view_.is_mark(k, '(') && k + 1 == d.first))
        return std::nullopt;
    }
    const bool bracket = view_.is_mark(d.first - 1, '(');
    const bool of = d.lead < d.first && view_.text(d.lead) == "of";
    const bool participle = d.lead < d.first && events_.reader().is_past_form(view_, d.lead - 1);
    // "Of its reunification on 3 October 1990", with the year of the celebration told elsewhere in the sentence.
    const Time* time = view_.mention(d.mention).time();
    bool own = d.lead < d.first && time->written.year != 0 && (since || told_elsewhere(d, sentence));
    if (own) {
      std::uint32_t length = 0;
      bool kind = false;
      for (std::uint32_t k = last; k < d.lead; ++k) {
        kind = kind || !happenings_.kind_at(k, s.last, length).empty();
        own = own && !events_.reader().is_past_form(view_, k);
      }
      own = own && kind;
    }
    return bracket || of || participle || own ? std::optional(d.mention) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> CountedFrom::told_in_clause(std::uint32_t last, const Sentence& s, std::uint32_t sentence) const {
  if (last >= s.last || view_.text(last) != "of") return std::nullopt;
  std::uint32_t t = last;
  while (t < s.last && t - last < kComplement && view_.mentions.tokens[t].kind == TokenKind::word) ++t;
  if (t >= s.last || !view_.is_mark(t, ',')) return std::nullopt;
  ++t;
  if (t < s.last && view_.text(t) == "which") ++t;
  while (t < s.last && (is(t, was_) || is(t, had_) || view_.text(t) == "been")) ++t;
  if (t >= s.last || !events_.reader().is_past_form(view_, t)) return std::nullopt;
  std::uint32_t to = t + 1;
  if (to + 1 < s.last && view_.text(to) == "out") ++to;
  for (const DateTokens& d : events_.dates_of(sentence)) {
    if (d.lead == to && d.first == to + 1 && view_.mention(d.mention).time()->written.year != 0) return d.mention;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> CountedFrom::of_subject(const Mention& m, const Sentence& s) const {
  const std::uint32_t first = view_.mentions.token_at(m.span.begin);
  if (first < s.first + 5 || !is(first - 1, its_) || !is(s.first, article_)) return std::nullopt;
  const auto dates = events_.dates_of(m.sentence);
  if (dates.empty()) return std::nullopt;
  const DateTokens& d = dates.front();
  if (d.lead == d.first || view_.text(d.lead) != "of" || d.lead - s.first > 6 || d.last >= first) return std::nullopt;
  for (std::uint32_t k = s.first; k < d.lead; ++k) {
    if (view_.mentions.tokens[k].kind != TokenKind::word) return std::nullopt;
  }
  return d.mention;
}

std::string CountedFrom::kind_of(std::uint32_t last, const Sentence& s) const {
  if (last >= s.last || view_.text(last) != "of") return "found";
  for (std::uint32_t t = last + 1; t < s.last && t - last < kComplement; ++t) {
    if (view_.mentions.tokens[t].kind == TokenKind::mark && !view_.is_mark(t, '-')) break;
    std::uint32_t length = 0;
    const auto kind = happenings_.kind_at(t, s.last, length);
    if (!kind.empty()) return std::string(kind);
  }
  return {};
}

std::string CountedFrom::told_behind(std::uint32_t last, const Sentence& s) const {
  std::uint32_t t = last;
  while (t < s.last && t - last < kComplement && view_.mentions.tokens[t].kind == TokenKind::word) ++t;
  if (t == last || t >= s.last || !view_.is_mark(t, ',')) return {};
  ++t;
  while (t < s.last && is(t, which_was_)) ++t;
  std::uint32_t length = 0;
  return t < s.last ? std::string(happenings_.kind_at(t, s.last, length)) : std::string();
}

bool CountedFrom::of_founded(std::uint32_t last, const Sentence& s) const {
  if (last + 1 >= s.last || view_.text(last) != "of") return false;
  std::string noun;
  for (std::uint32_t t = last + 1; t < s.last && t - last < 6; ++t) {
    const Token& token = view_.mentions.tokens[t];
    if (token.kind != TokenKind::word || is(t, preposition_)) break;
    if (!is(t, article_)) noun = view_.lexicon.singular(lower(view_.text(t)));
    if (events_.reader().is_past_form(view_, t)) return false;
  }
  return std::any_of(happenings_.all().begin(), happenings_.all().end(), [&](const Happening& h) {
    // "The jubilee of the bank fell in 2019. It had been chartered in 1994": told of in the next sentence.
    const Sentence& told = view_.mentions.sentences[h.sentence];
    const bool next =
        h.sentence > 0 && view_.mentions.sentences[h.sentence - 1].first == s.first && view_.text(told.first) == "It";
    return h.kind == "found" && (h.words.contains(noun) || h.definite == noun || next);
  });
}

std::vector<const Happening*> CountedFrom::candidates(const std::string& kind, std::uint32_t sentence, std::uint32_t from) const {
  std::vector<const Happening*> near, far;
  const std::uint32_t block = view_.mentions.sentences[sentence].block;
  for (const Happening& h : happenings_.all()) {
    if (h.sentence == sentence && h.token >= from && h.token - from < kComplement && !parted(from, h.token))
      continue;  // "of its entry into force in May"
    if (h.kind != kind && !(kind == "found" && starts(h.kind))) continue;
    (view_.mentions.sentences[h.sentence].block == block && h.sentence <= sentence + 1 ? near : far).push_back(&h);
  }
  if (!near.empty()) return near;
  // Elsewhere in the issue only the one event of the kind.
  if (far.size() > 1 &&
      std::any_of(far.begin(), far.end(), [&](const Happening* h) { return year(h->date) != year(far.front()->date); }))
    far.clear();
  return far;
}

bool CountedFrom::moved(std::uint32_t block) const {
  auto s = std::find_if(view_.mentions.sentences.begin(), view_.mentions.sentences.end(),
                        [&](const Sentence& x) { return x.block == block; });
  for (; s != view_.mentions.sentences.end() && s->block == block; ++s) {
    for (std::uint32_t t = s->first; t < s->last; ++t) {
      if (is(t, moved_)) return true;
    }
  }
  return false;
}

bool CountedFrom::keeps(std::uint32_t t, const Sentence& s) const {
  for (std::uint32_t k = t; k > s.first && t - k < 4; --k) {
    if (is(k - 1, kept_)) return true;
  }
  return false;
}

bool CountedFrom::parted(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t k = from; k < to; ++k) {
    if (view_.is_mark(k, ',') || view_.is_mark(k, ';')) return true;
  }
  return false;
}

bool CountedFrom::told_elsewhere(const DateTokens& date, std::uint32_t sentence) const {
  for (const DateTokens& d : events_.dates_of(sentence)) {
    if (d.mention != date.mention && d.last <= date.first && year(d.mention) > year(date.mention)) return true;
  }
  return false;
}

bool CountedFrom::starts(const std::string& kind) const { return view_.lexicon.is(view_.lexicon.find(kind), starting_); }

std::optional<Field> CountedFrom::issue_day() const {
  const auto& issue = view_.document.issue.date;
  if (!issue) return std::nullopt;
  return Field{When{{{{issue->value, issue->value + 1}, iso(issue->value), kDistant, false}},
                    Granularity::day,
                    Origin::explicit_,
                    true,
                    {}},
               issue->text};
}

Field count_field(const Figure& count, Span span) {
  return {PlacedFigure{count.reading, count.value, count.unit, "count", count.hedge, span, span, count.in_words}, span};
}

void add_anniversary(FactMaker& maker, Span span, Field count, const Mention& event, Field when, int slack) {
  const int years = to_civil(std::get<When>(when.value).readings.front().days.begin).year -
                    to_civil(event.time()->readings.front().days.begin).year;
  if (years <= 0) return;
  // "Celebrates its anniversary in October": of this year or the last.
  if (std::get<When>(when.value).readings.front().guessed || std::get<When>(when.value).readings.size() > 1)
    slack = std::max(slack, 1);
  maker.add("anniversary", span,
            {{"count", std::move(count)},
             {"event", date_field(event)},
             {"when", std::move(when)},
             {"least", figure_field(Exact(years), span)},
             {"most", figure_field(Exact(years + slack), span)}},
            true);
}

}  // namespace claimcheck
