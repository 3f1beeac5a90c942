// A figure that is told again in other words: "the treaty was signed by 38 states … of the 36 states that signed the treaty". What
// counts one thing is rarely told twice by one noun with one qualifier, so here the two sentences as a whole are set side by
// side: they must have words of content in common (by their stems: "employs", "employees"), more of them where no article points
// back. For that, the two figures must look like one that was mistyped: a digit changed, or two in each other's place.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/retold.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentencesBack = 24;
constexpr std::size_t kMostBefore = 12;      // figures of one kind that one is compared with
constexpr std::size_t kMostLookedBack = 100; // figures of one kind among which the figure itself is looked for
constexpr std::uint32_t kNear = 7;          // words of the clause beside a figure
constexpr std::size_t kLeastStem = 3;
constexpr std::size_t kStem = 6;             // letters of a stem
constexpr std::uint32_t kParallel = 6;       // words around a figure that two sentences have alike
constexpr std::size_t kMostOfKind = 2;       // figures of one kind in a sentence: more of them are a list

struct Recalled {
  std::uint32_t mention = 0;
  std::uint32_t sentence = 0;
  bool points_back = false;
  std::set<std::string> stems, names, own;  // own: of the figure's noun
  std::set<std::string> owners;             // names before the figure: "the mission in Lorne numbered"
  std::vector<Days> times;
  std::uint32_t of_kind = 0;  // figures of its kind in the sentence
};

class Recalls {
 public:
  Recalls(FactMaker& maker, const ToldPairs& known)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), known_(known), definite_(group("back-reference")), alike_(group("recall-noun")),
        apart_(group("recall-apart")), up_(group("went-up")), down_(group("went-down")), function_(group("function-word")), pronoun_(group("subject-pronoun")),
        subject_(group("recall-pronoun")) {}

  void run() {
    std::map<std::string, std::vector<std::uint32_t>> kinds;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      if (const auto key = kind_of(i); !key.empty()) kinds[key].push_back(i);
    }
    for (const auto& [key, all] : kinds) if (all.size() > 1) look(all);
  }

 private:
  using Words = std::set<std::string>;

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  const Sentence& sentence(std::uint32_t s) const { return view_.mentions.sentences[s]; }
  std::string digits(std::uint32_t i) const { return std::string(view_.mention(i).figure()->digits.in(view_.document.text)); }

  // Figures of one kind may be compared; none for what is no plain figure of prose.
  std::string kind_of(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const Figure* f = m.figure();
    if (f == nullptr || f->upper || f->age || f->in_words || m.nested || m.span.empty() || m.sentence >= view_.mentions.sentences.size()) return {};
    if (f->hedge != Hedge::none && f->hedge != Hedge::exactly) return {};
    if (f->value < Exact(10) && m.kind == MentionKind::quantity && f->value.is_whole()) return {};
    const BlockKind block = view_.document.blocks[sentence(m.sentence).block].kind;
    if (block == BlockKind::table_cell || block == BlockKind::footnote || block == BlockKind::masthead) return {};
    if (m.kind == MentionKind::percent) return "%";
    if (m.kind == MentionKind::money) return "$" + f->unit;
    if (m.kind != MentionKind::quantity) return {};
    if (!f->dimension.empty() && f->dimension != "count") return "u" + f->unit;
    if (f->noun.empty()) return {};
    const std::string_view same = view_.lexicon.value_of(alike_, view_.lexicon.find(f->noun));
    return "n" + (same.empty() ? f->noun : std::string(same));
  }

  // By the stem "employs", "employees" and "employed" are one word, "approved" and "approval", too.
  std::string stem(std::uint32_t t) const {
    std::string w = view_.lexicon.singular(lower(view_.text(t)));
    for (const std::string_view ending : {"ing", "ed", "es", "e", "s"}) {
      if (w.size() >= ending.size() + 3 && w.ends_with(ending)) {
        w.resize(w.size() - ending.size());
        break;
      }
    }
    if (w.size() > kStem) w.resize(kStem);
    return w;
  }

  void note(const Sentence& s, std::uint32_t first, std::uint32_t last, Recalled& out) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (!is_word(t) || view_.lexicon.is(tokens_[t].word, function_)) continue;
      std::string w = stem(t);
      if (w.size() < kLeastStem) continue;
      if (t >= first && t < last) out.own.insert(w);
      if (t > s.first && tokens_[t].has(kCapital) && !in_date(s, t)) {
        out.names.insert(w);
        if (t < first) out.owners.insert(w);
      }
      out.stems.insert(std::move(w));
    }
  }

  // "Friday", "May": names of nobody.
  bool in_date(const Sentence& s, std::uint32_t t) const {
    const auto& of_sentence = view_.mentions_in(s.span);
    return std::any_of(of_sentence.begin(), of_sentence.end(), [&](const Mention& m) { return m.time() != nullptr && m.span.begin <= tokens_[t].begin && tokens_[t].end <= m.span.end; });
  }

  // Tokens of the clause that a figure stands in, as far as they are near it.
  Span clause(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    const auto mark = [&](std::uint32_t t) { return view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.is_mark(t, ':') || view_.is_mark(t, '(') || view_.is_mark(t, ')'); };
    Span out{first, last};
    while (out.begin > s.first && first - out.begin < kNear && !mark(out.begin - 1)) --out.begin;
    while (out.end < s.last && out.end - last < kNear && !mark(out.end)) ++out.end;
    return out;
  }

  std::optional<Recalled> read(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const Sentence& s = sentence(m.sentence);
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    const Span own = clause(s, first, last);
    if (view_.has(apart_, own.begin, own.end) || moves(view_, s, up_, down_)) return std::nullopt;
    Recalled out;
    out.mention = index;
    out.sentence = m.sentence;
    out.points_back = (first > s.first && view_.is(first - 1, definite_)) || (first > s.first + 2 && view_.text(first - 1) == "of" && view_.is(first - 3, definite_));  // "the fine of €12 million"
    note(s, first, last, out);
    if (m.sentence > 0 && (view_.is(s.first, pronoun_) || view_.is(s.first, subject_)) && sentence(m.sentence - 1).block == s.block) note(sentence(m.sentence - 1), 0, 0, out);
    const auto& all = view_.mentions.mentions;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& x) { return x.span.begin < s.span.begin; });
    for (; at != all.end() && at->span.begin < s.span.end; ++at) {
      const Time* time = at->time();
      if (time != nullptr && at->kind == MentionKind::date && !time->readings.empty()) {
        const Days days = time->readings.front().days;
        if (!view_.document.issue.date || days.begin <= view_.document.issue.date->value) out.times.push_back(days);
      }
      if (at->kind == m.kind && at->figure() != nullptr && at->figure()->unit == m.figure()->unit && !at->nested) ++out.of_kind;
    }
    return out;
  }

  void look(const std::vector<std::uint32_t>& all) {
    std::map<std::uint32_t, std::optional<Recalled>> read_before;
    const auto of = [&](std::uint32_t i) -> const std::optional<Recalled>& {
      const auto [at, fresh] = read_before.try_emplace(i);
      if (fresh) at->second = read(i);
      return at->second;
    };
    for (std::size_t j = 1; j < all.size(); ++j) {
      const Mention& b = view_.mention(all[j]);
      const std::size_t from = j > kMostBefore ? j - kMostBefore : 0;
      // Told so before: it is no slip.
      if (std::any_of(all.begin() + static_cast<std::ptrdiff_t>(j > kMostLookedBack ? j - kMostLookedBack : 0), all.begin() + static_cast<std::ptrdiff_t>(j), [&](std::uint32_t i) { return view_.mention(i).figure()->reading.rounded.overlaps(b.figure()->reading.rounded); })) continue;
      for (std::size_t i = j; i-- > from;) {
        const Mention& a = view_.mention(all[i]);
        if (a.sentence == b.sentence || a.sentence + kSentencesBack < b.sentence || known_.contains({all[i], all[j]}) || !slip(digits(all[i]), digits(all[j])) || two_numbers(digits(all[i]), digits(all[j]))) continue;
        const auto &x = of(all[i]), &y = of(all[j]);
        if (!x || !y || !one_thing(*x, *y)) continue;
        add_repeat(maker_, a, b, b.figure()->noun);
        break;
      }
    }
  }

  bool one_thing(const Recalled& a, const Recalled& b) const {
    if (a.of_kind > kMostOfKind || b.of_kind > kMostOfKind) return false;
    const auto kind = [&](const Recalled& r) { return view_.document.blocks[sentence(r.sentence).block].kind; };
    if (kind(a) == BlockKind::list_item && kind(b) == BlockKind::list_item) return false;
    const bool percent = view_.mention(a.mention).kind == MentionKind::percent, turned = swapped(a.mention, b.mention);
    if (a.times.empty() != b.times.empty() && !b.points_back && !turned) return false;
    if (!a.times.empty() && !b.times.empty() &&
        std::none_of(a.times.begin(), a.times.end(), [&](Days x) { return std::any_of(b.times.begin(), b.times.end(), [&](Days y) { return x.overlaps(y); }); })) return false;
    // One that is told of another name is of another thing.
    if (told_of_others(a.names, a.stems, b.names, b.stems) || told_of_others(a.owners, a.stems, b.owners, b.stems)) return false;
    if (pointed_at(a, b, turned)) return true;
    const std::size_t noun = common(a.own, b.own), shared = common(a.stems, b.stems) - noun, all = a.stems.size() + b.stems.size() - shared - 2 * noun;
    if (shared * 3 > all * 2) return false;  // one sentence for each of several things
    // Without an article that points back, 4.4 and 4.5 are two figures; 45 and 54 may be one.
    if (!b.points_back && parallel(a, b)) return false;
    if (!b.points_back && !turned && (percent || significant(digits(a.mention)) < 3)) return false;
    if (turned && b.points_back && noun > 0 && digits(a.mention).size() > 2) return shared > 0;
    return shared >= (b.points_back ? 2U : 3U) + ((percent || !b.points_back) && !turned ? 1U : 0U);
  }
  // "These €321 million", "the rate of 3.6%", "a frigate of $458 million" behind the frigate that cost $485 million: soon after the only
  // figure of its kind, and by its words the same.
  bool pointed_at(const Recalled& a, const Recalled& b, bool turned) const {
    const Mention &x = view_.mention(a.mention), &y = view_.mention(b.mention);
    if (a.of_kind != 1 || b.of_kind != 1 || b.sentence > a.sentence + 2 || sentence(a.sentence).block != sentence(b.sentence).block) return false;
    if (x.kind != MentionKind::money && x.kind != MentionKind::percent && x.figure()->dimension == "count") return false;
    const std::uint32_t first = sentence(b.sentence).first, t = view_.mentions.token_at(y.span.begin);
    if (t > first && view_.is(t - 1, group("recall-this"))) return turned || significant(digits(b.mention)) >= 3;
    if (!turned || t < first + 2 || view_.text(t - 1) != "of" || b.sentence != a.sentence + 1) return false;
    return (b.points_back && view_.is(t - 2, group("recall-anaphor"))) || (is_word(t - 2) && a.stems.contains(stem(t - 2)));
  }
  // "35% said that they were worried about prices … 53% said that they were worried about courts": around the figure word for word the
  // same, then each with words of its own.
  bool parallel(const Recalled& a, const Recalled& b) const {
    const auto lacks = [](const Words& some, const Words& others) { return std::any_of(some.begin(), some.end(), [&](const std::string& w) { return !others.contains(w); }); };
    if (!lacks(a.stems, b.stems) || !lacks(b.stems, a.stems)) return false;
    const Sentence &x = sentence(a.sentence), &y = sentence(b.sentence);
    const std::uint32_t at = view_.mentions.token_at(view_.mention(a.mention).span.begin), there = view_.mentions.token_at(view_.mention(b.mention).span.begin);
    const auto alike = [&](std::uint32_t t, std::uint32_t u) { return tokens_[t].kind == tokens_[u].kind && (!is_word(t) || view_.text(t) == view_.text(u)); };
    std::uint32_t words = 0;
    for (std::uint32_t back = 1; at >= x.first + back && there >= y.first + back && alike(at - back, there - back); ++back) words += is_word(at - back) ? 1 : 0;
    for (std::uint32_t on = 1; at + on < x.last && there + on < y.last && alike(at + on, there + on); ++on) words += is_word(at + on) ? 1 : 0;
    return words >= kParallel;
  }
  static bool told_of_others(const Words& names, const Words& stems, const Words& other_names, const Words& other_stems) {
    return !names.empty() && !other_names.empty() && common(names, other_stems) == 0 && common(other_names, stems) == 0;
  }
  bool swapped(std::uint32_t a, std::uint32_t b) const {
    std::string x = digits(a), y = digits(b);
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return x == y;
  }
  static std::size_t significant(std::string_view digits) {
    std::size_t count = 0, zeros = 0;
    for (const char c : digits) {
      if (c == '0') ++zeros;
      else if (c > '0' && c <= '9') count += std::exchange(zeros, 0) + 1;
    }
    return count;
  }
  // 200 and 300 are two numbers, and so are 0.1 and 1.0, 2.5 and 15; 210 and 310 may be one.
  static bool two_numbers(const std::string& a, const std::string& b) {
    return (significant(a) < 2 && significant(b) < 2) || a.find('.') != b.find('.') || a.starts_with('0') || b.starts_with('0');
  }
  static std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& w) { return b.contains(w); }));
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const ToldPairs& known_;
  GroupId definite_, alike_, apart_, up_, down_, function_, pronoun_, subject_;
};

}  // namespace

void add_recalled_facts(FactMaker& maker, const ToldPairs& known) { Recalls(maker, known).run(); }

}  // namespace claimcheck
