#include "checker/extract/quotations.h"

#include <algorithm>
#include <array>

namespace claimcheck {
namespace {

struct Marks {
  std::string_view open;
  std::string_view close;
};
constexpr Marks kMarks[] = {
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},  // “ ”
    {"\xE2\x80\x9E", "\xE2\x80\x9D"},  // „ ”
    {"\xC2\xAB", "\xC2\xBB"},          // « »
    {"\"", "\""},
    {"\xE2\x80\x98", "\xE2\x80\x99"},  // ‘ ’
    {"'", "'"},
};
constexpr std::uint32_t kNearVerb = 12;   // tokens between a quotation and the verb that gives it to somebody
constexpr std::uint32_t kMostWords = 6;   // of a speaker without a name

class Reader {
 public:
  Reader(ExtractContext& context, const NameWords& words) : context_(context), words_(words), tokens_(context.out.tokens) {}

  void run() {
    for (const Mention& m : context_.out.mentions) {
      if (m.kind == MentionKind::actor) actors_.push_back({m.span, m.actor()->actor});
    }
    std::sort(actors_.begin(), actors_.end(), [](const Said& a, const Said& b) { return a.span < b.span; });
    const auto& sentences = context_.out.sentences;
    for (std::uint32_t s = 0; s < sentences.size();) {
      std::uint32_t last = s + 1;
      while (last < sentences.size() && sentences[last].block == sentences[s].block) ++last;
      begin_ = sentences[s].first;
      end_ = sentences[last - 1].last;
      next_block_ = last < sentences.size() ? sentences[last].first : kNone;
      block();
      s = last;
    }
    for (Mention& m : found_) context_.out.mentions.push_back(std::move(m));
  }

 private:
  struct Said {
    Span span;
    std::uint32_t actor;
  };

  bool is(std::uint32_t i, std::string_view mark) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == mark; }
  std::uint32_t of(std::uint32_t i) const { return words_.of(tokens_[i]); }

  void block() {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (tokens_[i].kind != TokenKind::mark) continue;
      const Marks* marks = opening(i);
      if (marks == nullptr) continue;
      const std::uint32_t close = closing(i, *marks);
      if (close == kNone) continue;
      if (close == end_ || close > i + 1) quotation(i, close);
      i = std::min(close, end_ - 1);
    }
  }

  const Marks* opening(std::uint32_t i) const {
    const std::string_view text = context_.text(tokens_[i]);
    for (const Marks& marks : kMarks) {
      if (text != marks.open) continue;
      const bool straight = marks.open == marks.close;
      const bool followed = i + 1 < end_ && tokens_[i + 1].glued();
      const bool free = i == begin_ || !tokens_[i].glued() || tokens_[i - 1].kind == TokenKind::mark;
      if (!straight && !(text == "\xE2\x80\x98" && !(free && followed))) return &marks;
      if (straight && free && followed && !(text == "'" && tokens_[i + 1].kind != TokenKind::word)) return &marks;
      return nullptr;
    }
    return nullptr;
  }

  // The token that closes what `open` opens; end_ where the next paragraph opens anew; kNone if nothing does.
  std::uint32_t closing(std::uint32_t open, const Marks& marks) {
    const bool single = marks.close == "\xE2\x80\x99" || marks.close == "'";
    std::uint32_t& none_before = none_[static_cast<std::size_t>(&marks - kMarks)];
    if (none_before != 0 && open < none_before) return kNone;  // known: no mark of this kind closes here
    std::uint32_t doubtful = kNone;
    for (std::uint32_t i = open + 1; i < end_; ++i) {
      if (is(i, marks.open) && marks.open != marks.close && !single) break;  // opened twice: not this one
      if (!is(i, marks.close) && !(marks.open == "\xE2\x80\x9E" && is(i, "\xE2\x80\x9C"))) continue;
      if (!single) {
        if (marks.open == marks.close && !tokens_[i].glued() && i + 1 < end_ && tokens_[i + 1].glued()) return kNone;  // another one opens
        return i;
      }
      const bool ends = i + 1 >= end_ || !tokens_[i + 1].glued() || tokens_[i + 1].kind == TokenKind::mark;
      if (!ends || !tokens_[i].glued()) continue;
      // After an s it may be a genitive ("the soldiers’ pay").
      const bool genitive = context_.text(tokens_[i - 1]).ends_with('s') && i + 1 < end_ && tokens_[i + 1].kind == TokenKind::word;
      if (!genitive) return i;
      if (doubtful == kNone) doubtful = i;
    }
    if (doubtful != kNone) return doubtful;
    if (next_block_ != kNone && !single && is(next_block_, marks.open)) return end_;
    if (single || marks.open == marks.close) none_before = end_;
    return kNone;
  }

  void quotation(std::uint32_t open, std::uint32_t close) {
    Mention m;
    m.kind = MentionKind::quotation;
    m.sentence = context_.out.sentence_of_token(open);
    const std::uint32_t last = close == end_ ? end_ - 1 : close;
    m.span = {tokens_[open].begin, tokens_[last].end};
    Quotation q;
    q.inner = {tokens_[open].end, close == end_ ? tokens_[last].end : tokens_[close].begin};
    std::uint32_t words = 0;
    for (std::uint32_t i = open + 1; i < close && words < 4; ++i) words += tokens_[i].kind == TokenKind::word ? 1 : 0;
    if (words > 3) attribute(open, std::min(close, end_ - 1), q);
    m.value = std::move(q);
    found_.push_back(std::move(m));
  }

  bool says(std::uint32_t i) const { return (of(i) & kSay) != 0 && !tokens_[i].has(kCapital) && tokens_[i].kind == TokenKind::word; }
  bool according(std::uint32_t i) const {
    return i + 1 < end_ && context_.lexicon.form(tokens_[i].word) == "according" && context_.lexicon.form(tokens_[i + 1].word) == "to";
  }
  bool stops(std::uint32_t i) const { return tokens_[i].kind == TokenKind::mark && !is(i, "-") && !is(i, "."); }

  const Said* actor_between(std::uint32_t first, std::uint32_t last, bool nearest_to_last) const {
    if (first >= last) return nullptr;
    const std::uint32_t begin = tokens_[first].begin, end = tokens_[last - 1].end;
    const auto from = std::partition_point(actors_.begin(), actors_.end(), [&](const Said& a) { return a.span.begin < begin; });
    const auto to = std::partition_point(from, actors_.end(), [&](const Said& a) { return a.span.end <= end; });
    if (from == to) return nullptr;
    return nearest_to_last ? &*std::prev(to) : &*from;
  }

  // The actor among the tokens, else their words.
  void speaker(std::uint32_t first, std::uint32_t last, bool nearest_to_last, Quotation& q) const {
    if (const Said* actor = actor_between(first, last, nearest_to_last)) {
      q.speaker = actor->actor;
      return;
    }
    while (first < last && tokens_[first].kind == TokenKind::mark) ++first;
    while (first < last && tokens_[last - 1].kind == TokenKind::mark) --last;
    if (first < last) q.speaker_words = std::string(Span{tokens_[first].begin, tokens_[last - 1].end}.in(context_.document.text));
  }

  void attribute(std::uint32_t open, std::uint32_t close, Quotation& q) const {
    const auto& sentences = context_.out.sentences;
    const std::uint32_t after_end = sentences[context_.out.sentence_of_token(close)].last;
    const std::uint32_t before_begin = sentences[context_.out.sentence_of_token(open)].first;
    if (!after(close + 1, std::min(after_end, close + 1 + kNearVerb), q)) before(std::max(before_begin, open > kNearVerb ? open - kNearVerb : 0), open, before_begin, q);
  }

  // “…,” said Marek Doležal; “…,” Doležal told reporters; “…”, according to a negotiator.
  bool after(std::uint32_t first, std::uint32_t last, Quotation& q) const {
    if (first < last && is(first, ",")) ++first;
    for (std::uint32_t i = first; i < last && !stops(i); ++i) {
      const std::uint32_t noun = according(i) ? i + 2 : i + 1;
      if (!according(i) && !says(i)) continue;
      if (i == first) {
        std::uint32_t to = noun;
        while (to < end_ && to < noun + 2 * kMostWords && !stops(to) && !is(to, ".")) ++to;
        if (actor_between(noun, to, false) == nullptr) to = std::min(to, noun + kMostWords);
        speaker(noun, to, false, q);
      } else {
        speaker(first, i, true, q);
      }
      return q.speaker != kNone || !q.speaker_words.empty();
    }
    return false;
  }

  // Doležal said: “…”; according to Doležal, “…”; …,” said Doležal, “…”.
  void before(std::uint32_t lowest, std::uint32_t open, std::uint32_t sentence, Quotation& q) const {
    for (std::uint32_t i = open; i > lowest; --i) {
      const std::uint32_t verb = i - 1;
      if (is(verb, ";") || is(verb, "\xE2\x80\x9D")) return;
      if (according(verb)) return speaker(verb + 2, open, false, q);
      if (!says(verb)) continue;
      const bool quoted = verb > sentence && (is(verb - 1, "\xE2\x80\x9D") || is(verb - 1, "\""));
      if (quoted) return speaker(verb + 1, open, false, q);
      std::uint32_t first = verb;
      while (first > sentence && verb - first < 2 * kMostWords && !stops(first - 1)) --first;
      if (actor_between(first, verb, true) == nullptr && verb - first > kMostWords) first = verb - kMostWords;
      return speaker(first, verb, true, q);
    }
  }

  ExtractContext& context_;
  const NameWords& words_;
  const std::vector<Token>& tokens_;
  std::vector<Said> actors_;  // by place
  std::vector<Mention> found_;
  std::uint32_t begin_ = 0, end_ = 0;    // of the block
  std::uint32_t next_block_ = kNone;     // its first token
  std::array<std::uint32_t, std::size(kMarks)> none_{};  // by kind of mark: up to this token none closes
};

}  // namespace

void QuotationExtractor::find(ExtractContext& context) const { Reader(context, words_).run(); }

}  // namespace claimcheck
