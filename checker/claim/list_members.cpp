#include "checker/claim/list_members.h"

#include <algorithm>
#include <utility>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kParallelWords = 14;

}  // namespace

ListMembers::ListMembers(const View& view)
    : view_(view), tokens_(view.mentions.tokens), aside_(group("list-aside")), many_(group("list-group")), apposition_(group("list-apposition")),
      shared_(group("list-shared")), verb_(group("figure-verb")), be_(group("be")), have_(group("have")), modal_(group("modal")),
      joiner_(view.classes.list_joiner) {}

bool ListMembers::is_and(std::uint32_t t) const {
  const std::string_view s = view_.text(t);
  return s == "and" || s == "or" || s == "&" || s == "und" || s == "et";
}
bool ListMembers::has_figure(std::uint32_t t) const {
  const auto edges = view_.edges(t);
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
}
bool ListMembers::has_time(std::uint32_t t) const {
  const auto edges = view_.edges(t);
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).time() != nullptr; });
}

std::vector<Segment> ListMembers::segments(Stretch part, bool by_semicolon) const {
  std::vector<Segment> out;
  Segment current;
  current.tokens.first = part.first;
  std::uint32_t depth = 0;
  const auto close = [&](std::uint32_t at) {
    current.tokens.last = at;
    if (!current.tokens.empty()) out.push_back(current);
    current = Segment{{at + 1, at + 1}, false, 0};
  };
  for (std::uint32_t t = part.first; t < part.last; ++t) {
    if (view_.is_mark(t, '(') || view_.is_mark(t, '[')) ++depth;
    else if ((view_.is_mark(t, ')') || view_.is_mark(t, ']')) && depth > 0) --depth;
    else if (depth > 0) continue;
    else if (view_.is_mark(t, ';') || (!by_semicolon && view_.is_mark(t, ','))) close(t);
    else if (const std::uint32_t length = is_and(t) ? 1 : match(joiner_, t, part.last); length > 0 && !view_.is_mark(t, ',')) {
      if (t == current.tokens.first) {
        current.joined = true;
        current.tokens.first = t + length;
      } else {
        ++current.ands;
      }
      t += length - 1;
    }
  }
  close(part.last);
  return out;
}

bool ListMembers::capitalised(const Segment& s) const {
  for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
    if (is(t, view_.classes.article)) continue;
    return is_word(t) && (tokens_[t].has(kCapital) || tokens_[t].has(kAllCapitals));
  }
  return false;
}

std::uint32_t ListMembers::words(const Segment& s) const {
  return static_cast<std::uint32_t>(std::count_if(tokens_.begin() + s.tokens.first, tokens_.begin() + s.tokens.last,
                                                  [](const Token& t) { return t.kind == TokenKind::word; }));
}

// A noun phrase that stands for itself: no aside, no clause, no figure, no date.
bool ListMembers::plain(const Segment& s, std::uint32_t most) const {
  if (s.tokens.empty() || words(s) == 0 || words(s) > most || match(aside_, s.tokens.first, s.tokens.last) > 0) return false;
  for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
    if (has_figure(t) || has_time(t) || is(t, be_) || is(t, have_) || is(t, modal_)) return false;
  }
  return !is(s.tokens.last - 1, apposition_) && !is(s.tokens.first, apposition_);
}

// "To protect the coast, to count the stocks, to train inspectors": members that start with one word are members.
bool ListMembers::parallel(const std::vector<Segment>& all, std::size_t members) const {
  const std::string_view word = view_.text(all.front().tokens.first);
  if (!is_word(all.front().tokens.first)) return false;
  for (std::size_t i = 0; i < members; ++i) {
    if (view_.text(all[i].tokens.first) != word || words(all[i]) > kParallelWords) return false;
  }
  return members > 2 && !is(all.front().tokens.first, view_.classes.article);
}

// Members of a list of things are made alike: all of one word or none, all with an article or none. "A strong, stable economy" is
// one thing with two adjectives.
bool ListMembers::uniform(const std::vector<Segment>& all, std::size_t members, bool last_is_two, std::uint32_t most) const {
  std::vector<Segment> pieces(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(members));
  if (last_is_two) {
    const Segment two = pieces.back();
    if (two.ands != 1) return false;
    std::uint32_t at = two.tokens.first;
    while (at < two.tokens.last && !is_and(at)) ++at;
    if (at + 1 >= two.tokens.last) return false;
    pieces.back() = {{two.tokens.first, at}, false, 0};
    pieces.push_back({{at + 1, two.tokens.last}, true, 0});
  }
  // "Budget, oversight and legal affairs": adjectives before one noun would make a single member, which nobody announces as several.
  if (members > 2) {
    const std::size_t rest = pieces.size() - 1;
    const bool single = std::all_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(rest), [&](const Segment& s) { return s.ands == 0 && words(s) == 1 && plain(s, most); });
    if (single && pieces.back().ands == 0 && plain(pieces.back(), most)) return true;
  }
  const auto has_article = [&](const Segment& s) { return is(s.tokens.first, view_.classes.article); };
  return std::all_of(pieces.begin(), pieces.end(), [&](const Segment& s) {
    return s.ands == 0 && plain(s, most) && (words(s) == 1) == (words(pieces.front()) == 1) && has_article(s) == has_article(pieces.front());
  });
}

// "…, Anna Berg, Piotr Lis and Omar Haddad, …": nothing but names, up to a comma behind the last that no further name follows, or the
// end of the sentence.
bool ListMembers::apposition(const std::vector<Segment>& all, std::size_t closing) const {
  for (std::size_t i = 0; i <= closing; ++i) {
    if (!capitalised(all[i]) || all[i].ands > (i == closing ? 1U : 0U) || words(all[i]) > 2 * kNameWords) return false;
    for (std::uint32_t t = all[i].tokens.first; t < all[i].tokens.last; ++t) {
      if (!capital(t) && !is_and(t) && !is(t, view_.classes.article) && view_.text(t) != "of" && view_.text(t) != "-") return false;
    }
  }
  return closing + 1 == all.size() || !capitalised(all[closing + 1]);
}

// "To publish the contracts and to pay its arrears".
bool ListMembers::two_infinitives(const Segment& s) const {
  if (lower(view_.text(s.tokens.first)) != "to") return false;
  for (std::uint32_t t = s.tokens.first; t + 1 < s.tokens.last; ++t) if (is_and(t)) return view_.text(t + 1) == "to";
  return false;
}

bool ListMembers::has_verb(const Segment& s) const {
  for (std::uint32_t t = s.tokens.first + 1; t < s.tokens.last; ++t) {
    if (!tokens_[t].has(kCapital) && (is(t, be_) || is(t, have_) || is(t, modal_) || is(t, verb_))) return true;
  }
  return false;
}

bool ListMembers::may_be_several(const Segment& s) const {
  for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
    if (is(t, many_) && !tokens_[t].has(kCapital)) return true;
  }
  return false;
}

Count ListMembers::count(const Region& region, Stretch part, bool by_semicolon, bool listed_noun) const {
  Count c;
  std::vector<Segment> all = segments(part, by_semicolon);
  if (all.empty()) return c;
  // "Those of Cairo, Tunis and Rabat", "in Spanish and French": what the members share is none of their words.
  all.front().tokens.first += match(shared_, all.front().tokens.first, all.front().tokens.last);
  if (all.front().tokens.empty()) return c;
  // The list closes with the member after its last "and": the first segment that starts with one, else the first that
  // has one inside.
  std::size_t closing = all.size();
  for (std::size_t i = 1; i < all.size() && closing == all.size(); ++i) if (all[i].joined) closing = i;
  const bool serial = closing < all.size();
  for (std::size_t i = 0; i < all.size() && closing == all.size(); ++i) if (all[i].ands > 0) closing = i;
  const bool closes = closing < all.size();
  // What follows the last member is an aside if it starts as one.
  std::size_t end = all.size();
  for (std::size_t i = closes ? closing + 1 : 1; i < end; ++i) {
    if (match(aside_, all[i].tokens.first, all[i].tokens.last) > 0) end = i;
  }
  const bool in_clause = region.opener == Opener::word || region.opener == Opener::comma;
  if (closes && in_clause) end = closing + 1;  // the clause goes on behind its list
  c.last = all[end - 1].tokens.last;
  for (std::size_t i = 0; i < end; ++i) c.most += 1 + all[i].ands;
  const std::size_t members = closes ? closing + 1 : end;
  // "In four areas, namely staffing, travel and pay.": common nouns only where the sentence ends with its list.
  const bool ends_clause = region.opener == Opener::word && listed_noun && closes && members > 2 && end == all.size();
  if (in_clause && (!closes || (!capitalised(all.front()) && !ends_clause))) return Count{};
  if (region.opener == Opener::comma && !apposition(all, closing)) return Count{};
  c.least = static_cast<std::uint32_t>(members) + (closes && !serial ? 1 : 0);
  const bool names = capitalised(all.front());
  bool same = true, is_short = true, is_plain = true, several = false;
  for (std::size_t i = 0; i < members; ++i) {
    same = same && capitalised(all[i]) == names;
    is_short = is_short && words(all[i]) <= kNameWords + (all[i].ands > 0 ? kNameWords : 0);
    is_plain = is_plain && plain(all[i], (names ? kNameWords : kShortWords) * (all[i].ands > 0 ? 2 : 1));
    several = several || may_be_several(all[i]);
  }
  const bool open_ended = !closes && !(names && same && is_short && members > 2 && region.closed && region.opener != Opener::dash);
  if (!names) is_plain = uniform(all, members, closes && !serial, listed_noun ? 2 * kShortWords : kShortWords);
  const bool ends = !closes || end == members;  // something else behind the last member: it may be another member
  c.sure_more = same && ends && !open_ended && members > 1 && ((is_plain && (names || closes)) || parallel(all, members));
  const bool two_only = members == 1;  // "Italy and Germany"
  const bool two_aims = two_only && all.front().ands == 1 && region.opener == Opener::colon && two_infinitives(all.front());
  c.sure_fewer = !open_ended && !several && (members > 2 || serial || (two_only && (is_short || two_aims) && region.closed && (names ? is_plain : (words(all.front()) <= 2 * kShortWords || two_aims) && region.opener == Opener::colon)) || (members == 2 && is_short));
  if (region.opener == Opener::bracket) c.sure_more = c.sure_more && (names || (closes && members > 2));
  // Asides in dashes and brackets tell many things; names with verbs are told of one by one, some of them perhaps not at all.
  if (region.opener != Opener::colon) c.sure_fewer = c.sure_fewer && same && (names || (listed_noun && closes && members > 2 && is_short));
  if (names) for (std::size_t i = 0; i < members; ++i) c.sure_fewer = c.sure_fewer && !has_verb(all[i]);
  return c;
}

Count ListMembers::names_at_start(Stretch sentence) const {
  Count c;
  std::uint32_t t = sentence.first, members = 0;
  // "The ports of Riga and Tallinn"
  if (t + 3 < sentence.last && is(t, view_.classes.article) && is_word(t + 1) && !capital(t + 1) && (view_.text(t + 2) == "of" || view_.text(t + 2) == "in" || view_.text(t + 2) == "at")) t += 3;
  for (bool closing = false; t < sentence.last; closing = is_and(t), ++t) {
    const std::uint32_t first = t;
    if (t < sentence.last && is(t, view_.classes.article)) ++t;
    const std::uint32_t name = t;
    while (t < sentence.last && capital(t) && t - first <= kNameWords) ++t;
    if (t == name || (t < sentence.last && has_figure(name))) return Count{};
    ++members;
    if (closing) break;
    if (t + 1 < sentence.last && view_.is_mark(t, ',') && is_and(t + 1)) ++t;
    if (t >= sentence.last || (!view_.is_mark(t, ',') && !is_and(t))) return Count{};
  }
  c.last = t;
  for (; t < sentence.last; ++t) {
    if (capital(t) || is_and(t) || view_.is_mark(t, ';') || view_.is_mark(t, ':') || has_figure(t) || match(joiner_, t, sentence.last) > 0) {
      if (!view_.is_mark(t, ',')) return Count{};
    }
  }
  c.least = c.most = members;
  c.sure_more = c.sure_fewer = members >= 2;
  return c;
}

}  // namespace claimcheck
