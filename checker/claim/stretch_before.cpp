// A length of time whose ends another sentence tells: "those nine years", "the four years of construction", "it took 99 days".
#include <algorithm>

#include "checker/claim/stretches.h"
#include "checker/claim/units_between.h"

namespace claimcheck {

// "The dam was begun in 1998. By 2009, …, it had been under construction for two decades".
bool Stretches::by_then(const Length& l) {
  const Sentence& s = sentence(l);
  if (view_.text(s.first) != "By" || l.sentence == 0 || l.first < s.first + 6) return false;
  const auto now = dates(l.sentence, l.sentence);
  if (now.size() != 1 || now[0].range || now[0].first != s.first + 1) return false;
  bool lead = false, had = false;
  for (std::uint32_t k = l.first; k > now[0].last && l.first - k < 3; --k) lead = lead || view_.text(k - 1) == "for";
  for (std::uint32_t k = now[0].last; k < l.first; ++k) had = had || (view_.text(k) == "had" && (view_.text(k - 1) == "it" || view_.text(k - 1) == "he" || view_.text(k - 1) == "she" || view_.text(k - 1) == "they"));
  const Sentence& before = view_.mentions.sentences[l.sentence - 1];
  if (!lead || !had || before.block != s.block || !readable(before)) return false;
  const auto told = dates(l.sentence - 1, l.sentence - 1);
  if (told.size() != 1 || told[0].range) return false;
  bool opened = false;
  for (std::uint32_t k = before.first; k < told[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
  return opened && add_both(l, told[0], now[0]);
}

// "The siege took 99 days. It started on 5 May and was lifted on 12 August": the ends in the next sentence.
bool Stretches::told_ahead(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.sentence + 1 >= view_.mentions.sentences.size() || l.first < s.first + 2 || !dates(l.sentence, l.sentence).empty() || another(l)) return false;
  bool verb = false;
  for (std::uint32_t k = l.first; k > s.first && l.first - k < 4; --k) verb = verb || is(k - 1, lasts_) || is(k - 1, spans_);
  const Sentence& next = view_.mentions.sentences[l.sentence + 1];
  if (!verb || next.block != s.block || !readable(next)) return false;
  if (!opens_with_pronoun(next)) return false;
  const auto ends = dates(l.sentence + 1, l.sentence + 1);
  if (!two_dates(ends) || !starts_and_ends(next, ends[0], ends[1])) return false;
  return add_both(l, ends[0], ends[1]);
}

// "The port was closed on 2 April. It reopened on 12 April, after ten days."
bool Stretches::after_sentence(const Length& l, const Near& end) {
  const Sentence& s = sentence(l);
  if (!opens_with_pronoun(s) || l.sentence == 0) return false;
  const Sentence& before = view_.mentions.sentences[l.sentence - 1];
  if (before.block != s.block || !readable(before) || (l.last < s.last && view_.mentions.tokens[l.last].kind == TokenKind::word && word(l.last, s) != "of")) return false;
  const auto told = dates(l.sentence - 1, l.sentence - 1);
  if (told.size() != 1 || told[0].range) return false;
  bool opened = false, closed = false;
  for (std::uint32_t k = before.first; k < told[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
  for (std::uint32_t k = s.first; k < end.first; ++k) closed = closed || ends_at(k);
  return opened && closed && add_both(l, told[0], end);
}

// "In those 23 days" behind the two ends.
void Stretches::those(const Length& l) {
  const std::uint32_t block = sentence(l).block;
  std::uint32_t from = l.sentence;
  while (from > 0 && l.sentence - from < 2 && view_.mentions.sentences[from - 1].block == block && readable(view_.mentions.sentences[from - 1])) --from;
  if (told_before(l, view_.mentions.sentences[from].span.begin)) return;
  if (auto ends = last_two(dates(from, l.sentence), l.first)) add(l, std::move(*ends));
}

// "Work began in June 2016 and ended in June 2019. The four years of construction …".
bool Stretches::the_whole(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.last >= s.last) return false;
  if (l.first == s.first) {
    if (word(l.last, s) != "of" || l.sentence == 0) return false;  // "Seven years of service left it with debts"
    return whole_of(l, s, false);
  }
  // "It was granted the site in 1996 and lost it in 2014. In 18 years it built one station."
  const std::string_view behind = word(l.last, s);
  if (view_.text(l.first - 1) == "In" && l.first == s.first + 1 && l.sentence > 0 && (behind == "it" || behind == "they" || behind == "he" || behind == "she")) return whole_of(l, s, false);
  // "Its two months will attract …", "her eight years at its head", not "her two years in opposition".
  const bool its = is(l.first - 1, its_) && view_.lexicon.match(all_its_, view_.mentions.tokens, l.last, s.last) > 0;
  if (!its && view_.text(l.first - 1) != "the" && view_.text(l.first - 1) != "The") return false;
  if (!its && word(l.last, s) != "of" && word(l.last, s) != "in") return false;
  return whole_of(l, s, its);
}

bool Stretches::whole_of(const Length& l, const Sentence& s, bool its) {
  std::uint32_t before = l.sentence;
  auto all = dates(before, before);
  std::erase_if(all, [&](const Near& d) { return d.first >= l.first; });
  if (all.empty() && reaches_back(l.sentence)) {
    before = l.sentence - 1;
    all = dates(before, before);
  }
  if (told_before(l, view_.mentions.sentences[before].span.begin)) return false;
  if (all.size() == 1 && all[0].range && l.first != s.first && (its || word(l.last, s) == "of")) {
    return add_range(l, all[0]);
  }
  if (its || !two_dates(all) || !starts_and_ends(view_.mentions.sentences[before], all[0], all[1])) return false;
  return add_both(l, all[0], all[1]);
}

std::optional<Ends> Stretches::ends_before(const Length& l) const {
  std::uint32_t at = l.sentence;
  auto all = dates(at, at);
  const bool behind = std::any_of(all.begin(), all.end(), [&](const Near& d) { return d.first >= l.last; });
  std::erase_if(all, [&](const Near& d) { return d.first >= l.first; });
  if (all.empty() && !behind && reaches_back(at)) {
    --at;
    all = dates(at, at);
  }
  if (told_before(l, view_.mentions.sentences[at].span.begin)) return std::nullopt;
  if (all.size() == 1 && all[0].range) return range_ends(all[0]);
  if (!two_dates(all) || !starts_and_ends(view_.mentions.sentences[at], all[0], all[1])) return std::nullopt;
  return alike(all[0], all[1]);
}

bool Stretches::longer(const Length& l, const Ends& ends) const {
  const auto &from = std::get<When>(ends.start.value).readings, &to = std::get<When>(ends.end.value).readings;
  const Figure& f = view_.mention(l.index).time()->length;
  if (from.empty() || to.empty()) return false;
  const auto count = units_between(f.unit, from.front().days, to.front().days);
  return count && f.value > Exact(count->second);
}

bool Stretches::within_whole(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.last >= s.last) return false;
  // "…; seven years of noise had driven the cranes away", "Ten days of debate produced a sentence".
  const bool heads = l.first == s.first || view_.is_mark(l.first - 1, ';') || view_.is_mark(l.first - 1, ':') || view_.text(l.first - 1) == "—" || view_.text(l.first - 1) == "–";
  if (heads && word(l.last, s) == "of" && !another(l)) {
    const auto ends = ends_before(l);
    if (!ends || !longer(l, *ends)) return false;
    add(l, *ends);
    return true;
  }
  // "The monitors arrived on 2 March and left on 23 March. Their three-week stay yielded little".
  const bool modifier = l.last - l.first > 2 && view_.is_mark(l.first + 1, '-');
  if (modifier && l.first == s.first + 1 && (is(s.first, its_) || view_.text(s.first) == "The") && is(l.last, span_noun_)) {
    const auto ends = ends_before(l);
    if (ends) add(l, *ends);
    return ends.has_value();
  }
  std::uint32_t t = l.first;
  const bool its = t > s.first && is(t - 1, its_);
  if (its || (t > s.first && is(t - 1, article_))) --t;
  const bool opens = t == s.first + 1 || (t > s.first + 1 && view_.mentions.tokens[t - 2].kind == TokenKind::mark);
  if (l.sentence == 0 || t == s.first || !opens || !is(t - 1, within_) || another(l)) return false;
  // "In her eight years on the bench" are all of them; "after three weeks of talks" may be some of them, but no more.
  const bool after = view_.text(t - 1) == "After" || view_.text(t - 1) == "after";
  const bool whole = its && !after && is(l.last, as_long_);
  if (!whole && word(l.last, s) != "of") return false;
  const auto ends = ends_before(l);
  if (!ends || (!whole && !longer(l, *ends))) return false;
  add(l, *ends);
  return true;
}

}  // namespace claimcheck
