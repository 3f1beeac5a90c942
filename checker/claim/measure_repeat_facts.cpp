// A measure that is named and told twice: "The fund has a budget of €64 million … With a budget of €46 million, the fund". Two
// figures are of one measure only if they are told by the same noun (or what stands for it: "costs", "long") in one unit, their
// sentences have a word for the thing in common, and nothing tells of another time or another thing. Even so only what looks like
// a slip is told: one digit changed, or two in the other's place.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/retold.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentencesApart = 8;
constexpr std::uint32_t kLinkReach = 8;     // words between the noun and its figure: "the length of the pipeline is"
constexpr std::uint32_t kLeastLetters = 3;  // of a word for the thing

struct Measured {
  std::uint32_t mention = 0;
  std::uint32_t sentence = 0;
  std::string noun;
  std::set<std::string> words;  // for the thing
  std::set<std::string> names;
};

class MeasureRepeats {
 public:
  MeasureRepeats(FactMaker& maker, const ToldPairs& known)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), known_(known), noun_(group("repeat-measure")), verb_(group("repeat-measure-verb")),
        adjective_(group("repeat-measure-adjective")), link_(group("repeat-measure-link")), apart_(group("repeat-measure-apart")), up_(group("went-up")),
        down_(group("went-down")), function_(group("function-word")) {}

  void run() {
    std::map<std::string, std::vector<Measured>> told;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      auto m = measured(i);
      if (!m) continue;
      auto& before = told[m->noun + '/' + view_.mention(i).figure()->unit];
      compare(before, *m);
      before.push_back(std::move(*m));
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  std::string singular(std::uint32_t t) const { return view_.lexicon.singular(lower(view_.text(t))); }

  std::optional<Measured> measured(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const Figure* f = m.figure();
    if (f == nullptr || f->upper || f->age || f->in_words || m.nested || m.span.empty() || f->hedge != Hedge::none || m.sentence >= view_.mentions.sentences.size()) return std::nullopt;
    if (m.kind != MentionKind::money && m.kind != MentionKind::quantity && m.kind != MentionKind::number) return std::nullopt;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (view_.document.blocks[s.block].kind == BlockKind::table_cell) return std::nullopt;
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    std::string noun = noun_of(s, first, last);
    if (noun.empty() || told_apart(s)) return std::nullopt;
    Measured out{index, m.sentence, std::move(noun), {}, {}};
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (!is_word(t) || tokens_[t].end - tokens_[t].begin < kLeastLetters || view_.lexicon.is(tokens_[t].word, function_)) continue;
      if ((t >= first && t < last) || singular(t) == out.noun) continue;
      out.words.insert(singular(t));
      if (t > s.first && tokens_[t].has(kCapital)) out.names.insert(lower(view_.text(t)));
    }
    return out;
  }

  // What the figure is a measure of: "a budget of N", "the length of the line is N", "N long", "costs N".
  std::string noun_of(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    if (last < s.last) {
      if (const auto noun = view_.lexicon.lookup(adjective_, tokens_, last, s.last); noun.length > 0) return std::string(noun.value);
    }
    if (first < s.first + 1) return {};
    if (const auto noun = view_.lexicon.lookup(verb_, tokens_, first - 1, first); noun.length > 0) return std::string(noun.value);
    if (first < s.first + 2) return {};
    if (view_.text(first - 1) == "of" && view_.lexicon.match(noun_, tokens_, first - 2, first - 1) == 1) return singular(first - 2);
    std::uint32_t t = first;
    for (std::uint32_t back = 1; back <= 3 && first >= s.first + back && t == first; ++back) {
      if (view_.lexicon.match(link_, tokens_, first - back, first) == back) t = first - back;
    }
    if (t == first) return {};
    for (std::uint32_t words = 0; t-- > s.first && words < kLinkReach && is_word(t); ++words) {
      if (view_.lexicon.match(noun_, tokens_, t, t + 1) == 1) return singular(t);
    }
    return {};
  }

  // Another time, another thing or a change is told.
  bool told_apart(const Sentence& s) const {
    if (view_.has(apart_, s) || moves(view_, s, up_, down_)) return true;
    for (const Mention& m : view_.mentions_in(s.span)) {
      const Time* time = m.time();
      if (time != nullptr && m.kind == MentionKind::date && time->granularity != Granularity::day) return true;
    }
    return false;
  }

  static bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& w) { return b.contains(w); });
  }

  // Only with the figure told last of that measure: if it agrees, or is quite another, nothing is known of those before.
  void compare(const std::vector<Measured>& before, const Measured& b) {
    if (before.empty()) return;
    const Measured& a = before.back();
    const Mention &x = view_.mention(a.mention), &y = view_.mention(b.mention);
    if (a.sentence == b.sentence || b.sentence - a.sentence > kSentencesApart || known_.contains({a.mention, b.mention})) return;
    if (!share(a.words, b.words) || (!a.names.empty() && !b.names.empty() && !share(a.names, b.names))) return;
    if (x.figure()->reading.rounded.overlaps(y.figure()->reading.rounded)) return;
    if (!slip(view_, x, y)) return;
    add_repeat(maker_, x, y, b.noun);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const ToldPairs& known_;
  GroupId noun_, verb_, adjective_, link_, apart_, up_, down_, function_;
};

}  // namespace

void add_measure_repeats(FactMaker& maker, const ToldPairs& known) { MeasureRepeats(maker, known).run(); }

}  // namespace claimcheck
