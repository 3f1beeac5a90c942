// One measure told twice. Which two figures are about the same thing is decided here, and in doubt they are not: they must
// count the same noun with the same qualifier, in one issue, at no different times, with no change told, and something must
// tie them together: a back-reference ("its 1,150 soldiers", "the 241 Europeans who"), a common name, or a label.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/retold.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLookBack = 12;  // figures of one kind that one is compared with
constexpr std::uint32_t kWhere = 9;    // tokens behind a figure that tell where

struct Told {
  std::uint32_t mention = 0;
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;     // token of the mention
  bool definite = false;       // "the", "its", "their" before it
  bool title = false;
  bool sized = false;          // "has", "numbers", "consists of" before it: the size of the whole
  std::vector<Days> as_of;     // times in the sentence that are not after the issue
  std::set<std::string> names; // capitalised words of the sentence
  std::set<std::string> owners; // those of them before the figure: "the mission in Lorne numbered"
  std::set<std::string> where; // those of them soon behind it: "51 centres in the Eastern Division"
  std::set<std::string> words; // long words of the sentence
};

class Repeats {
 public:
  explicit Repeats(FactMaker& maker)
      : maker_(maker), view_(maker.view), change_(view_.lexicon.group("went-up")), fall_(view_.lexicon.group("went-down")),
        definite_(view_.lexicon.group("back-reference")), generic_(view_.lexicon.group("generic-noun")), adverb_(view_.lexicon.group("adverb")),
        part_(view_.lexicon.group("partial")), sized_(view_.lexicon.group("sized-verb")), pronoun_(view_.lexicon.group("subject-pronoun")) {}

  void run() {
    std::unordered_map<std::string_view, std::size_t> times;  // that a noun is counted: one counted once is compared with nothing
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      if (const auto key = key_of_figure(i); !key.empty()) ++times[key];
    }
    std::map<std::string_view, std::vector<Told>> groups;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const auto key = key_of_figure(i);
      if (key.empty() || times[key] < 2) continue;
      const bool generic_noun = generic(key);
      Told told = read(i, !generic_noun);
      auto& group = groups[key];
      const std::size_t from = group.size() > kLookBack ? group.size() - kLookBack : 0;
      for (std::size_t k = from; k < group.size() && !generic_noun; ++k) {
        if (same_thing(group[k], told)) add(group[k], told);
      }
      group.push_back(std::move(told));
    }
    for (const auto& [key, group] : groups) titles(group);
  }
  const ToldPairs& pairs() const { return pairs_; }

 private:
  // What is counted, with its qualifier and unit; empty for a figure that cannot be compared.
  std::string_view key_of_figure(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const Figure* f = m.figure();
    if (f == nullptr || f->noun.empty() || f->upper || f->age || m.kind != MentionKind::quantity || m.nested) return {};
    if (f->dimension != "count" && !f->dimension.empty()) return {};
    return f->noun;
  }
  bool generic(std::string_view noun) const { return view_.lexicon.is(view_.lexicon.find(noun), generic_); }

  // Without `words`: where it stands only.
  Told read(std::uint32_t index, bool words) const {
    const Mention& m = view_.mention(index);
    Told t;
    t.mention = index;
    t.sentence = m.sentence;
    t.first = view_.mentions.token_at(m.span.begin);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    t.title = view_.document.blocks[s.block].kind == BlockKind::heading;
    if (!words) return t;
    t.definite = t.first > s.first && view_.is(t.first - 1, definite_) &&
                 !(t.first > s.first + 1 && view_.text(t.first - 2) == "of");
    t.sized = told_as_size(s, t.first);
    for (std::uint32_t k = s.first; k < s.last; ++k) note_word(k, s, t);
    // "It has 480 observers": the names are those of the sentence before.
    if (m.sentence > 0 && view_.is(s.first, pronoun_)) {
      const Sentence& before = view_.mentions.sentences[m.sentence - 1];
      for (std::uint32_t k = before.first; k < before.last && before.block == s.block; ++k) note_word(k, before, t);
    }
    note_times(s, t);
    return t;
  }

  bool told_as_size(const Sentence& s, std::uint32_t first) const {
    for (std::uint32_t back = 1; back <= 3 && first >= s.first + back; ++back) {
      const std::uint32_t t = first - back;
      const std::uint32_t length = view_.lexicon.match(sized_, view_.mentions.tokens, t, s.last);
      if (length > 0 && t + length == first) return true;
      if (t + length < first && length > 0 && view_.is(t + length, adverb_)) return true;
    }
    return false;
  }

  void note_word(std::uint32_t k, const Sentence& s, Told& t) const {
    const Token& token = view_.mentions.tokens[k];
    if (token.kind != TokenKind::word || token.end - token.begin < 4) return;
    std::string low = lower(view_.text(k));
    if (token.has(kCapital) && k != s.first) {
      t.names.insert(low);
      if (k < t.first) t.owners.insert(low);
      else if (k < t.first + kWhere) t.where.insert(low);
    }
    if (token.end - token.begin >= 6) t.words.insert(view_.lexicon.singular(low));
  }

  void note_times(const Sentence& s, Told& t) const {
    for (const Mention& m : view_.mentions_in(s.span)) {
      const Time* time = m.time();
      if (time == nullptr || m.kind != MentionKind::date || time->readings.empty()) continue;
      const Days days = time->readings.front().days;
      if (!view_.document.issue.date || days.begin <= view_.document.issue.date->value) t.as_of.push_back(days);
    }
  }

  bool tells_change(const Told& t) const {
    const Sentence& s = view_.mentions.sentences[t.sentence];
    return view_.has(change_, s) || view_.has(fall_, s) || view_.has(part_, s);
  }

  static bool overlap(const std::vector<Days>& a, const std::vector<Days>& b) {
    return std::any_of(a.begin(), a.end(), [&](Days x) { return std::any_of(b.begin(), b.end(), [&](Days y) { return x.overlaps(y); }); });
  }

  static std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& w) { return b.contains(w); }));
  }

  // Each item of a list is about a thing of its own.
  bool items_of_a_list(const Told& a, const Told& b) const {
    const auto block = [&](const Told& t) { return view_.mentions.sentences[t.sentence].block; };
    const auto item = [&](const Told& t) { return view_.document.blocks[block(t)].kind == BlockKind::list_item; };
    return block(a) != block(b) && item(a) && item(b);
  }

  // Of one size: neither is twice the other. A slip changes a digit; another thing has another size.
  static bool comparable(const Figure& a, const Figure& b) { return a.value < b.value * Exact(2) && b.value < a.value * Exact(2); }

  // One digit changed, or two in each other's place: a slip, whatever the sizes.
  bool slip(const Mention& a, const Mention& b) const {
    const auto digits = [&](const Mention& m) {
      std::string s(m.figure()->digits.in(view_.document.text));
      s.erase(std::remove_if(s.begin(), s.end(), [](char c) { return c < '0' || c > '9'; }), s.end());
      return s;
    };
    std::string x = digits(a), y = digits(b);
    if (x.size() != y.size() || x.size() < 2 || x == y) return false;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < x.size(); ++i) changed += x[i] != y[i] ? 1 : 0;
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return (changed == 1 && x.size() > 2) || (changed == 2 && x == y);  // 10 and 20 may be two things
  }

  bool same_thing(const Told& a, const Told& b) const {
    const Figure &x = *view_.mention(a.mention).figure(), &y = *view_.mention(b.mention).figure();
    if (a.sentence == b.sentence || a.title || x.value < Exact(10)) return false;
    const bool slipped = slip(view_.mention(a.mention), view_.mention(b.mention));
    if (!comparable(x, y) && !slipped) return false;
    if (!b.definite && items_of_a_list(a, b)) return false;
    const bool qualified = !x.qualifier.empty() && x.qualifier == y.qualifier;
    if (!qualified && !x.qualifier.empty() && !y.qualifier.empty()) return false;
    if (a.as_of.empty() != b.as_of.empty() && !b.definite) return false;
    if (!a.as_of.empty() && !b.as_of.empty() && !overlap(a.as_of, b.as_of)) return false;
    if (tells_change(a) || tells_change(b)) return false;
    if (!a.where.empty() && !b.where.empty() && common(a.where, b.where) == 0 && !slipped) return false;
    const std::size_t names = common(a.names, b.names);
    if (b.definite && !a.definite) return names > 0 || common(a.words, b.words) > (slipped ? 1U : 2U);
    // The sizes of two things that have parts of the same names.
    if (!a.owners.empty() && !b.owners.empty() && common(a.owners, b.owners) == 0) return false;
    return (qualified && names > 0) || (a.sized && b.sized && names > 1);
  }

  void add(const Told& a, const Told& b) {
    const Mention &x = view_.mention(a.mention), &y = view_.mention(b.mention);
    pairs_.insert({a.mention, b.mention});
    add_repeat(maker_, x, y, x.figure()->noun);
  }

  // A figure of a title should stand in the text: if the text counts the same noun and never so, the nearest is doubted.
  void titles(const std::vector<Told>& group) {
    for (const Told& title : group) {
      if (!title.title) continue;
      const Figure& x = *view_.mention(title.mention).figure();
      const Told* nearest = nullptr;
      bool confirmed = false;
      for (const Told& t : group) {
        const Figure& y = *view_.mention(t.mention).figure();
        if (t.title || !comparable(x, y)) continue;
        confirmed = confirmed || x.reading.rounded.overlaps(y.reading.rounded);
        if (nearest == nullptr) nearest = &t;
      }
      if (nearest != nullptr && !confirmed) add(title, *nearest);
    }
  }

  FactMaker& maker_;
  const View& view_;
  ToldPairs pairs_;
  GroupId change_, fall_, definite_, generic_, adverb_, part_, sized_, pronoun_;
};

// "Total yield of the three mines: 3.2 billion tonnes" in a box, and "a total yield of 2.3 billion
// tonnes" in the text: the words before the figure in the text all stand in the label.
class Labels {
 public:
  explicit Labels(FactMaker& maker) : maker_(maker), view_(maker.view), function_(view_.lexicon.group("function-word")) {}

  void run() {
    std::vector<Label> labels;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      if (const auto label = label_of(i)) labels.push_back(*label);
    }
    if (labels.empty() || labels.size() > 200) return;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const auto words = measure_words(i);
      if (words.empty()) continue;
      for (const Label& label : labels) compare(label, i, words);
    }
  }

 private:
  struct Label {
    std::uint32_t mention = 0;
    std::set<std::string> words;
  };

  bool measures(const Mention& m) const {
    return m.figure() != nullptr && !m.figure()->upper && (m.kind == MentionKind::money || m.kind == MentionKind::quantity);
  }

  // A line that is a label, a colon and a figure.
  std::optional<Label> label_of(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    if (!measures(m) || m.sentence >= view_.mentions.sentences.size()) return std::nullopt;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin);
    if (first < s.first + 2 || first > s.first + 14 || !view_.is_mark(first - 1, ':')) return std::nullopt;
    Label label{index, {}};
    for (std::uint32_t k = s.first; k + 1 < first; ++k) {
      if (view_.mentions.tokens[k].kind == TokenKind::word) label.words.insert(view_.lexicon.singular(lower(view_.text(k))));
    }
    return label;
  }

  // The words right before "of FIGURE" in running text, without function words: "combined capacity".
  std::set<std::string> measure_words(std::uint32_t index) const {
    std::set<std::string> out;
    const Mention& m = view_.mention(index);
    if (!measures(m)) return out;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin);
    if (first < s.first + 2 || view_.text(first - 1) != "of") return out;
    for (std::uint32_t k = first - 1; k-- > s.first;) {
      const Token& token = view_.mentions.tokens[k];
      if (token.kind != TokenKind::word || view_.lexicon.is(token.word, function_)) break;
      out.insert(view_.lexicon.singular(lower(view_.text(k))));
    }
    return out;
  }

  void compare(const Label& label, std::uint32_t index, const std::set<std::string>& words) {
    const Mention &x = view_.mention(label.mention), &y = view_.mention(index);
    if (x.kind != y.kind || x.figure()->unit != y.figure()->unit || x.sentence == y.sentence) return;
    if (!std::includes(label.words.begin(), label.words.end(), words.begin(), words.end())) return;
    // One word ("budget") is enough if it is all of the label and the figures look like a slip.
    if (words.size() < 2 && (label.words.size() > 1 || !slip(view_, x, y))) return;
    add_repeat(maker_, x, y, y.figure()->noun);
  }

  FactMaker& maker_;
  const View& view_;
  GroupId function_;
};

}  // namespace

void add_repeat_facts(FactMaker& maker) {
  Repeats repeats(maker);
  repeats.run();
  add_retold_facts(maker, repeats.pairs());
  add_measure_repeats(maker, repeats.pairs());
  add_recalled_facts(maker, repeats.pairs());
  Labels(maker).run();
}

}  // namespace claimcheck
