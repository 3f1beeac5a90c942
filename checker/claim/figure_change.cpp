#include "checker/claim/figure_change.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 16;       // tokens between a figure and what it is compared with
constexpr std::uint32_t kTrendReach = 14;  // tokens between "rose" and "to 500"
constexpr std::uint32_t kFirstReach = 14;  // tokens between a figure and "for the first time"

PlacedFigure exact(Exact value, Span span) {
  PlacedFigure f;
  f.reading = Reading::exactly(value);
  f.value = value;
  f.span = span;
  f.in_words = true;
  return f;
}

}  // namespace

FigureChangeReader::FigureChangeReader(const View& view, const Topics& topics)
    : view_(view),
      tokens_(view.mentions.tokens),
      topics_(topics),
      up_(view.lexicon.group("topic-rose")),
      down_(view.lexicon.group("topic-fell")),
      same_(view.lexicon.group("topic-unchanged")),
      above_(view.lexicon.group("across-above")),
      elsewhere_(view.lexicon.group("across-elsewhere")),
      below_(view.lexicon.group("across-below")),
      highest_(view.lexicon.group("across-highest")),
      lowest_(view.lexicon.group("across-lowest")),
      multiple_(view.lexicon.group("across-multiple")),
      more_(view.lexicon.group("across-more")),
      less_(view.lexicon.group("across-less")),
      than_(view.lexicon.group("across-than")),
      times_(view.lexicon.group("across-times")),
      rise_(view.lexicon.group("across-rise")),
      drop_(view.lexicon.group("across-drop")),
      part_(view.lexicon.group("number-part")),
      unit_number_(view.lexicon.group("number-unit")),
      as_many_(view.lexicon.group("across-as-many")),
      ever_first_(view.lexicon.group("across-first-time")),
      passes_(view.lexicon.group("across-passes")),
      record_(view.lexicon.group("across-record")),
      leads_(view.lexicon.group("across-leads")) {}

std::uint32_t FigureChangeReader::match(GroupId group, std::uint32_t token, std::uint32_t end) const {
  return token < end ? view_.lexicon.match(group, tokens_, token, end) : 0;
}

std::uint32_t FigureChangeReader::date_end(std::uint32_t token) const {
  for (const Edge& e : view_.edges(token)) {
    if (view_.mention(e.mention).kind == MentionKind::date) return e.last;
  }
  return token;
}

bool FigureChangeReader::other_figure(std::uint32_t token) const {
  const auto edges = view_.edges(token);
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
}

// "A quarter", "two thirds", "half", "12 per cent", "20", "six points", "€3".
std::optional<FigureChangeReader::Amount> FigureChangeReader::amount_at(const Sentence& s, std::uint32_t token) const {
  if (token >= s.last) return std::nullopt;
  const auto part_of = [&](std::uint32_t t) {
    return t < s.last ? Exact::parse(view_.lexicon.value_of(part_, tokens_[t].word)) : std::nullopt;
  };
  if (lower(view_.text(token)) == "half") return Amount{exact(50, tokens_[token].span()), "share", token + 1};
  const std::string_view number = view_.lexicon.value_of(unit_number_, tokens_[token].word);
  const auto count = is(token, view_.classes.article) ? std::optional<Exact>(1)
                     : number.empty()                 ? std::nullopt
                                                      : Exact::parse(number);
  if (count) {
    std::uint32_t next = token + 1;
    if (next < s.last && view_.is_mark(next, '-')) ++next;
    if (const auto part = part_of(next); part && *part > Exact(1))
      return Amount{exact(*count * Exact(100) / *part, {tokens_[token].begin, tokens_[next].end}), "share", next + 1};
  }
  for (const Edge& e : view_.edges(token)) {
    const Mention& m = view_.mention(e.mention);
    const Figure* f = m.figure();
    if (f == nullptr || f->upper || m.kind == MentionKind::ordinal || m.kind == MentionKind::date) continue;
    if (m.kind == MentionKind::fraction) return Amount{placed_share(m), "share", e.last};
    const bool share = m.kind == MentionKind::percent && f->unit != "point";
    return Amount{placed(m), share ? "share" : "amount", e.last};
  }
  return std::nullopt;
}

// "than in", "on", "from" with a time behind it, not with a figure: what the figure is compared with.
std::optional<std::uint32_t> FigureChangeReader::than_behind(const Sentence& s, std::uint32_t token) const {
  for (std::uint32_t t = token; t < s.last && t - token < 4; ++t) {
    const std::uint32_t length = match(than_, t, s.last);
    if (length > 0) {
      const std::uint32_t to = t + length;
      const std::uint32_t figure = to + 1 < s.last && is(to, view_.classes.article) ? to + 1 : to;  // "than the 480 of autumn"
      if (to >= s.last || (other_figure(figure) && date_end(figure) == figure)) return std::nullopt;
      return to;
    }
    if (tokens_[t].kind == TokenKind::mark && !tokens_[t].glued()) return std::nullopt;
  }
  return std::nullopt;
}

// "A quarter fewer than in March", "up 12% on April", "half as many as in April", "a rise of 20 on".
FigureChange FigureChangeReader::with_amount_at(const Sentence& s, std::uint32_t token) const {
  if (const Lexicon::Mapped times = view_.lexicon.lookup(times_, tokens_, token, s.last); times.length > 0) {
    const std::uint32_t next = token + times.length;
    const bool as = match(as_many_, next, s.last) > 0 || (next < s.last && lower(view_.text(next)) == "the");
    const auto factor = Exact::parse(times.value);
    for (std::uint32_t t = next; factor && *factor < Exact(1) && as && t < s.last && t < next + 4; ++t) {
      if (view_.text(t) == "again") return {"rose", "share", exact(50, tokens_[token].span())};  // "half as many again as"
    }
    if (factor && as) return {*factor > Exact(1) ? "rose" : "fell", "times", exact(*factor, tokens_[token].span())};
  }
  // "Up 12% on", "down by a fifth from", "a rise of 20 on".
  const bool article = is(token, view_.classes.article);
  std::uint32_t word = article ? token + 1 : token;
  if (article && word + 1 < s.last && match(rise_, word, s.last) == 0 && match(drop_, word, s.last) == 0)
    ++word;  // "a steep rise"
  const bool rise = match(rise_, word, s.last) > 0 || (!article && word < s.last && lower(view_.text(word)) == "up");
  const bool drop = match(drop_, word, s.last) > 0 || (!article && word < s.last && lower(view_.text(word)) == "down");
  if (rise || drop) {
    std::uint32_t next = word + 1;
    const std::string_view joint = next < s.last ? view_.text(next) : std::string_view();
    if (joint == "of" || joint == "by") ++next;
    if (const auto by = amount_at(s, next); by && than_behind(s, by->end)) return {rise ? "rose" : "fell", by->way, by->by};
    if (article && than_behind(s, word + 1)) return {rise ? "rose" : "fell"};
  }
  const auto by = amount_at(s, token);
  if (!by) return {};
  for (std::uint32_t t = by->end; t < s.last && t < by->end + 3; ++t) {
    const bool more = match(more_, t, s.last) > 0, less = match(less_, t, s.last) > 0;
    if (!more && !less) continue;
    if (than_behind(s, t + 1)) return {more ? "rose" : "fell", by->way, by->by};
    return {};
  }
  return {};
}

// What starts at a token: "up from April", "fewer than in January", "as many as in May".
FigureChange FigureChangeReader::compared_at(const Sentence& s, std::uint32_t token) const {
  if (FigureChange change = with_amount_at(s, token); !change.trend.empty()) return change;
  if (match(same_, token, s.last) > 0) return {"unchanged"};
  const std::uint32_t above = match(above_, token, s.last), below = match(below_, token, s.last);
  if (above == 0 && below == 0) return {};
  FigureChange out{above > 0 ? "rose" : "fell"};
  const std::uint32_t next = token + std::max(above, below);
  if (next < s.last && is(next, elsewhere_)) return {};  // "more than in any other region"
  for (std::uint32_t t = next; t < std::min(s.last, next + 3); ++t)
    out.counted = out.counted || (other_figure(t) && date_end(t) == t);
  return out;
}

// "500, up from April", "500 in June, fewer than in January".
FigureChange FigureChangeReader::behind(const Mention& m, const Sentence& s, std::uint32_t first, std::uint32_t last) const {
  const bool opens =
      first == s.first + 1 && view_.text(s.first) == "At";  // "At 2,500 pounds the loaf costs more than in January"
  const auto& verbs = topics_.verbs_of(m.sentence);
  bool aside = false;
  for (std::uint32_t t = last, end = last + kReach + (opens ? 4 : 0); t < s.last && t < end; ++t) {
    if (view_.is_mark(t, ';')) break;
    if (const std::uint32_t behind = date_end(t); behind > t) {
      end += behind - t;
      t = behind - 1;
      continue;
    }
    if (view_.is_mark(t, ',') || view_.is_mark(t, '(') || view_.text(t) == "—" || view_.text(t) == "–") aside = true;
    if (view_.is_mark(t, '.')) break;
    // "90 dogs, a quarter fewer", "90 dogs, which is a quarter fewer".
    const bool apposed = t < last + 3 || t == s.first || tokens_[t - 1].kind == TokenKind::mark || is(t - 1, leads_);
    if (opens || (aside && apposed) || t < last + 3) {
      if (FigureChange change = compared_at(s, t); !change.trend.empty()) return change;
    }
    if (other_figure(t)) break;
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first == t; });
    const bool was = verb != verbs.end() && (verb->form == VerbForm::was || verb->form == VerbForm::present);
    if (verb != verbs.end() && aside && !opens && !was && !verb->bare) break;
  }
  return {};
}

// "310 pairs this year, the highest number since 1974", "a record of 310".
FigureChange FigureChangeReader::record(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = last; t < std::min(s.last, last + 8); ++t) {
    if (!view_.is_mark(t, ',') && !view_.is_mark(t, '(') && view_.text(t) != "–" && view_.text(t) != "—") continue;
    for (std::uint32_t k = t + 1; k < std::min(s.last, t + 4); ++k) {
      if (k > t + 1 && !is(k - 1, view_.classes.article)) break;  // "the second highest"
      if (match(highest_, k, s.last) > 0) return {"highest"};
      if (match(lowest_, k, s.last) > 0) return {"lowest"};
    }
    break;
  }
  for (std::uint32_t t = first > s.first + 4 ? first - 4 : s.first; t < first; ++t) {
    const Lexicon::Mapped found = view_.lexicon.lookup(record_, tokens_, t, first);
    if (found.length > 0 && t + found.length == first) return {std::string(found.value)};
  }
  return {};
}

// "For the first time more than 500 came": none before was above.
FigureChange FigureChangeReader::first_time(const Mention& m, const Sentence& s, std::uint32_t first, std::uint32_t last) const {
  const Figure& f = *m.figure();
  const bool above = f.hedge == Hedge::more_than || f.hedge == Hedge::just_over ||
                     (first > s.first && (match(passes_, first - 1, first) > 0 || match(passes_, first - 2, first) > 0));
  if (!above) return {};
  const std::uint32_t from = first > s.first + kFirstReach ? first - kFirstReach : s.first;
  for (std::uint32_t t = from; t < std::min(s.last, last + kFirstReach); ++t) {
    if (view_.is_mark(t, ';')) {
      if (t >= last) break;
      continue;
    }
    if (t >= last && other_figure(t) && date_end(t) == t) break;
    if (match(ever_first_, t, s.last) > 0) return {"first", "bound", exact(f.value, f.digits)};
  }
  return {};
}

std::string FigureChangeReader::opening(const Sentence& s, std::uint32_t first) const {
  if (s.last - s.first < 6 || view_.text(s.first) != "Having" || first < s.first + 4) return {};
  for (std::uint32_t t = s.first + 1; t < s.first + 3; ++t) {
    if (match(up_, t, s.last) > 0) return "rose";
    if (match(down_, t, s.last) > 0) return "fell";
  }
  return {};
}

// "Rose by a fifth from April's level to 500", "a rise to 500", "was unchanged at 66%".
FigureChange FigureChangeReader::before(const Sentence& s, std::uint32_t first) const {
  const std::string lead = lower(view_.text(first - 1));
  if (lead != "to" && lead != "at") return {};
  for (std::uint32_t t = first - 1; t-- > s.first && first - t < kTrendReach;) {
    if (view_.is_mark(t, ';')) return {};
    if (match(same_, t, first) > 0) return {"unchanged"};
    if (lead == "at") continue;
    if (const std::string_view times = view_.lexicon.value_of(multiple_, tokens_[t].word); !times.empty())
      return {std::string(times)};
    const bool up = match(up_, t, first) > 0 || match(rise_, t, first) > 0;
    const bool down = match(down_, t, first) > 0 || match(drop_, t, first) > 0;
    if (!up && !down) continue;
    FigureChange out{up ? "rose" : "fell"};
    for (std::uint32_t k = t + 1; k < first - 1 && k < t + 5; ++k) {
      if (k > t + 1 && view_.text(k - 1) != "by") continue;  // "rose from 400 to 500"
      if (const auto by = amount_at(s, k); by && by->end < first) {
        out.way = by->way, out.by = by->by;
        break;
      }
    }
    return out;
  }
  return {};
}

FigureChange FigureChangeReader::read(const Mention& m, std::uint32_t first, std::uint32_t last) const {
  const Sentence& s = view_.mentions.sentences[m.sentence];
  if (FigureChange change = first_time(m, s, first, last); !change.trend.empty()) return change;
  if (FigureChange change = behind(m, s, first, last); !change.trend.empty()) return change;
  FigureChange best = record(s, first, last);
  if (first < s.first + 2) return best;
  FigureChange change = before(s, first);
  return change.trend.empty() ? best : change;
}

}  // namespace claimcheck
