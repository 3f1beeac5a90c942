// "Velmar, which provides the largest contingent" after a sentence that lists the contingents: who is said to come first (or second, or
// last) against the figures listed (listings.h). The superlative must be about what is listed; in doubt there is no fact.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/listings.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 6;  // sentences behind a list in which it is spoken of

class Ranks {
 public:
  explicit Ranks(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), lists_(view_) {}

  void run() {
    std::optional<Listing> last;
    for (std::uint32_t s = 0; s < view_.mentions.sentences.size(); ++s) {
      if (view_.document.blocks[view_.mentions.sentences[s].block].kind == BlockKind::table_cell) {
        std::uint32_t end = s;
        auto table = lists_.of_table(s, end);
        last = std::move(table);
        s = end - 1;
        continue;
      }
      if (last && (s - last->sentence > kReach || section(s) != section(last->sentence))) last.reset();
      if (last) superlatives(s, *last, 0);
      auto listing = lists_.of_sentence(s);
      if (!listing) continue;
      last = std::move(listing);
      announced_before(s, *last);
      superlatives(s, *last, view_.mentions.token_at(last->items.back().span.end - 1) + 1);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  bool is(std::uint32_t t, GroupId g) const { return view_.lexicon.is(tokens_[t].word, g); }
  std::uint32_t section(std::uint32_t s) const { return view_.document.blocks[view_.mentions.sentences[s].block].section; }
  bool capital(std::uint32_t t) const { return is_word(t) && tokens_[t].has(kCapital); }

  // "The largest party, the Greens, won 31 seats; the Liberals took 36": who comes first opens the sentence of the figures.
  void announced_before(std::uint32_t s, const Listing& list) {
    const std::uint32_t first = view_.mentions.sentences[s].first;
    const std::uint32_t figure = view_.mentions.token_at(view_.mention(list.items.front().mention).span.begin);
    if (figure <= first + 2 || view_.text(first) != "The") return;
    // "The biggest of the provinces" is perhaps so by another measure than that of the list.
    const auto claim = claim_at(first + 1, figure);
    if (claim && claim->last < figure && is_word(claim->last) && (!is(claim->last, preposition_) || of_so_many_things(claim->last, figure))) superlatives(s, list, 0, figure);
  }

  // "Of the four contingents", "of its three harvests"
  bool of_so_many_things(std::uint32_t t, std::uint32_t end) const {
    std::uint32_t last = t + 3;
    return t + 4 < end && view_.text(t) == "of" && is(t + 1, view_.classes.definite) && lists_.figure_at(t + 2, last) != nullptr && (is(last - 1, thing_) || (last < end && is(last, thing_)));
  }

  struct Claim {
    std::uint32_t first = 0, last = 0;  // tokens of the superlative
    std::uint32_t place = 1;            // 1 first, 2 second, …
    bool top = true;
  };

  // "No country exported more than Kenya", "nowhere was it lower than in the west"
  std::optional<Claim> beyond_all(std::uint32_t t, std::uint32_t end) const {
    const bool up = is(t, more_), down = is(t, less_);
    if ((!up && !down) || t + 2 >= end) return std::nullopt;
    std::uint32_t than = t + 1;
    while (than < end && than < t + 3 && view_.text(than) != "than") ++than;
    if (than + 1 >= end || view_.text(than) != "than") return std::nullopt;
    for (std::uint32_t k = t, n = 0; k-- > 0 && n < 10 && !view_.is_mark(k, '.') && !view_.is_mark(k, ','); ++n) {
      if (is(k, none_)) return Claim{t, than + 1, 1, up};
    }
    return std::nullopt;
  }

  std::optional<Claim> claim_at(std::uint32_t t, std::uint32_t end) const {
    if (auto beyond = beyond_all(t, end)) return beyond;
    Claim c;
    c.first = t;
    if (const auto came = view_.lexicon.lookup(came_, tokens_, t, end); came.length > 0) {
      const auto place = Exact::parse(came.value);
      const std::uint32_t behind = t + came.length;
      if (!place || (behind < end && is_word(behind) && !is(behind, after_))) return std::nullopt;
      c.place = static_cast<std::uint32_t>(place->numerator());
      c.last = behind;
      return c;
    }
    if (const auto nth = view_.lexicon.lookup(nth_, tokens_, t, end); nth.length > 0) {
      const auto place = Exact::parse(nth.value);
      if (!place) return std::nullopt;
      c.place = static_cast<std::uint32_t>(place->numerator());
      t += nth.length;
      if (t < end && view_.text(t) == "-") ++t;
    }
    std::uint32_t length = view_.lexicon.match(top_, tokens_, t, end);
    if (length == 0) {
      length = view_.lexicon.match(bottom_, tokens_, t, end);
      c.top = false;
    }
    if (length == 0) return std::nullopt;
    c.last = t + length;
    return c;
  }

  // The superlative speaks of what the list gives: of nothing else ("the largest of them"), of a thing that shares are of
  // ("contingent"), or of a noun that the list's sentence has.
  bool about_list(const Claim& c, const Listing& list, std::uint32_t end) const {
    const std::uint32_t t = c.last;
    if (view_.lexicon.lookup(came_, tokens_, c.first, end).length > 0 || view_.text(c.last - 1) == "than") return true;
    if (c.last - c.first > 3 && view_.text(c.first + 1) == "than") return true;  // "more than any other"
    if (t < end && tokens_[t].kind == TokenKind::word && !is(t, view_.classes.np_break) && !is(t, preposition_)) {
      if (told_in(t, list)) return true;
      if (t + 1 < end && view_.lexicon.match(from_, tokens_, t + 1, end) > 0) return true;  // "the smallest shipment went to the north"
      // "The largest share of invalid ballots" is another share than that of the list.
      const bool of_other = t + 2 < end && view_.text(t + 1) == "of" && !is(t + 2, view_.classes.definite) && !told_in(t + 2, list);
      return is(t, thing_) && !of_other;
    }
    // "turnout was lowest", "it was lowest": the noun is before it
    for (std::uint32_t k = c.first; k-- > 0 && c.first - k < 3;) if (lower(view_.text(k)) == "it") return true;
    for (std::uint32_t k = c.first; k-- > 0 && c.first - k < 4;) if (tokens_[k].kind == TokenKind::word && told_in(k, list)) return true;
    return t >= end || view_.text(t) == "of" || view_.is_mark(t, ',') || view_.is_mark(t, '.');
  }
  bool told_in(std::uint32_t t, const Listing& list) const {
    if (tokens_[t].end - tokens_[t].begin < 4) return false;
    const std::string word = view_.lexicon.singular(lower(view_.text(t)));
    const auto has_word = [&](const Sentence& s) {
      for (std::uint32_t k = s.first; k < s.last; ++k) {
        if (is_word(k) && view_.lexicon.singular(lower(view_.text(k))) == word) return true;
      }
      return false;
    };
    const auto& sentences = view_.mentions.sentences;
    if (has_word(sentences[list.told])) return true;
    // "It amounted to": the noun is told in the sentence before.
    return list.told > 0 && sentences[list.told - 1].block == sentences[list.told].block && has_word(sentences[list.told - 1]);
  }

  // Whether another figure or a limit of the superlative ("in Europe", "by area", "in 2015") stands in its clause.
  bool limited(const Claim& c, std::uint32_t first, std::uint32_t end) const {
    if (view_.has(limit_, first, c.first)) return true;
    for (std::uint32_t t = c.last; t < end && !view_.is_mark(t, '.') && !view_.is_mark(t, ';'); ++t) {
      std::uint32_t last = 0;
      if (t < c.last + 8 && is(t, limit_) && !among_all(t, end)) return true;
      if (lists_.figure_at(t, last) != nullptr && t < c.last + 6 && view_.text(t - 1) != "the" && !(t > 1 && view_.text(t - 2) == "of" )) return true;
      if (view_.is_mark(t, ',') && !(t + 1 < end && lists_.figure_at(t + 1, last) != nullptr)) break;
    }
    for (std::uint32_t t = c.first; t-- > first && c.first - t < 6;) {
      if (view_.is_mark(t, ',')) break;
      if (is(t, not_now_)) return true;
    }
    return false;
  }

  // "Among the three", "of all", "in the list": no limit.
  bool among_all(std::uint32_t t, std::uint32_t end) const {
    std::uint32_t last = 0;
    return view_.text(t) == "among" && t + 2 < end && is(t + 1, view_.classes.definite) && lists_.figure_at(t + 2, last) != nullptr;
  }

  void superlatives(std::uint32_t index, const Listing& list, std::uint32_t from, std::optional<std::uint32_t> to = {}) {
    Sentence s = view_.mentions.sentences[index];
    if (to) s.last = *to;
    for (std::uint32_t t = std::max(from, s.first); t < s.last; ++t) {
      const auto c = claim_at(t, s.last);
      if (!c) continue;
      t = c->last - 1;
      if (!about_list(*c, list, s.last) || limited(*c, s.first, s.last) || has_time(*c, s)) continue;
      const ListedFigure* subject = subject_of(*c, list, s, std::max(from, s.first));
      if (subject != nullptr) tell(*c, *subject, list);
    }
  }
  // Whether a date stands in the clause of the superlative, or opens the sentence.
  bool has_time(const Claim& c, const Sentence& s) const {
    std::uint32_t end = c.last;
    while (end < s.last && !view_.is_mark(end, ',') && !view_.is_mark(end, ';')) ++end;
    for (std::uint32_t t = s.first; t < end; ++t) {
      for (const Edge& e : view_.edges(t)) {
        if (view_.mention(e.mention).kind == MentionKind::date) return true;
      }
    }
    return false;
  }

  // Who is meant: the one name of the list in the clause of the superlative, before it ("Velmar, which provides the largest …") or
  // right behind ("the largest came from Velmar", "lowest in the west").
  const ListedFigure* subject_of(const Claim& c, const Listing& list, const Sentence& s, std::uint32_t from) const {
    const ListedFigure* before = nullptr;
    for (const ListedFigure& item : list.items) {
      for (std::uint32_t t = from; t < s.last; ++t) {
        const std::uint32_t end = t + static_cast<std::uint32_t>(std::count(item.name.begin(), item.name.end(), ' ')) + 1;
        if (tokens_[t].kind != TokenKind::word) continue;
        const bool whole = end <= s.last && starts(item.name, view_.text(t)) && key_of(view_, t, end) == item.name;
        // "Lake Arda" is "Arda" the second time.
        if (!whole && (!capital(t) || !only_name_with(list, item, lower(view_.text(t))))) continue;
        const bool is_before = t < c.first && end <= c.first + (whole ? 0U : 1U), near = is_before ? c.first - std::min(c.first, end) <= 10 : t >= c.last && t - c.last <= 6;
        if (!near || (is_before && (!plain_between(std::min(end, c.first), c.first) || view_.has(plan_, std::min(end, c.first), c.first))) || (!is_before && !plain_between(c.last, t))) continue;
        if (before != nullptr && before != &item) return nullptr;  // two names: either may be meant
        before = &item;
      }
    }
    return before;
  }
  // Whether this word is the last of the name and of no other.
  static bool only_name_with(const Listing& list, const ListedFigure& item, const std::string& word) {
    const auto ends = [&](const ListedFigure& i) { return i.name.size() > word.size() && i.name.ends_with(word) && i.name[i.name.size() - word.size() - 1] == ' '; };
    return word.size() > 2 && ends(item) && std::none_of(list.items.begin(), list.items.end(), [&](const ListedFigure& o) { return &o != &item && (ends(o) || o.name == word); });
  }
  static bool starts(std::string_view name, std::string_view word) {
    return name.size() >= word.size() && (name[0] | 0x20) == (word[0] | 0x20) && (name.size() == word.size() || name[word.size()] == ' ' || name[word.size()] == '-');
  }
  // Between name and superlative: no other clause, no negation.
  bool plain_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      const std::string_view w = view_.text(t);
      if (is(t, parts_) || (w == "that" && view_.text(t + 1) != "of") || view_.is_mark(t, ';') || view_.is_mark(t, '.')) return false;
    }
    return true;
  }

  void tell(const Claim& c, const ListedFigure& subject, const Listing& list) {
    const Figure& own = *view_.mention(subject.mention).figure();
    std::uint32_t surely_before = 0, maybe_before = 0;
    const ListedFigure* rival = nullptr;
    for (const ListedFigure& other : list.items) {
      if (&other == &subject) continue;
      const Figure& f = *view_.mention(other.mention).figure();
      const Interval &a = own.reading.rounded, &b = f.reading.rounded;
      const bool never = c.top ? !can_be_less_or_equal(b, a) : !can_be_less_or_equal(a, b);
      const bool may = c.top ? can_be_less_or_equal(a, b) : can_be_less_or_equal(b, a);
      if (never) {
        ++surely_before;
        const Figure* best = rival == nullptr ? nullptr : view_.mention(rival->mention).figure();
        if (best == nullptr || (c.top ? f.value > best->value : f.value < best->value)) rival = &other;
      }
      if (may) ++maybe_before;
    }
    const std::int64_t least = surely_before + 1, most = maybe_before + 1, said = c.place;
    const std::int64_t real = said < least ? least : said > most ? most : said;
    if (rival == nullptr) rival = &subject;
    const Span words{tokens_[c.first].begin, tokens_[c.last - 1].end};
    const Mention &m = view_.mention(subject.mention), &r = view_.mention(rival->mention);
    maker_.add("ranked", words,
               {{"said", figure_field(said, words)}, {"place", figure_field(real, subject.span)}, {"value", {placed(m), m.span}}, {"rival", {placed(r), r.span}},
                {"words", {std::string(words.in(view_.document.text)), words}}, {"name", key_field(subject.name, subject.span)},
                {"rival_name", key_field(rival->name, rival->span)}, {"order", key_field(c.top ? "largest" : "smallest", words)}}, true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const ListingReader lists_;
  const GroupId top_ = group("rank-top"), bottom_ = group("rank-bottom"), thing_ = group("rank-thing"),
                limit_ = group("rank-limit"), nth_ = group("rank-nth"),
                came_ = group("rank-came"), after_ = group("rank-after"), plan_ = group("rank-plan"),
                from_ = group("rank-from"), preposition_ = group("preposition"),
                not_now_ = group("rank-not-now"), parts_ = group("rank-parts"), more_ = group("rank-higher"), less_ = group("rank-lesser"), none_ = group("rank-none");
};

}  // namespace

void add_rank_facts(FactMaker& maker) { Ranks(maker).run(); }

}  // namespace claimcheck
