// A length of time beside its two ends in one sentence: "twelve days of talks, from 3 to 14 May", "in November, four months
// later", "it lasted 23 days".
#include <algorithm>

#include "checker/claim/stretches.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBeside = 7;  // tokens between a length and its range

}  // namespace

// Next to a range in the same sentence, with nothing between but a noun phrase or a gloss.
bool Stretches::beside(const Length& l) {
  const Sentence& s = sentence(l);
  const auto all = dates(l.sentence, l.sentence);
  const auto ranges = std::count_if(all.begin(), all.end(), [](const Near& d) { return d.range; });
  if (ranges != 1 || all.size() > 2) return false;
  const Near range = *std::find_if(all.begin(), all.end(), [](const Near& d) { return d.range; });
  const bool behind = range.first >= l.last;
  const std::uint32_t from = behind ? l.last : range.last, to = behind ? range.first : l.first;
  if (from > to || to - from > kBeside) return false;
  const bool bracketed = !behind && range.first > s.first && view_.is_mark(range.first - 1, '(') && l.last < s.last && view_.is_mark(l.last, ')');  // "(1 May – 30 June; two months)"
  bool mark = false;
  for (std::uint32_t k = from; k < to; ++k) {
    const Token& token = view_.mentions.tokens[k];
    if (token.kind == TokenKind::number || is(k, no_whole_)) return false;
    if (token.kind == TokenKind::mark) {
      if ((view_.is_mark(k, ';') && !bracketed) || view_.is_mark(k, ')') || view_.is_mark(k, '"')) return false;
      mark = mark || !view_.is_mark(k, '-');
      continue;
    }
    if (!behind && !is(k, gloss_)) return false;
    if (behind && (events_.reader().is_past_form(view_, k) || view_.text(k) == "and" || (view_.text(k) == "in" && !view_.is_mark(range.first - 1, '(')))) return false;
  }
  if (!mark && !(behind && (word(range.first, s) == "from" || word(range.first, s) == "between"))) return false;
  // "Ten-year yields from 2014 to 2018": how long the things run, not how long one thing lasted.
  const bool modifier = l.first + 2 < l.last && view_.is_mark(l.first + 1, '-');
  if (behind && modifier && from < to && view_.text(to - 1).ends_with('s')) return false;
  return add_range(l, range);
}

// "For nine years, since 2012": up to the issue.
bool Stretches::since(const Length& l) {
  const Sentence& s = sentence(l);
  const auto all = dates(l.sentence, l.sentence);
  if (all.size() != 1 || !view_.document.issue.date) return false;
  const Near& d = all.front();
  // "The treaty of 1963 has lost nothing in the 58 years since then".
  if (l.last + 1 < s.last && view_.text(l.last) == "since" && view_.text(l.last + 1) == "then" && d.last < l.first && view_.mention(d.mention).time()->written.year != 0 && !d.range) {
    for (std::uint32_t k = d.last; k < l.first; ++k) {
      if (view_.is_mark(k, ';')) return false;
      if (is(k, has_)) return up_to_issue(l, d);
    }
  }
  const bool told = d.first > s.first && (view_.text(d.first - 1) == "since" || view_.text(d.first - 1) == "Since");
  if (!told) return false;
  const std::uint32_t from = std::min(l.last, d.last), to = std::max(l.first, d.first - 1);
  if (from > to || to - from > 2) return false;
  bool perfect = false;
  for (std::uint32_t k = s.first; k < s.last; ++k) perfect = perfect || is(k, has_);
  if (!perfect) return false;
  return up_to_issue(l, d);
}

bool Stretches::up_to_issue(const Length& l, const Near& d, Day ahead) {
  const Mention& m = view_.mention(d.mention);
  const Day issue = view_.document.issue.date->value;
  When now{{{{issue, issue + 1 + ahead}, iso(issue), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}};
  add(l, {date_field(m), {std::move(now), view_.document.issue.date->text}, m.span});
  return true;
}

// "Thirty years have passed since the dam broke in March 1981": up to the issue.
bool Stretches::passed_since(const Length& l) {
  const Sentence& s = sentence(l);
  std::uint32_t t = l.last;
  if (t + 2 >= s.last || !view_.document.issue.date) return false;
  bool it = l.first >= s.first + 2 && (view_.text(s.first) == "It") && l.first - s.first <= 5 && view_.text(t) == "since";
  // "Next month it will be 20 years since".
  bool ahead = false;
  for (std::uint32_t k = l.first; k > s.first + 2 && l.first - k < 4 && view_.text(t) == "since" && !it; --k) ahead = ahead || (view_.text(k - 1) == "be" && view_.text(k - 2) == "will" && view_.text(k - 3) == "it");
  it = it || ahead;
  if (!it) {
    if (!is(t, has_)) return false;
    for (++t; t < s.last && t - l.last < 4 && view_.text(t) != "since"; ++t) {
    }
    if (!is(t - 1, passed_) || view_.text(t) != "since") return false;
  }
  std::optional<Near> start;
  for (const Near& d : dates(l.sentence, l.sentence)) {
    if (ahead && d.last < l.first && view_.mention(d.mention).time()->written.year == 0) continue;  // "next month"
    if (d.first <= t) return false;
    if (start) return false;
    start = d;
  }
  if (!start || start->range || start->first - t > 14) return false;
  for (std::uint32_t k = t; k < start->first; ++k) {
    if (view_.is_mark(k, ';')) return false;
  }
  const Mention& m = view_.mention(start->mention);
  return m.time()->written.year != 0 && up_to_issue(l, *start, ahead ? 62 : 0);
}

// "Between the arrest in March 2018 and the verdict in March 2021 lay four years".
bool Stretches::between_two(const Length& l) {
  const Sentence& s = sentence(l);
  std::uint32_t verb = l.first;
  while (verb > s.first && l.first - verb < 3 && (is(verb - 1, article_) || is(verb - 1, gloss_)) && !is(verb - 1, lies_)) --verb;  // "lay a full four years"
  const bool took = l.first >= s.first + 6 && (is(verb - 1, lies_) || is(verb - 1, lasts_));
  if (!took) return false;
  // The sentence opens with it.
  const std::string_view opener = view_.text(s.first);
  if (opener != "Between" && opener != "From") return false;
  const std::uint32_t from = s.first;
  std::vector<Near> all = dates(l.sentence, l.sentence);
  std::erase_if(all, [&](const Near& d) { return d.first < from || d.first >= l.first; });
  if (!two_dates(all)) return false;
  bool joined = false;
  for (std::uint32_t k = all[0].last; k < all[1].first; ++k) joined = joined || view_.text(k) == (opener == "From" ? "to" : "and");
  return joined && add_both(l, all[0], all[1]);
}

// "Was declared on 10 March 2020 for 60 days, that is until 9 May".
bool Stretches::until_behind(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first < s.first + 3 || view_.text(l.first - 1) != "for") return false;
  std::uint32_t t = l.last;
  while (t < s.last && t - l.last < 5 && (view_.mentions.tokens[t].kind == TokenKind::mark || is(t, gloss_)) && !is(t, until_)) ++t;
  if (t == l.last || t >= s.last || !is(t, until_)) return false;
  const auto all = dates(l.sentence, l.sentence);
  if (!two_dates(all) || all[0].last > l.first || l.first - all[0].last > 3 || all[1].first - t > 2 || all[1].first <= t) return false;
  return add_both(l, all[0], all[1]);
}

// "Thirty years ago, in 1980"; "in 1980, thirty years ago": up to the issue.
void Stretches::ago(const Length& l) {
  const Sentence& s = sentence(l);
  if (!view_.document.issue.date || view_.mention(l.index).time()->length.unit == "day") return;
  for (const Near& d : dates(l.sentence, l.sentence)) {
    if (d.range || view_.mention(d.mention).time()->written.year == 0) continue;
    const bool behind = d.first >= l.last && d.first - l.last <= 2 && (view_.is_mark(l.last, ',') || view_.is_mark(l.last, '('));
    const bool before = d.last < l.first && l.first - d.last <= 2 && view_.is_mark(d.last, ',');
    if (!behind && !before) continue;
    if (d.last < s.last && view_.text(d.last) == "and") continue;
    const Day issue = view_.document.issue.date->value;
    When now{{{{issue, issue + 1}, iso(issue), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}};
    const Mention& m = view_.mention(d.mention);
    add(l, {date_field(m), {std::move(now), view_.document.issue.date->text}, m.span});
    return;
  }
}

// "Arrested in March 2017, he was released in September 2019 after four years".
bool Stretches::after_both(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first < s.first + 4 || (view_.text(l.first - 1) != "after" && view_.text(l.first - 2) != "after")) return false;
  const auto all = dates(l.sentence, l.sentence);
  if (all.size() == 1 && all[0].range && all[0].last < l.first && l.first - all[0].last <= 6 && (l.last >= s.last || view_.mentions.tokens[l.last].kind == TokenKind::mark)) {
    return add_range(l, all[0]);
  }
  if (all.size() == 1 && !all[0].range && all[0].last < l.first && l.first - all[0].last <= 2) return after_sentence(l, all[0]);
  if (!two_dates(all) || all[1].last + 4 < l.first || all[1].last >= l.first) return false;
  if (l.last < s.last && view_.mentions.tokens[l.last].kind == TokenKind::word && events_.reader().is_past_form(view_, l.last)) return false;
  bool opened = false;
  for (std::uint32_t k = s.first; k < all[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
  return opened && add_both(l, all[0], all[1]);
}

// "It collapsed in November, four months later", after "signed in March".
void Stretches::counted_behind(const Length& l) {
  const Sentence& s = sentence(l);
  std::uint32_t from = l.sentence;
  if (reaches_back(from)) --from;
  const auto all = dates(from, l.sentence);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Near& d = all[i];
    if (d.range || d.last > l.first || l.first - d.last > 8 || d.first < s.first) continue;
    // Between the date and the length: "of the same year," and words of measure.
    std::uint32_t commas = 0;
    bool plain = true;
    for (std::uint32_t k = d.last; k < l.first; ++k) {
      if (view_.is_mark(k, ',') || view_.is_mark(k, '(') || view_.text(k) == "—" || view_.text(k) == "–") ++commas;
      else if (view_.mentions.tokens[k].kind != TokenKind::word || events_.reader().is_past_form(view_, k) || view_.text(k) == "and") plain = false;
    }
    if (!plain || commas != 1) continue;
    if (word(l.last, s) == "than") continue;  // "a year later than was forecast"
    if (word(l.last, s) != "on" && l.last + 1 < s.last && (view_.text(l.last + 1) == "than" || view_.text(l.last + 1) == "on")) continue;
    if (auto ends = last_two(all, d.last)) add(l, std::move(*ends));
    return;
  }
}

// "Began on 4 May and ended on 19 May: it lasted 23 days"; "the 23-day blockade began on 4 May and ended on 19 May".
bool Stretches::took_to_get(const Length& l) {
  const Sentence& s = sentence(l);
  bool took = false;
  for (std::uint32_t k = l.first; k > s.first && l.first - k < 7; --k) took = took || view_.text(k - 1) == "took" || view_.text(k - 1) == "needed";
  std::uint32_t t = l.last;
  while (t < s.last && t - l.last < 7 && view_.text(t) != "to") ++t;
  if (!took || t + 4 >= s.last || view_.text(t) != "to" || !is(t + 1, move_) || view_.text(t + 2) != "from") return false;
  const auto all = dates(l.sentence, l.sentence);
  if (!two_dates(all) || all[0].first < t) return false;
  bool joined = false;
  for (std::uint32_t k = all[0].last; k < all[1].first; ++k) joined = joined || view_.text(k) == "to";
  return joined && add_both(l, all[0], all[1]);
}

bool Stretches::between_behind(const Length& l) {
  const Sentence& s = sentence(l);
  std::uint32_t t = l.last;
  while (t < s.last && t - l.last < 3 && (is(t, has_) || view_.text(t) == "to" || view_.text(t) == "were")) ++t;
  const bool parted = t < s.last && is(t, parts_);
  if (!parted && (t + 1 >= s.last || !is(t, lies_) || view_.text(t + 1) != "between")) return false;
  const auto all = dates(l.sentence, l.sentence);
  if (!two_dates(all) || all[0].first < t) return false;
  bool joined = false;
  for (std::uint32_t k = all[0].last; k < all[1].first; ++k) {
    if (view_.is_mark(k, ';')) return false;
    joined = joined || view_.text(k) == "and" || (parted && view_.text(k) == "from");
  }
  const bool turned = days_of(all[0]).begin > days_of(all[1]).begin;
  return joined && (turned ? add_both(l, all[1], all[0]) : add_both(l, all[0], all[1]));
}

bool Stretches::summed_up(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first < s.first + 6 || l.last + 1 >= s.last) return false;
  const bool modifier = l.last - l.first > 2 && view_.is_mark(l.first + 1, '-');  // "four-month", "15-year"
  if (!modifier || view_.mentions.tokens[l.last].kind != TokenKind::word) return false;
  std::uint32_t t = l.first;
  while (t > s.first && l.first - t < 3 && !is(t - 1, article_) && !is(t - 1, its_) && view_.mentions.tokens[t - 1].kind == TokenKind::word) --t;
  if (t < s.first + 2) return false;
  const bool aside = is(t - 1, article_) && (view_.is_mark(t - 2, ',') || view_.text(t - 2) == "—" || view_.text(t - 2) == "–");
  const bool its = is(t - 1, its_) && is(l.last, span_noun_) && view_.mentions.tokens[t - 2].kind == TokenKind::mark;
  if (!aside && !its) return false;
  auto all = dates(l.sentence, l.sentence);
  std::erase_if(all, [&](const Near& d) { return d.first >= t; });
  if (all.size() == 1 && all[0].range && t - all[0].last <= 3) {
    return add_range(l, all[0]);
  }
  if (!two_dates(all) || (aside && t - all[1].last > 6)) return false;
  if (!starts_and_ends(s, all[0], all[1])) return false;
  return add_both(l, all[0], all[1]);
}

bool Stretches::colon_behind(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first < s.first + 2 || l.last + 3 >= s.last || (!view_.is_mark(l.last, ':') && view_.text(l.last) != "—" && view_.text(l.last) != "–")) return false;
  bool told = false;
  for (std::uint32_t k = l.first; k > s.first && l.first - k < 4; --k) told = told || view_.text(k - 1) == "for" || is(k - 1, lasts_) || is(k - 1, spans_);
  auto all = dates(l.sentence, l.sentence);
  if (!told || all.empty() || all[0].first < l.last) return false;
  if (all.size() == 1 && all[0].range) return add_range(l, all[0]);
  if (!two_dates(all)) return false;
  bool closes = starts_and_ends(s, all[0], all[1]);
  for (std::uint32_t k = all[0].last; k < all[1].first; ++k) closes = closes || ends_at(k);
  return closes && add_both(l, all[0], all[1]);
}

bool Stretches::in_which(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first < s.first + 5 || l.last + 2 >= s.last || !view_.is_mark(l.first - 1, ',')) return false;
  const bool which = (view_.text(l.last) == "in" || view_.text(l.last) == "during") && view_.text(l.last + 1) == "which";
  if (!which && view_.text(l.last) != "when") return false;
  auto all = dates(l.sentence, l.sentence);
  std::erase_if(all, [&](const Near& d) { return d.first >= l.first; });
  if (all.empty() || all.back().last + 1 != l.first) return false;
  if (all.size() == 1 && all[0].range) return add_range(l, all[0]);
  if (!two_dates(all)) return false;
  // "In 2021 and 2022, two years in which".
  const bool pair = all[1].first - all[0].last <= 2 && view_.text(all[0].last) == "and";
  if (!pair && !starts_and_ends(s, all[0], all[1])) return false;
  if (pair && days_of(all[1]).begin > days_of(all[0]).end) return false;
  return add_both(l, all[0], all[1]);
}

bool Stretches::after_a(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first < s.first + 8 || view_.text(l.first - 1) != "of") return false;
  bool after = false;
  for (std::uint32_t k = l.first - 1; k > s.first && l.first - k < 6 && !after; --k) {
    if (view_.mentions.tokens[k - 1].kind != TokenKind::word) return false;
    after = view_.text(k - 1) == "after" && is(k, article_);
  }
  if (!after) return false;
  auto all = dates(l.sentence, l.sentence);
  if (!two_dates(all) || all[1].last > l.first) return false;
  bool opened = false;
  for (std::uint32_t k = s.first; k < all[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
  return opened && add_both(l, all[0], all[1]);
}

void Stretches::lasted(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first == s.first + 1 && view_.text(s.first) == "After" && word(l.last, s) == "of") return;  // "After two weeks of talks": of some of it
  bool verb = false;
  for (std::uint32_t k = l.first; k > s.first && l.first - k < 4; --k) verb = verb || is(k - 1, lasts_);
  verb = verb || (l.first > s.first && is(l.first - 1, lies_));  // "Set up in 2006 and dissolved in 2018, it needed twelve years"
  // "… was opened on 1 June and closed on 12 July, which left bidders six weeks".
  for (std::uint32_t k = l.first; k > s.first + 1 && l.first - k < 5 && !verb; --k) verb = view_.text(k - 1) == "which" && view_.is_mark(k - 2, ',') && is(k, leaves_);
  // "… was suspended on 6 March and resumed on 20 March, a break of two weeks".
  if (l.first >= s.first + 5 && view_.text(l.first - 1) == "of") {
    for (std::uint32_t k = l.first - 2; k > s.first && l.first - k < 6 && !verb; --k) verb = view_.is_mark(k - 1, ',') && is(k, article_);
  }
  const auto all = dates(l.sentence, l.sentence);
  const bool modifier = l.first - s.first <= 4 && view_.text(l.first + 1) == "-" && l.last < s.last && view_.mentions.tokens[l.last].kind == TokenKind::word;
  if (!verb && !modifier) return;
  // "The lockdown (16 March – 15 June 2020) lasted three months".
  if (all.size() == 1 && all.front().range && verb && all.front().last < l.first && l.first - all.front().last <= 4 && view_.is_mark(all.front().last, ')')) {
    add_range(l, all.front());
    return;
  }
  if (all.size() == 1 && all.front().range && modifier) {
    if (all.front().first < l.last || all.front().first - l.last > 12) return;
    for (std::uint32_t k = l.last; k < all.front().first; ++k) {
      if (is(k, spans_)) add_range(l, all.front());
    }
    return;
  }
  if (two_dates(all)) {
    if (starts_and_ends(s, all[0], all[1])) add_both(l, all[0], all[1]);
  } else if (all.empty() && verb && l.first - s.first <= 5 && reaches_back(l.sentence) && !another(l)) {
    const Sentence& before = view_.mentions.sentences[l.sentence - 1];
    const auto ends = dates(l.sentence - 1, l.sentence - 1);
    if (ends.size() == 1 && ends.front().range) add_range(l, ends.front());
    if (two_dates(ends) && starts_and_ends(before, ends[0], ends[1])) add_both(l, ends[0], ends[1]);
  }
}

}  // namespace claimcheck
