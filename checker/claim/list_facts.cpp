// "Three states: Italy, Malta and Spain": an announced number of things and the list of them right behind. How many members a
// list has is a matter of doubt: a comma may stand inside one of them, an "and" in its name. So every list has a least and a
// greatest number of members, and only an announcement outside both is told as another number.
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/list_members.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kGapTokens = 8;     // between the counted noun and the mark that opens the list
constexpr std::uint32_t kPredicateTokens = 12;  // the same, where what is counted is the subject: "four states have ratified it: …"
constexpr std::uint32_t kVerbTokens = 4;    // between the counted noun and a bracket of names: "three members refused to sign (…)"
constexpr std::uint32_t kNounWords = 3;     // of the counted noun, where the figure was read without it
constexpr std::int64_t kMostAnnounced = 40;
constexpr std::uint32_t kSentencesListed = 16;
constexpr std::size_t kMostBullets = 60;

class Lists {
 public:
  explicit Lists(FactMaker& maker)
      : maker_(maker), view_(maker.view), members_(view_), tokens_(view_.mentions.tokens), partial_(group("list-partial")),
        post_(group("list-postmodifier")), stop_(group("list-gap-stop")), noun_(group("list-noun")), member_(group("list-member")),
        ordinal_(group("list-ordinal")), named_(group("list-named")), copula_(group("list-copula")), place_(group("list-place")),
        final_(group("list-last")), crew_(group("list-crew")), total_(group("table-total")), preposition_(group("preposition")) {}

  void run() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      if (announces(view_.mention(i))) look(view_.mention(i));
    }
    for (const Sentence& s : view_.mentions.sentences) groups(s);
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
    if (first < s.first || last > s.last || told_before(m, first, last, s)) return;
    const auto opener = opener_behind(m, first, last, s);
    if (!opener) {
      if (is_list_noun(m) && last + 2 >= s.last && (last == s.last || view_.is_mark(s.last - 1, '.'))) bullets(m, first, s);  // "The bill makes four changes.", and the items
      return sentences(m, first, last);
    }
    if (*opener + 1 >= s.last) {
      if (view_.is_mark(*opener, ':')) bullets(m, first, s);
      return;
    }
    if (last != *opener && !view_.is_mark(*opener, ',') && !is_subject(first, s) && !is(*opener, named_) && is(first > s.first ? first - 1 : first, view_.classes.definite) && !is_list_noun(m)) return;
    const auto region = region_at(*opener, s.last);
    if (region) judge(m, first, s, *region);
  }

  bool is_list_noun(const Mention& m) const { return view_.lexicon.is(view_.lexicon.find(m.figure()->noun), noun_); }

  // What is counted opens its sentence: "The two countries", "Only four members".
  bool is_subject(std::uint32_t first, const Sentence& s) const { return first == s.first || (first == s.first + 1 && is_word(s.first) && !is(s.first, preposition_)); }

  // The colon, dash or bracket that opens a list of what was counted; only a postmodifier may stand between, or what the sentence
  // says of what is counted.
  std::optional<std::uint32_t> opener_behind(const Mention& m, std::uint32_t first, std::uint32_t last, const Sentence& s) const {
    const std::uint32_t end = s.last;
    const bool subject = is_subject(first, s) && !m.figure()->noun.empty();
    const std::uint32_t to = std::min(end, last + (subject ? kPredicateTokens : kGapTokens));
    bool of_them = last + 2 < end && view_.text(last) == "of" && (view_.text(last + 1) == "them" || view_.text(last + 1) == "these" || view_.text(last + 1) == "those" || view_.text(last + 1) == "whom");
    if (of_them && view_.is_mark(last + 2, ',') && capital(last + 3, end)) return last + 2;
    if (last < end && view_.is_mark(last, ',') && !m.figure()->noun.empty() && capital(last + 1, end) && !capital_inside(first, last)) return last;
    bool objects = false;  // another thing of several is told before the list
    std::uint32_t noun_end = last;  // words of the noun phrase that the extractor of figures did not take for one
    for (std::uint32_t t = last; t <= to && t < end; ++t) {
      const bool fits = t == noun_end || match(post_, noun_end, t) > 0;
      if (view_.is_mark(t, ':')) return (fits || (subject && !objects && capital(t + 1, end))) && (!(t > last && is(t - 1, preposition_)) || (t > noun_end && match(post_, noun_end, t) == t - noun_end)) ? std::optional(t) : std::nullopt;
      if (t >= last + kGapTokens && !subject) return std::nullopt;
      if (is_dash(t, end)) return fits ? std::optional(t) : std::nullopt;
      if (view_.is_mark(t, '(')) {
        const bool at_noun = t == noun_end && (t > last || !m.figure()->noun.empty());
        return at_noun || (t <= last + kVerbTokens && capital(t + 1, end)) ? std::optional(t) : std::nullopt;
      }
      if (view_.is_mark(t, ',') && t == noun_end && match(named_, t + 1, end) > 0) return t + match(named_, t + 1, end);
      if (t == noun_end && is(t, copula_) && !m.figure()->noun.empty() && (capital(t + 1, end) || (t + 2 < end && is(t + 1, view_.classes.article) && capital(t + 2, end)))) return t;
      objects = objects || (t > last && is_word(t) && is_plural(t));
      if (!is_word(t) || is(t, stop_) || members_.has_figure(t)) return std::nullopt;
      if (t == noun_end && t < last + kNounWords && match(post_, t, end) == 0 && !is(t, view_.classes.np_break) && !is(t, preposition_)) ++noun_end;
    }
    return std::nullopt;
  }

  bool is_plural(std::uint32_t t) const {
    const std::string word = lower(view_.text(t));
    return view_.lexicon.singular(word) != word;
  }
  // "The three Baltic states, Poland and Finland": the first member of a list, not its announcement.
  bool capital_inside(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first + 1; t < last; ++t) if (is_word(t) && tokens_[t].has(kCapital)) return true;
    return false;
  }
  bool capital(std::uint32_t t, std::uint32_t end) const { return t < end && is_word(t) && tokens_[t].has(kCapital); }

  std::optional<Region> region_at(std::uint32_t opener, std::uint32_t end) const {
    Region r;
    r.opener = view_.is_mark(opener, ':') ? Opener::colon : view_.is_mark(opener, '(') ? Opener::bracket : view_.is_mark(opener, ',') ? Opener::comma : is_word(opener) || view_.is_mark(opener, '.') ? Opener::word : Opener::dash;
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

  bool starts_with_figure(Stretch part) const {
    for (const Segment& s : members_.segments(part, false)) if (members_.has_figure(s.tokens.first)) return true;
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
    if (first_of_several(m, first, s)) return;
    const auto announced = static_cast<std::uint32_t>(m.figure()->value.numerator());
    const auto listed = listed_in(region, announced, is_list_noun(m));
    if (!listed) return;
    if (listed->number != announced && other_number_fits(m, s, first, listed->least, listed->most)) return;
    tell(m, listed->number, listed->items);
  }

  struct Listed {
    std::uint32_t number = 0, least = 0, most = 0;
    Span items;
  };
  // How many members the list has, at the reading that is nearest to the announced number; nothing if that is in doubt.
  std::optional<Listed> listed_in(const Region& region, std::uint32_t announced, bool list_noun) const {
    const Stretch part = region.tokens;
    if (view_.has(partial_, part.first, part.last) || starts_with_figure(part) || is(part.first, ordinal_)) return std::nullopt;
    std::uint32_t semicolon = part.last;
    std::uint32_t depth = 0;
    for (std::uint32_t t = part.first; t < part.last && semicolon == part.last; ++t) {
      if (view_.is_mark(t, '(')) ++depth;
      if (view_.is_mark(t, ')') && depth > 0) --depth;
      if (depth == 0 && view_.is_mark(t, ';')) semicolon = t;
    }
    Region shown = region;
    if (semicolon < part.last) {
      const Count by_semicolon = members_.count(region, part, true, list_noun);
      if (announced >= by_semicolon.least && announced <= by_semicolon.most) return std::nullopt;
      shown.tokens.last = semicolon;
      shown.closed = true;
    }
    const Count c = members_.count(shown, shown.tokens, false, list_noun);
    if (c.least == 0) return std::nullopt;
    std::uint32_t listed = announced;
    if (c.least > announced) {
      if (!c.sure_more || c.least == 2 * announced || semicolon < part.last) return std::nullopt;
      listed = c.least;
    } else if (c.most < announced) {
      if (!c.sure_fewer || (semicolon < part.last && c.least < 3)) return std::nullopt;
      listed = c.most;
    }
    return Listed{listed, c.least, c.most, Span{tokens_[shown.tokens.first].begin, tokens_[c.last - 1].end}};
  }

  // "Both countries – Norway, Iceland and Denmark – objected", "the trio (…)": a number that is no figure.
  void groups(const Sentence& s) {
    for (const std::uint32_t t : view_.places(crew_, s.first, std::max(s.last, s.first + 3) - 3)) {
      const auto group = view_.lexicon.lookup(crew_, tokens_, t, s.last);
      if (group.length == 0) continue;
      std::uint32_t opener = t + group.length;
      if (group.value == "2" && lower(view_.text(t)) == "both") {  // its noun
        if (!is_word(opener) || !is_plural(opener) || capital(opener, s.last)) continue;
        ++opener;
      }
      if (!view_.is_mark(opener, ':') && !view_.is_mark(opener, '(') && !is_dash(opener, s.last)) continue;
      if (opener + 1 >= s.last || !capital(opener + 1, s.last)) continue;
      const auto region = region_at(opener, s.last);
      const auto announced = static_cast<std::uint32_t>(std::stoul(std::string(group.value)));
      const auto listed = region ? listed_in(*region, announced, false) : std::nullopt;
      const Span words{tokens_[t].begin, tokens_[opener - 1].end};
      if (listed) tell(figure_field(static_cast<std::int64_t>(announced), words), listed->number, words, listed->items);
    }
  }

  // "One of the three", "the other two", "the first three of": the number is of another whole than the list.
  bool first_of_several(const Mention& m, std::uint32_t first, const Sentence& s) const {
    if (first == s.first) return false;
    const std::string_view before = view_.text(first - 1);
    if (before == "of" && m.figure()->noun.empty()) return true;  // "a family of five"
    return before == "other" || before == "another" || before == "next" || before == "more" || before == "than" || before == "per" ||
           before == "every" || before == "last" || before == "first" || before == "further" || before == "additional";
  }

  void tell(const Mention& m, std::uint32_t listed, Span items) { tell({placed(m), m.span}, listed, m.span, items); }
  void tell(Field announced, std::uint32_t listed, Span words, Span items) {
    maker_.add("announced_list", words.cover(items),
               {{"announced", std::move(announced)},
                {"listed", figure_field(static_cast<std::int64_t>(listed), items)},
                {"items", {std::string(items.in(view_.document.text)), items}}},
               true);
  }

  // --- Lists told before their number: "Riga, Tallinn and Gdansk, all three of them, …"; "… signed. These three states …"

  bool told_before(const Mention& m, std::uint32_t first, std::uint32_t last, const Sentence& s) {
    if (first == s.first || is(first - 1, preposition_)) return false;
    const std::string before = lower(view_.text(first - 1));
    Stretch part;
    bool whole = false;  // the list is all that stands before
    if (before == "all" && first > s.first + 3 && view_.is_mark(first - 2, ',')) {
      part = {s.first, first - 2};
      whole = true;
    } else if (before == "the" && first > s.first + 4 && is_dash(first - 2, s.last) && view_.lexicon.is(view_.lexicon.find(m.figure()->noun), member_) && !capital_inside(first, last)) {
      part = {s.first, first - 2};
      whole = true;
    } else if (first == s.first + 1 && (before == "these" || before == "all") && m.sentence > 0 && view_.lexicon.is(view_.lexicon.find(m.figure()->noun), member_) && !capital_inside(first, last)) {
      const Sentence& previous = view_.mentions.sentences[m.sentence - 1];
      if (previous.block == s.block) part = {previous.first, previous.last};
    }
    if (part.empty() || view_.has(partial_, part.first, part.last)) return false;
    const Count c = members_.names_at_start(part);
    if (c.least == 0 || (whole && c.last != part.last)) return false;
    tell(m, c.least, Span{tokens_[part.first].begin, tokens_[c.last - 1].end});
    return true;
  }

  // --- Lists that stand under the sentence

  void bullets(const Mention& m, std::uint32_t first, const Sentence& s) {
    const auto& blocks = view_.document.blocks;
    const std::uint32_t start = s.block + 1;
    if (start >= blocks.size() || blocks[start].kind != BlockKind::list_item || blocks[s.block].kind == BlockKind::list_item) return;
    const bool definite = first > s.first && is(first - 1, view_.classes.definite);
    if ((definite && !is_list_noun(m)) || first_of_several(m, first, s)) return;
    const Stretch clause{s.first, s.last};
    if (view_.has(partial_, clause.first, clause.last)) return;
    std::uint32_t listed = 0, at = start;
    for (; at < blocks.size() && at - start < kMostBullets && blocks[at].kind == BlockKind::list_item; ++at) {
      if (blocks[at].container != blocks[start].container && blocks[at].level <= blocks[start].level) break;
      if (blocks[at].level == blocks[start].level) ++listed;
    }
    if (at - start >= kMostBullets || listed < 2) return;
    const std::uint32_t last_item = blocks[at - 1].span.empty() ? 0 : view_.mentions.token_at(blocks[at - 1].span.begin);
    if (last_item > 0 && match(total_, last_item, last_item + 3) > 0) --listed;  // "together: €21 million" is none of them
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
      const std::uint32_t opening = next.first + (lower(view_.text(next.first)) == "the" ? 1 : 0);
      const auto place = view_.lexicon.lookup(place_, tokens_, opening, next.last);
      if (place.length == 0 && !is_final) {
        if (listed == 0) return;  // the list starts with the next sentence, or is none
        continue;
      }
      const std::uint32_t number = is_final ? listed + 1 : static_cast<std::uint32_t>(std::stoul(std::string(place.value)));
      if (number != listed + 1) {
        if (number == 1) break;  // another list
        return;
      }
      listed = number + more_places(next, opening + place.length, number);
      end = at;
      if (is_final) break;
    }
    if (listed < 2 || listed < announced) return;  // the rest may be told in other words
    tell(m, listed, view_.mentions.sentences[m.sentence + 1].span.cover(view_.mentions.sentences[end].span));
  }

  // "The first is drill, the second is pay and the third …": how many more places the sentence goes on with.
  std::uint32_t more_places(const Sentence& s, std::uint32_t from, std::uint32_t number) const {
    std::uint32_t more = 0;
    for (std::uint32_t t = from; t + 1 < s.last; ++t) {
      const bool clause = view_.is_mark(t - 1, ',') || view_.is_mark(t - 1, ';') || view_.text(t - 1) == "and";
      if (!clause || view_.text(t) != "the") continue;
      const auto place = view_.lexicon.lookup(place_, tokens_, t + 1, s.last);
      if (place.length > 0 && std::stoul(std::string(place.value)) == number + more + 1) ++more;
    }
    return more;
  }

  FactMaker& maker_;
  const View& view_;
  ListMembers members_;
  const std::vector<Token>& tokens_;
  GroupId partial_, post_, stop_, noun_, member_, ordinal_, named_, copula_, place_, final_, crew_, total_, preposition_;
};

}  // namespace

void add_list_facts(FactMaker& maker) { Lists(maker).run(); }

}  // namespace claimcheck
