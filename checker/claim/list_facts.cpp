// "Three states: Italy, Malta and Spain": an announced number of things and the list of them right behind. How many members a
// list has is a matter of doubt: a comma may stand inside one of them, an "and" in its name. So every list has a least and a
// greatest number of members, and only an announcement outside both is told as another number.
#include <algorithm>
#include <optional>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kGapTokens = 8;     // between the counted noun and the mark that opens the list
constexpr std::uint32_t kVerbTokens = 4;    // between the counted noun and a bracket of names: "three members refused to sign (…)"
constexpr std::uint32_t kNounWords = 3;     // of the counted noun, where the figure was read without it
constexpr std::uint32_t kNameWords = 6;     // longest member of a list of names
constexpr std::uint32_t kShortWords = 4;    // longest member of a list of other things that are surely single
constexpr std::uint32_t kParallelWords = 14;
constexpr std::int64_t kMostAnnounced = 40;
constexpr std::uint32_t kSentencesListed = 16;
constexpr std::size_t kMostBullets = 60;

enum class Opener : std::uint8_t { colon, dash, bracket, word };  // word: "namely", "are"

struct Stretch {
  std::uint32_t first = 0, last = 0;  // tokens
  bool empty() const { return first >= last; }
};

// A list between its opener and its end.
struct Region {
  Opener opener = Opener::colon;
  Stretch tokens;
  bool closed = false;  // ended by a mark or with the sentence; a dash may go on with something else
};

// A piece of a list between two marks of punctuation.
struct Segment {
  Stretch tokens;           // without the conjunction that it starts with
  bool joined = false;      // "and", "or" before it
  std::uint32_t ands = 0;   // conjunctions inside
};

struct Count {
  std::uint32_t least = 0, most = 0;
  std::uint32_t last = 0;   // where the list ends
  bool sure_more = false;   // each of the `least` members is one for certain
  bool sure_fewer = false;  // the list is complete and has no member that stands for several
};

class Lists {
 public:
  explicit Lists(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), partial_(group("list-partial")), post_(group("list-postmodifier")),
        stop_(group("list-gap-stop")), aside_(group("list-aside")), noun_(group("list-noun")), many_(group("list-group")),
        apposition_(group("list-apposition")), ordinal_(group("list-ordinal")),
        named_(group("list-named")), copula_(group("list-copula")), place_(group("list-place")), final_(group("list-last")),
        preposition_(group("preposition")), shared_(group("list-shared")), verb_(group("figure-verb")), be_(group("be")), have_(group("have")), modal_(group("modal")), joiner_(view_.classes.list_joiner) {}

  void run() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      if (announces(view_.mention(i))) look(view_.mention(i));
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.lexicon.is(tokens_[t].word, g); }
  std::uint32_t match(GroupId g, std::uint32_t t, std::uint32_t end) const { return view_.lexicon.match(g, tokens_, t, end); }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  bool is_dash(std::uint32_t t, std::uint32_t end) const {
    const std::string_view s = view_.text(t);
    if (s == "—" || s == "--") return true;
    return (s == "-" || s == "–") && tokens_[t].has(kSpaceBefore) && t + 1 < end && tokens_[t + 1].has(kSpaceBefore);
  }
  bool is_and(std::uint32_t t) const {
    const std::string_view s = view_.text(t);
    return s == "and" || s == "or" || s == "&" || s == "und" || s == "et";
  }

  // A plain whole number of things: no range, no hedge, no age, no measure.
  static bool announces(const Mention& m) {
    const Figure* f = m.figure();
    if (f == nullptr || f->upper || f->age || f->negative_word || (m.kind != MentionKind::number && m.kind != MentionKind::quantity)) return false;
    if (!f->dimension.empty() && f->dimension != "count") return false;
    if (f->hedge != Hedge::none && f->hedge != Hedge::exactly) return false;
    if (m.kind == MentionKind::number && !f->in_words) return false;
    return f->value.is_whole() && f->value >= Exact(2) && f->value <= Exact(kMostAnnounced);
  }

  void look(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    if (first < s.first || last > s.last) return;
    const auto opener = opener_behind(m, last, s.last);
    if (!opener) return sentences(m, first, last);
    if (*opener + 1 >= s.last) {
      if (view_.is_mark(*opener, ':')) bullets(m, first, s);
      return;
    }
    if (last != *opener && is(first > s.first ? first - 1 : first, view_.classes.definite) && !is_list_noun(m)) return;
    const auto region = region_at(*opener, s.last);
    if (region) judge(m, first, s, *region);
  }

  bool is_list_noun(const Mention& m) const { return view_.lexicon.is(view_.lexicon.find(m.figure()->noun), noun_); }

  // The colon, dash or bracket that opens a list of what was counted; only a postmodifier may stand between.
  std::optional<std::uint32_t> opener_behind(const Mention& m, std::uint32_t last, std::uint32_t end) const {
    const std::uint32_t to = std::min(end, last + kGapTokens);
    std::uint32_t noun_end = last;  // words of the noun phrase that the extractor of figures did not take for one
    for (std::uint32_t t = last; t <= to && t < end; ++t) {
      const bool fits = t == noun_end || match(post_, noun_end, t) > 0;
      if (view_.is_mark(t, ':')) return fits && !(t > last && is(t - 1, preposition_)) ? std::optional(t) : std::nullopt;
      if (is_dash(t, end)) return fits ? std::optional(t) : std::nullopt;
      if (view_.is_mark(t, '(')) {
        const bool at_noun = t == noun_end && (t > last || !m.figure()->noun.empty());
        return at_noun || (t <= last + kVerbTokens && capital(t + 1, end)) ? std::optional(t) : std::nullopt;
      }
      if (view_.is_mark(t, ',') && t == noun_end && match(named_, t + 1, end) > 0) return t + match(named_, t + 1, end);
      if (t == noun_end && is(t, copula_) && !m.figure()->noun.empty() && (capital(t + 1, end) || (t + 2 < end && is(t + 1, view_.classes.article) && capital(t + 2, end)))) return t;
      if (!is_word(t) || is(t, stop_) || has_figure(t)) return std::nullopt;
      if (t == noun_end && t < last + kNounWords && match(post_, t, end) == 0 && !is(t, view_.classes.np_break) && !is(t, preposition_)) ++noun_end;
    }
    return std::nullopt;
  }

  bool capital(std::uint32_t t, std::uint32_t end) const { return t < end && is_word(t) && tokens_[t].has(kCapital); }

  bool has_figure(std::uint32_t t) const {
    const auto edges = view_.edges(t);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
  }
  bool has_time(std::uint32_t t) const {
    const auto edges = view_.edges(t);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).time() != nullptr; });
  }

  std::optional<Region> region_at(std::uint32_t opener, std::uint32_t end) const {
    Region r;
    r.opener = view_.is_mark(opener, ':') ? Opener::colon : view_.is_mark(opener, '(') ? Opener::bracket : is_word(opener) || view_.is_mark(opener, '.') ? Opener::word : Opener::dash;
    std::uint32_t t = opener + 1 + (r.opener == Opener::word ? 0 : match(named_, opener + 1, end));  // ": namely, …"
    if (t > opener + 1 && t < end && view_.is_mark(t, ',')) ++t;
    r.tokens.first = t;
    std::uint32_t depth = 0;
    for (; t < end; ++t) {
      if (view_.is_mark(t, '(') || view_.is_mark(t, '[')) ++depth;
      if (view_.is_mark(t, ')') || view_.is_mark(t, ']')) {
        if (depth == 0) break;
        --depth;
      }
      if (depth > 0) continue;
      if (view_.is_mark(t, ':')) return std::nullopt;
      if (is_dash(t, end)) break;
      if (view_.is_mark(t, '.') && t + 1 == end) break;
      if (view_.is_mark(t, '?') || view_.is_mark(t, '!') || view_.is_mark(t, '"') || view_.text(t) == "“" || view_.text(t) == "‘" || view_.text(t) == "…") return std::nullopt;
    }
    if (depth > 0) return std::nullopt;
    const bool bracketed = t < end && view_.is_mark(t, ')');
    if (r.opener == Opener::bracket && !bracketed) return std::nullopt;
    if (r.opener == Opener::colon && t < end && is_dash(t, end)) return std::nullopt;  // an aside inside the list
    r.tokens.last = t;
    r.closed = r.opener != Opener::dash || t < end;
    return r.tokens.empty() ? std::nullopt : std::optional(r);
  }

  // --- The members of a list in a sentence

  std::vector<Segment> segments(Stretch part, bool by_semicolon) const {
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

  bool capitalised(const Segment& s) const {
    for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
      if (is(t, view_.classes.article)) continue;
      return is_word(t) && (tokens_[t].has(kCapital) || tokens_[t].has(kAllCapitals));
    }
    return false;
  }

  std::uint32_t words(const Segment& s) const {
    return static_cast<std::uint32_t>(std::count_if(tokens_.begin() + s.tokens.first, tokens_.begin() + s.tokens.last,
                                                    [](const Token& t) { return t.kind == TokenKind::word; }));
  }

  // A noun phrase that stands for itself: no aside, no clause, no figure, no date.
  bool plain(const Segment& s, std::uint32_t most) const {
    if (s.tokens.empty() || words(s) == 0 || words(s) > most || match(aside_, s.tokens.first, s.tokens.last) > 0) return false;
    for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
      if (has_figure(t) || has_time(t) || is(t, be_) || is(t, have_) || is(t, modal_)) return false;
    }
    return !is(s.tokens.last - 1, apposition_) && !is(s.tokens.first, apposition_);
  }

  // "To protect the coast, to count the stocks, to train inspectors": members that start with one word are members.
  bool parallel(const std::vector<Segment>& all, std::size_t members) const {
    const std::string_view word = view_.text(all.front().tokens.first);
    if (!is_word(all.front().tokens.first)) return false;
    for (std::size_t i = 0; i < members; ++i) {
      if (view_.text(all[i].tokens.first) != word || words(all[i]) > kParallelWords) return false;
    }
    return members > 2 && !is(all.front().tokens.first, view_.classes.article);
  }

  // Members of a list of things are made alike: all of one word or none, all with an article or none. "A strong, stable economy" is
  // one thing with two adjectives.
  bool uniform(const std::vector<Segment>& all, std::size_t members, bool last_is_two, std::uint32_t most) const {
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
    const auto has_article = [&](const Segment& s) { return is(s.tokens.first, view_.classes.article); };
    return std::all_of(pieces.begin(), pieces.end(), [&](const Segment& s) {
      return s.ands == 0 && plain(s, most) && (words(s) == 1) == (words(pieces.front()) == 1) && has_article(s) == has_article(pieces.front());
    });
  }

  bool has_verb(const Segment& s) const {
    for (std::uint32_t t = s.tokens.first + 1; t < s.tokens.last; ++t) {
      if (!tokens_[t].has(kCapital) && (is(t, be_) || is(t, have_) || is(t, modal_) || is(t, verb_))) return true;
    }
    return false;
  }

  bool may_be_several(const Segment& s) const {
    for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
      if (is(t, many_) && !tokens_[t].has(kCapital)) return true;
    }
    return false;
  }

  Count count(const Region& region, Stretch part, bool by_semicolon, bool listed_noun) const {
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
    if (closes && region.opener == Opener::word) end = closing + 1;  // the clause goes on behind its list
    c.last = all[end - 1].tokens.last;
    for (std::size_t i = 0; i < end; ++i) c.most += 1 + all[i].ands;
    const std::size_t members = closes ? closing + 1 : end;
    if (region.opener == Opener::word && (!closes || !capitalised(all.front()))) return Count{};
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
    c.sure_fewer = !open_ended && !several && (members > 2 || serial || (two_only && is_short && region.closed && (names ? is_plain : words(all.front()) <= 2 * kShortWords && region.opener == Opener::colon)) || (members == 2 && is_short));
    if (region.opener == Opener::bracket) c.sure_more = c.sure_more && names;
    // Asides in dashes and brackets tell many things; names with verbs are told of one by one, some of them perhaps not at all.
    if (region.opener != Opener::colon) c.sure_fewer = c.sure_fewer && same && (names || (listed_noun && closes && members > 2 && is_short));
    if (names) for (std::size_t i = 0; i < members; ++i) c.sure_fewer = c.sure_fewer && !has_verb(all[i]);
    return c;
  }

  bool has(Stretch part, GroupId g) const {
    for (std::uint32_t t = part.first; t < part.last; ++t) if (match(g, t, part.last) > 0) return true;
    return false;
  }
  bool starts_with_figure(Stretch part) const {
    for (const Segment& s : segments(part, false)) if (has_figure(s.tokens.first)) return true;
    return false;
  }

  // Another number of the clause before the list may be the one that the list fills.
  bool other_number_fits(const Mention& m, const Sentence& s, std::uint32_t first, std::uint32_t least, std::uint32_t most) const {
    for (std::uint32_t t = s.first; t < first; ++t) {
      for (const Edge& e : view_.edges(t)) {
        const Figure* f = view_.mention(e.mention).figure();
        if (f != nullptr && &view_.mention(e.mention) != &m && f->value >= Exact(least) && f->value <= Exact(most)) return true;
      }
    }
    return false;
  }

  void judge(const Mention& m, std::uint32_t first, const Sentence& s, const Region& region) {
    const Stretch part = region.tokens;
    if (has(part, partial_) || starts_with_figure(part) || is(part.first, ordinal_) || first_of_several(m, first, s)) return;
    const auto announced = static_cast<std::uint32_t>(m.figure()->value.numerator());
    std::uint32_t semicolon = part.last;
    std::uint32_t depth = 0;
    for (std::uint32_t t = part.first; t < part.last && semicolon == part.last; ++t) {
      if (view_.is_mark(t, '(')) ++depth;
      if (view_.is_mark(t, ')') && depth > 0) --depth;
      if (depth == 0 && view_.is_mark(t, ';')) semicolon = t;
    }
    Region shown = region;
    if (semicolon < part.last) {
      const Count by_semicolon = count(region, part, true, is_list_noun(m));
      if (announced >= by_semicolon.least && announced <= by_semicolon.most) return;
      shown.tokens.last = semicolon;
      shown.closed = true;
    }
    const Count c = count(shown, shown.tokens, false, is_list_noun(m));
    if (c.least == 0) return;
    std::uint32_t listed = announced;
    if (c.least > announced) {
      if (!c.sure_more || c.least == 2 * announced || semicolon < part.last) return;
      listed = c.least;
    } else if (c.most < announced) {
      if (!c.sure_fewer || (semicolon < part.last && c.least < 3)) return;
      listed = c.most;
    }
    if (listed != announced && other_number_fits(m, s, first, c.least, c.most)) return;
    tell(m, listed, Span{tokens_[shown.tokens.first].begin, tokens_[c.last - 1].end});
  }

  // "One of the three", "the other two", "the first three of": the number is of another whole than the list.
  bool first_of_several(const Mention& m, std::uint32_t first, const Sentence& s) const {
    if (first == s.first) return false;
    const std::string_view before = view_.text(first - 1);
    if (before == "of" && m.figure()->noun.empty()) return true;  // "a family of five"
    return before == "other" || before == "another" || before == "next" || before == "more" || before == "than" || before == "per" ||
           before == "every" || before == "last" || before == "first" || before == "further" || before == "additional";
  }

  void tell(const Mention& m, std::uint32_t listed, Span items) {
    maker_.add("announced_list", m.span.cover(items),
               {{"announced", {placed(m), m.span}},
                {"listed", figure_field(static_cast<std::int64_t>(listed), items)},
                {"items", {std::string(items.in(view_.document.text)), items}}},
               true);
  }

  // --- Lists that stand under the sentence

  void bullets(const Mention& m, std::uint32_t first, const Sentence& s) {
    const auto& blocks = view_.document.blocks;
    const std::uint32_t start = s.block + 1;
    if (start >= blocks.size() || blocks[start].kind != BlockKind::list_item || blocks[s.block].kind == BlockKind::list_item) return;
    const bool definite = first > s.first && is(first - 1, view_.classes.definite);
    if ((definite && !is_list_noun(m)) || first_of_several(m, first, s)) return;
    const Stretch clause{s.first, s.last};
    if (has(clause, partial_)) return;
    std::uint32_t listed = 0, at = start;
    for (; at < blocks.size() && at - start < kMostBullets && blocks[at].kind == BlockKind::list_item; ++at) {
      if (blocks[at].container != blocks[start].container && blocks[at].level <= blocks[start].level) break;
      if (blocks[at].level == blocks[start].level) ++listed;
    }
    if (at - start >= kMostBullets || listed < 2) return;
    // Text between two pieces of one list: how many members it has is not sure.
    for (std::uint32_t b = at; b < blocks.size() && b < at + 3; ++b) if (blocks[b].kind == BlockKind::list_item) return;
    if (other_number_fits(m, s, first, listed, listed)) return;
    tell(m, listed, blocks[start].span.cover(blocks[at - 1].span));
  }

  // --- Lists told in sentences that start with "First", "Second", …

  void sentences(const Mention& m, std::uint32_t first, std::uint32_t last) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (!is_list_noun(m) || first_of_several(m, first, s) || last + 12 < s.last) return;
    const auto announced = static_cast<std::uint32_t>(m.figure()->value.numerator());
    std::uint32_t listed = 0, at = m.sentence + 1, end = at;
    bool inside = true;
    for (; at < view_.mentions.sentences.size() && at - m.sentence <= kSentencesListed; ++at) {
      const Sentence& next = view_.mentions.sentences[at];
      if (view_.document.blocks[next.block].section != view_.document.blocks[s.block].section) break;
      // Told in the paragraph of the announcement, or each in a paragraph of its own.
      const bool same = next.block == s.block, opens = view_.mentions.sentences[at - 1].block != next.block;
      if (at == m.sentence + 1) inside = same;
      if (inside && !same) break;
      if (!inside && !opens) continue;
      const bool is_final = match(final_, next.first, next.last) > 0;
      const auto place = view_.lexicon.lookup(place_, tokens_, next.first, next.last);
      if (place.length == 0 && !is_final) {
        if (listed == 0) return;  // the list starts with the next sentence, or is none
        continue;
      }
      const std::uint32_t number = is_final ? listed + 1 : static_cast<std::uint32_t>(std::stoul(std::string(place.value)));
      if (number != listed + 1) {
        if (number == 1) break;  // another list
        return;
      }
      listed = number;
      end = at;
      if (is_final) break;
    }
    if (listed < 2 || listed < announced) return;  // the rest may be told in other words
    tell(m, listed, view_.mentions.sentences[m.sentence + 1].span.cover(view_.mentions.sentences[end].span));
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  GroupId partial_, post_, stop_, aside_, noun_, many_, apposition_, ordinal_, named_, copula_, place_, final_, preposition_, shared_, verb_, be_, have_, modal_, joiner_;
};

}  // namespace

void add_list_facts(FactMaker& maker) { Lists(maker).run(); }

}  // namespace claimcheck
