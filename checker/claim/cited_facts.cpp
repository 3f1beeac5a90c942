// What an issue says that other issues said, word for word, and what figures they gave. And the figures of an issue itself, for
// those that cite it.
#include <algorithm>
#include <set>

#include "checker/claim/cited.h"
#include "checker/claim/fields.h"
#include "checker/claim/reference_told.h"
#include "checker/claim/told_figure.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kEdition = 6;        // tokens between an issue and the edition meant
constexpr std::uint32_t kShortestQuote = 4;  // words; fewer are words at a distance
constexpr std::uint32_t kRightBehind = 6;    // tokens between a semicolon and a quotation that goes on with what was cited

class CitedFacts {
 public:
  CitedFacts(FactMaker& maker, const std::vector<CitedIssue>& cited)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document), cited_(cited), beside_(view_),
        same_source_(view_.lexicon.group("same-source")), correcting_(view_.lexicon.group("correcting")), edition_(view_.lexicon.group("other-edition")), answer_(view_.lexicon.group("cited-answer")), ought_(view_.lexicon.group("correction-ought")), function_(view_.lexicon.group("function-word")) {}

  void run() {
    for (const Mention& m : view_.mentions.mentions) {
      if (m.quotation() != nullptr) quotation(m);
      else cited_amount(m);
    }
    block_quotations();
  }

 private:
  const CitedIssue* cited_in(std::uint32_t sentence) const {
    const auto at = std::find_if(cited_.begin(), cited_.end(), [&](const CitedIssue& c) { return c.sentence == sentence && !other_edition(c); });
    return at == cited_.end() ? nullptr : &*at;
  }

  // "The French edition of No. 41", "No. 41 as first sent out": another text than that of the issue.
  bool other_edition(const CitedIssue& c) const {
    const Sentence& s = view_.mentions.sentences[c.sentence];
    const std::uint32_t first = view_.mentions.token_at(c.span.begin), last = view_.mentions.token_at(c.span.end - 1) + 1;
    const auto matches = [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t t = from; t < to; ++t) {
        if (view_.lexicon.match(edition_, tokens_, t, s.last) > 0) return true;
      }
      return false;
    };
    return matches(first > s.first + kEdition ? first - kEdition : s.first, first) || matches(last, std::min(s.last, last + kEdition));
  }

  // The issue named last in the paragraph before a sentence that goes on about it: "as the author put it".
  const CitedIssue* cited_before(std::uint32_t sentence) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    const bool goes_on = view_.has(same_source_, s);
    const CitedIssue* best = nullptr;
    for (const CitedIssue& c : cited_) {
      if (goes_on && !other_edition(c) && c.block == s.block && c.sentence < sentence) best = &c;
    }
    return best;
  }

  bool has_amount(std::uint32_t sentence, Span but) const {
    const auto all = view_.mentions_in(view_.mentions.sentences[sentence].span);
    return std::any_of(all.begin(), all.end(), [&](const Mention& m) { return !m.nested && !m.span.overlaps(but) && m.kind != MentionKind::ordinal && told_figure(m).has_value(); });
  }

  // "Readers of No. 41 will remember how many there were. It was 40": an issue that is cited for a figure of the next sentence.
  const CitedIssue* cited_for(std::uint32_t sentence) const {
    const auto& all = view_.mentions.sentences;
    if (sentence == 0 || all[sentence - 1].block != all[sentence].block) return nullptr;
    const CitedIssue* c = cited_in(sentence - 1);
    if (c == nullptr || has_amount(sentence - 1, c->span)) return nullptr;
    return view_.lexicon.match(answer_, tokens_, all[sentence].first, all[sentence].last) > 0 ? c : nullptr;
  }

  // "As printed in No. 41:", and a list.
  const CitedIssue* cited_above(std::uint32_t sentence) const {
    const auto& all = view_.mentions.sentences;
    std::uint32_t block = all[sentence].block;
    if (document_.blocks[block].kind != BlockKind::list_item) return nullptr;
    std::uint32_t s = sentence;
    while (s > 0 && document_.blocks[all[s].block].kind == BlockKind::list_item) --s;
    if (document_.blocks[all[s].block].kind != BlockKind::paragraph || all[s].last == all[s].first || !view_.is_mark(all[s].last - 1, ':')) return nullptr;
    const CitedIssue* c = cited_in(s);
    for (std::uint32_t k = s + 1; c != nullptr && k < all.size() && document_.blocks[all[k].block].kind == BlockKind::list_item; ++k) {
      if (k != sentence && shared_words(k, sentence) > 1) return nullptr;  // "deepest well of Nara", beside "deepest well of Hodh"
    }
    return c;
  }
  std::size_t shared_words(std::uint32_t a, std::uint32_t b) const {
    const auto words = [&](std::uint32_t sentence) {
      std::set<WordId> out;
      const Sentence& s = view_.mentions.sentences[sentence];
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (tokens_[t].kind == TokenKind::word && !view_.is(t, function_) && view_.text(t).size() > 3) out.insert(tokens_[t].word);
      }
      return out;
    };
    const std::set<WordId> x = words(a), y = words(b);
    return static_cast<std::size_t>(std::count_if(x.begin(), x.end(), [&](WordId w) { return w != 0 && y.contains(w); }));
  }

  // Whose words a quotation gives. "(see No. 41)" tells where more is to be read; "…,” No. 41 said" may count as two sentences.
  void quotation(const Mention& m) {
    const auto& sentences = view_.mentions.sentences;
    const Span inner = m.quotation()->inner;
    const CitedIssue* c = cited_in(m.sentence);
    if (c == nullptr) c = cited_before(m.sentence);
    if (c == nullptr && m.sentence + 1 < sentences.size() && sentences[m.sentence + 1].block == sentences[m.sentence].block &&
        m.span.end + 2 >= sentences[m.sentence].span.end) {
      c = cited_in(m.sentence + 1);
    }
    const bool announced = c != nullptr && !c->aside ? true : c != nullptr && colon_behind(c->span);  // "See No. 41: “…”"
    if (announced && !(c->sentence == m.sentence && opposed(*c, m.span, true)) && !c->title.overlaps(inner) && !beside_.is_title(inner)) cited_words(*c, inner);
  }

  bool colon_behind(Span reference) const {
    const std::uint32_t t = view_.mentions.token_at(reference.end);
    return t < tokens_.size() && view_.is_mark(t, ':') && tokens_[t].begin <= reference.end + 1;
  }

  // A paragraph set off as a quotation behind one that names the issue.
  void block_quotations() {
    for (std::uint32_t b = 1; b < document_.blocks.size(); ++b) {
      if (document_.blocks[b].kind != BlockKind::quotation) continue;
      for (const CitedIssue& c : cited_) {
        if ((c.block + 1 == b || c.block == b) && !other_edition(c)) {
          cited_words(c, document_.blocks[b].span);
          break;
        }
      }
    }
  }

  void cited_words(const CitedIssue& c, Span span) {
    std::uint32_t words = 0;
    for (std::uint32_t t = view_.mentions.token_at(span.begin); t < tokens_.size() && tokens_[t].begin < span.end; ++t) words += tokens_[t].kind == TokenKind::word;
    if (words < kShortestQuote) return;
    maker_.add("cited_words", span,
               {{"address", key_field(c.address, c.span)}, {"words", {std::string(span.in(document_.text)), span}}}, true);
    maker_.last().voice = Voice::author;  // who quotes answers for the words
  }

  // Whether a sentence has no other figure of that measure.
  bool alone_in(std::uint32_t sentence, const std::string& measure) const {
    std::size_t out = 0;
    for (const Mention& m : view_.mentions_in(view_.mentions.sentences[sentence].span)) {
      if (m.nested || (m.figure() == nullptr && m.kind != MentionKind::duration)) continue;
      const std::optional<PlacedFigure> figure = told_figure(m);
      out += figure && figure->measure == measure;
    }
    return out == 1;
  }

  // "As No. 3 has it, 72 bytes suffice, but others need 75": what stands behind the turn is somebody else's. So is what
  // stands behind a semicolon, save for a quotation right behind it: "it had asked for money; more precisely, that it “…”".
  bool opposed(const CitedIssue& c, Span told, bool quoted = false) const {
    const std::uint32_t end = view_.mentions.token_at(told.begin);
    for (std::uint32_t t = view_.mentions.token_at(c.span.end); t < tokens_.size() && tokens_[t].begin < told.begin; ++t) {
      if (view_.is_mark(t, ';') && !(quoted && end - t <= kRightBehind)) return true;
      if (t > 0 && view_.lexicon.form(tokens_[t].word) == "but" && tokens_[t - 1].kind == TokenKind::mark && !view_.is_mark(t - 1, '(')) return true;
    }
    return false;
  }

  // "Prolonged by 45 kilometres", "a hundred megawatts too high": by how much, not how much.
  bool difference(const PlacedFigure& figure, std::uint32_t first, std::uint32_t last) const {
    const bool by = first > 0 && view_.text(first - 1) == "by" && figure.measure != "count" && !figure.measure.empty();
    return by || (last < tokens_.size() && view_.text(last) == "too");
  }

  // "sendcmpct(1)"
  bool argument(Span amount) const {
    const std::uint32_t t = view_.mentions.token_at(amount.begin);
    return t > 1 && view_.is_mark(t - 1, '(') && tokens_[t].glued() && tokens_[t - 1].glued() && tokens_[t - 2].kind == TokenKind::word;
  }

  // "In No. 21 we wrote 40; it should read 60": the figure differs on purpose.
  bool corrected(std::uint32_t sentence) const {
    const std::uint32_t block = view_.mentions.sentences[sentence].block;
    const auto& all = view_.mentions.sentences;
    std::uint32_t from = sentence, to = sentence + 1;
    while (from > 0 && from + 2 > sentence && all[from - 1].block == block) --from;
    while (to < all.size() && to < sentence + 3 && all[to].block == block) ++to;
    for (std::uint32_t t = all[from].first; t < all[to - 1].last; ++t) {
      if (view_.lexicon.match(correcting_, tokens_, t, all[to - 1].last) > 0) return true;
      // "The trial should be paid for" corrects nothing, "it should be 60" does.
      const std::uint32_t ought = view_.lexicon.match(ought_, tokens_, t, all[to - 1].last);
      for (std::uint32_t k = t + ought; ought > 0 && k < std::min(t + ought + 3, all[to - 1].last); ++k) {
        if (tokens_[k].kind == TokenKind::number) return true;
      }
    }
    return false;
  }

  void cited_amount(const Mention& m) {
    if (m.nested || (m.figure() == nullptr && m.kind != MentionKind::duration)) return;
    const CitedIssue* c = cited_in(m.sentence);
    if (c == nullptr) c = cited_before(m.sentence);
    const CitedIssue* asked = c == nullptr ? cited_for(m.sentence) : nullptr;
    if (asked != nullptr) c = asked;
    if (c == nullptr) c = cited_above(m.sentence);
    if (c == nullptr || c->span.overlaps(m.span)) return;
    std::optional<PlacedFigure> figure = told_figure(m);
    if (!figure || opposed(*c, m.span) || argument(m.span) || corrected(m.sentence)) return;
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    if (difference(*figure, first, last)) return;
    const auto [from, to] = maker_.stance.clause(view_, m.sentence, first, last);
    const std::string unit = figure->measure;
    const bool only = !c->aside && alone_in(m.sentence, unit);
    Span clause = only ? view_.mentions.sentences[m.sentence].span : Span{tokens_[from].begin, tokens_[to - 1].end};
    if (asked != nullptr) clause = clause.cover(view_.mentions.sentences[c->sentence].span);
    maker_.add("cited_amount", m.span,
               {{"address", key_field(c->address, c->span)},
                {"value", {std::move(*figure), m.span}},
                {"unit", key_field(unit, m.span)},
                {"aside", key_field(c->aside ? "yes" : "no", c->span)},
                {"context", {std::string("text"), clause}},
                {"sentence", {std::string("text"), clause.cover(view_.mentions.sentences[m.sentence].span)}}},
               true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const std::vector<CitedIssue>& cited_;
  const ToldBeside beside_;
  const GroupId same_source_, correcting_, edition_, answer_, ought_, function_;
};

}  // namespace

Field plain_number(const View& view, std::int64_t value, Span within) {
  const auto& tokens = view.mentions.tokens;
  Field out = figure_field(value, within);
  const std::string digits = std::to_string(value);
  for (std::uint32_t t = view.mentions.token_at(within.begin); t < tokens.size() && tokens[t].begin < within.end; ++t) {
    if (view.text(t) == digits) std::get<PlacedFigure>(out.value).digits = tokens[t].span();
  }
  return out;
}

void add_cited_facts(FactMaker& maker, const std::vector<CitedIssue>& cited) { CitedFacts(maker, cited).run(); }

std::optional<PlacedFigure> told_figure(const Mention& m) {
  if (m.kind == MentionKind::duration) {
    const Time& t = *m.time();
    if (t.range || !t.length.value.known() || t.length.unit.empty()) return std::nullopt;
    PlacedFigure f;
    f.reading = t.length.reading;
    f.value = t.length.value;
    f.unit = f.measure = t.length.unit;
    f.hedge = t.length.hedge;
    f.span = m.span;
    f.digits = t.length.digits;
    f.in_words = t.length.in_words;
    return f;
  }
  const Figure* figure = m.figure();
  if (figure == nullptr || figure->age || figure->negative_word || m.kind == MentionKind::ordinal || figure->hedge == Hedge::vague) return std::nullopt;
  if (m.kind == MentionKind::fraction) return placed_share(m);
  return placed(m);
}

// "600 tonnes of masks and gowns": what is measured.
static Span measured_thing(const View& view, const Mention& m, bool counted, const Sentence& s) {
  if (m.figure() == nullptr || m.kind != MentionKind::quantity || counted) return {};
  const std::uint32_t of = view.mentions.token_at(m.span.end - 1) + 1;
  if (of + 1 >= s.last || view.text(of) != "of") return {};
  std::uint32_t last = of + 1;
  while (last < s.last && last < of + 4 && view.mentions.tokens[last].kind == TokenKind::word) ++last;
  return last == of + 1 ? Span{} : Span{view.mentions.tokens[of + 1].begin, view.mentions.tokens[last - 1].end};
}

// Only what can be cited by number is worth keeping.
void add_told_amounts(FactMaker& maker) {
  const View& view = maker.view;
  if (!view.document.issue.number && !view.document.issue.serial) return;
  for (const Mention& m : view.mentions.mentions) {
    if (m.nested || (m.figure() == nullptr && m.kind != MentionKind::duration)) continue;
    const Sentence& s = view.mentions.sentences[m.sentence];
    if (view.document.blocks[s.block].kind == BlockKind::masthead) continue;
    std::optional<PlacedFigure> figure = told_figure(m);
    if (!figure) continue;
    const std::string unit = figure->measure, same = same_figure_key(*figure, unit);
    std::vector<FactMaker::Named> fields = {{"value", {std::move(*figure), m.span}}, {"unit", key_field(unit, m.span)}, {"same", key_field(same, m.span)}, {"context", {std::string("text"), s.span}}};
    if (const Span of = measured_thing(view, m, unit == "count", s); !of.empty()) fields.push_back({"of", {std::string("text"), of}});
    maker.add("told_amount", m.span, std::move(fields), true);
  }
}

}  // namespace claimcheck
