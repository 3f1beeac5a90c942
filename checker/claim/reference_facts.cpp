// What an issue says of other issues: that they exist under a number, a date, a title and an author; what they said, word for
// word; what figures they gave. And the figures of an issue itself, for those that cite it.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/told_figure.h"
#include "checker/claim/series_names.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kAnnounced = 10;     // tokens from "forthcoming" to the reference
constexpr std::uint32_t kShortestQuote = 4;  // words; fewer are words at a distance

class References {
 public:
  explicit References(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document), series_(series_key(document_)),
        small_(view_.lexicon.group("function-word")), announcing_(view_.lexicon.group("announcing")), same_source_(view_.lexicon.group("same-source")), say_(view_.lexicon.group("writing")), publication_(view_.lexicon.group("publication")), correcting_(view_.lexicon.group("correcting")),
        self_naming_(view_.lexicon.group("self-naming")), own_pages_(view_.lexicon.group("own-pages")) {}

  void run() {
    const auto& all = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const Citation* c = all[i].citation();
      if (c != nullptr && c->type == CitationType::reference && c->number && kind_of_block(all[i]) != BlockKind::masthead) reference(all[i], *c);
    }
    if (cited_.empty()) return;
    for (const Mention& m : all) {
      if (m.quotation() != nullptr) quotation(m);
      else cited_amount(m);
    }
    block_quotations();
  }

 private:
  struct Cited {
    std::string address;
    std::int64_t number = 0;
    Span span, title;
    std::uint32_t sentence = 0, block = 0;
    bool aside = false;  // "see …"
  };

  BlockKind kind_of_block(const Mention& m) const { return document_.blocks[view_.mentions.sentences[m.sentence].block].kind; }
  std::string_view text(std::uint32_t t) const { return view_.text(t); }
  bool is_word(std::uint32_t t, std::string_view w) const { return t < tokens_.size() && view_.lexicon.form(tokens_[t].word) == w; }

  // The year of the issue meant: of its date, said beside the number ("12/2019", "No. 12 of 2019", "of last year"), else 0.
  int stated_year(const Citation& c, std::uint32_t after) const {
    if (c.date) return to_civil(*c.date).year;
    if (c.year != 0) return c.year;
    const int own = issue_year(document_);
    if (after > 1 && is_word(after - 1, "year") && is_word(after - 2, "last")) return own == 0 ? 0 : own - 1;
    std::uint32_t t = after;
    for (int skipped = 0; skipped < 3 && t < tokens_.size(); ++skipped, ++t) {
      if (is_word(t, "last") && is_word(t + 1, "year") && own != 0) return own - 1;
      const std::string_view w = text(t);
      if (tokens_[t].kind == TokenKind::number && w.size() == 4 && (w.starts_with("19") || w.starts_with("20"))) return std::stoi(std::string(w));
      if (!(w == "of" || w == "in" || w == "from" || w == "," || w == "(" || w == "for")) break;
    }
    return 0;
  }

  // A year told is that of the issue; else its own, or the one before where the number has not come up yet.
  int presumed_year(const Citation& c, int stated) const {
    if (stated != 0) return stated;
    const int own = issue_year(document_);
    const auto& number = document_.issue.number;
    const auto& serial = document_.issue.serial;
    const bool ahead = number && *c.number > number->value;
    const bool earlier = c.serial && serial && *c.serial < serial->value;
    const bool yearly = serial && serial->value != (number ? number->value : 0);
    return own != 0 && ahead && (earlier || (!c.serial && yearly)) ? own - 1 : own;
  }

  void reference(const Mention& m, const Citation& c) {
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    // "issue #716" is one of a tracker of faults.
    if (lower(c.target).starts_with("issue") && m.span.in(document_.text).find('#') != std::string_view::npos) return;
    const std::string series = referred_series(document_, c.target);
    const int stated = stated_year(c, last);
    const bool yearless = stated == 0 && !c.serial && !document_.issue.serial;
    const std::string by_number = number_address(series, *c.number, yearless ? 0 : presumed_year(c, stated));
    Cited cited;
    cited.number = *c.number;
    cited.span = m.span;
    cited.sentence = m.sentence;
    cited.block = view_.mentions.sentences[m.sentence].block;
    cited.aside = (first > 0 && is_word(first - 1, "see")) || (first > 1 && is_word(first - 2, "see")) || (first > 1 && is_word(first - 2, "cf"));
    cited.address = c.serial ? serial_address(series, *c.serial) : by_number;
    std::vector<FactMaker::Named> fields = {{"series", key_field(series, m.span)},
                                            {"own", key_field(is_own_series(document_, c.target) ? "yes" : "no", m.span)},
                                            {"number", plain(*c.number, m.span)},
                                            {"by_number", key_field(by_number, m.span)},
                                            {"address", key_field(cited.address, m.span)},
                                            {"announced", key_field(announced(m) ? "yes" : "no", m.span)}};
    if (c.serial) {
      fields.push_back({"serial", plain(*c.serial, m.span)});
      fields.push_back({"by_serial", key_field(serial_address(series, *c.serial), m.span)});
    }
    if (stated != 0) fields.push_back({"year", figure_field(stated, m.span)});
    if (c.date) {
      When when;
      when.readings.push_back({{*c.date, *c.date + 1}, iso(*c.date), kDistant, false});
      fields.push_back({"date", {std::move(when), m.span}});
    }
    else if (const Mention* date = date_before(first)) fields.push_back({"date", date_field(*date)});
    own_numbers(fields, m.span);
    fields.push_back({"closing", key_field(closing(first, cited.block) ? "yes" : "no", m.span)});
    cited.title = title_beside(first, last);
    if (!cited.title.empty()) {
      fields.push_back({"title", key_field(fold(cited.title.in(document_.text)), cited.title)});
      const std::string author = author_before(cited.title.begin);
      if (!author.empty()) fields.push_back({"author", key_field(author, cited.title)});
    }
    else if (const std::string author = author_who_wrote(first); !author.empty()) fields.push_back({"author", key_field(author, m.span)});
    if (c.target.empty() && series_.empty() && !c.serial) return;
    maker_.add("reference", cited.title.empty() ? m.span : m.span.cover(cited.title), std::move(fields), true);
    cited_.push_back(std::move(cited));
  }

  // Whether a reference opens one of the last paragraphs, or stands behind "Cite as": there an issue names itself.
  bool closing(std::uint32_t first, std::uint32_t block) const {
    const std::uint32_t start = view_.mentions.token_at(document_.blocks[block].span.begin);
    for (std::uint32_t t = start; t < first; ++t) {
      if (const std::uint32_t length = view_.lexicon.match(self_naming_, tokens_, t, first); length > 0 && t + length + 14 > first) return true;
    }
    if (start != first) return false;
    const auto texts = static_cast<std::size_t>(std::count_if(document_.blocks.begin() + block + 1, document_.blocks.end(), [](const Block& b) { return b.kind == BlockKind::paragraph; }));
    return texts < 2;
  }

  // "the bulletin of 3 March 2020 (No. 21)"
  const Mention* date_before(std::uint32_t reference) const {
    if (reference < 3 || !(view_.is_mark(reference - 1, '(') || view_.is_mark(reference - 1, ','))) return nullptr;
    for (const Mention& m : view_.mentions.mentions) {
      if (m.kind != MentionKind::date || m.span.end != tokens_[reference - 2].end) continue;
      const Time* time = m.time();
      const std::uint32_t first = view_.mentions.token_at(m.span.begin);
      const bool day = time != nullptr && !time->range && time->granularity == Granularity::day && time->origin == Origin::explicit_;
      if (day && first > 1 && is_word(first - 1, "of") && view_.lexicon.is(tokens_[first - 2].word, publication_)) return &m;
      if (day && first > 1 && is_word(first - 1, "on") && in_own_pages(view_.mentions.sentences[m.sentence].first, first)) return &m;
    }
    return nullptr;
  }

  // "in these pages on 3 March 2020 (No. 21)"
  bool in_own_pages(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (view_.lexicon.match(own_pages_, tokens_, t, last) > 0) return true;
    }
    return false;
  }

  // A number in a reference as it stands there, without grouping.
  Field plain(std::int64_t value, Span within) const {
    Field out = figure_field(value, within);
    const std::string digits = std::to_string(value);
    for (std::uint32_t t = view_.mentions.token_at(within.begin); t < tokens_.size() && tokens_[t].begin < within.end; ++t) {
      if (text(t) == digits) std::get<PlacedFigure>(out.value).digits = tokens_[t].span();
    }
    return out;
  }

  void own_numbers(std::vector<FactMaker::Named>& fields, Span span) const {
    if (document_.issue.number) fields.push_back({"own_number", own_figure(*document_.issue.number, span)});
    if (document_.issue.serial) fields.push_back({"own_serial", own_figure(*document_.issue.serial, span)});
    if (document_.issue.date) {
      When when;
      when.readings.push_back({{document_.issue.date->value, document_.issue.date->value + 1}, iso(document_.issue.date->value), kDistant, false});
      fields.push_back({"own_date", {std::move(when), span}});
    }
  }

  Field own_figure(const Stated<std::int64_t>& stated, Span span) const {
    Field out = figure_field(stated.value, span);
    if (stated.text.in(document_.text) == std::to_string(stated.value)) std::get<PlacedFigure>(out.value).digits = stated.text;
    return out;
  }

  // "the forthcoming Bulletin No. 60", "will be treated in No. 60", "No. 60 will appear".
  bool announced(const Mention& m) const {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    for (std::uint32_t t = first; t > s.first && t + kAnnounced > first; --t) {
      if (view_.lexicon.match(announcing_, tokens_, t - 1, s.last) > 0) return true;
      if (tokens_[t - 1].kind == TokenKind::mark && text(t - 1) == "," && t + 1 < first) break;
    }
    for (std::uint32_t t = last; t < s.last && t < last + 4 && (text(t) != "," || t == last); ++t) {
      if (is_word(t, "will") || is_word(t, "shall") || view_.lexicon.match(announcing_, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }

  bool joint(std::uint32_t t) const {
    if (tokens_[t].kind == TokenKind::mark) return text(t) != ";" && text(t) != ".";
    const std::string_view w = view_.lexicon.form(tokens_[t].word);
    return w == "in" || w == "the" || w == "this" || w == "our" || w == "of";
  }

  // The title quoted or emphasised right before or behind a reference.
  Span title_beside(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t before = first;
    while (before > 0 && before + 5 > first && joint(before - 1) && !closes(before - 1)) --before;
    if (const Span span = title_that(before > 0 ? tokens_[before - 1].end : 0, true); !span.empty()) return span;
    std::uint32_t after = last;
    while (after < tokens_.size() && after < last + 3 && tokens_[after].kind == TokenKind::mark && !opens(after)) ++after;
    return after < tokens_.size() ? title_that(tokens_[after].begin, false) : Span{};
  }
  bool closes(std::uint32_t t) const {
    const std::string_view w = text(t);
    return w == "\"" || w == "”" || w == "’" || w == "»" || w == "'" || ends_emphasis(tokens_[t].end);
  }
  bool opens(std::uint32_t t) const {
    const std::string_view w = text(t);
    return w == "\"" || w == "“" || w == "‘" || w == "«" || w == "'";
  }
  bool ends_emphasis(std::uint32_t at) const {
    return std::any_of(document_.emphases.begin(), document_.emphases.end(), [&](Span s) { return s.end == at; });
  }

  Span title_that(std::uint32_t place, bool ends) const {
    for (const Mention& m : view_.mentions.mentions) {
      const Quotation* q = m.quotation();
      if (q != nullptr && (ends ? m.span.end : m.span.begin) == place && is_title(q->inner)) return q->inner;
    }
    for (const Span s : document_.emphases) {
      if ((ends ? s.end : s.begin) == place && is_title(s)) return s;
    }
    return {};
  }

  // Two words or more, the longer ones with capitals.
  bool is_title(Span span) const {
    std::uint32_t words = 0, capitals = 0, low = 0;
    for (std::uint32_t t = view_.mentions.token_at(span.begin); t < tokens_.size() && tokens_[t].begin < span.end; ++t) {
      if (tokens_[t].kind != TokenKind::word) continue;
      ++words;
      if (tokens_[t].has(kCapital)) ++capitals;
      else if (tokens_[t].end - tokens_[t].begin > 3 && !view_.lexicon.is(tokens_[t].word, small_)) ++low;
    }
    return words >= 2 && words <= 24 && capitals >= 2 && low <= capitals / 4;
  }

  // The family name of "R. Aliyev-Baran, “Title”" and of "Ciobanu's “Title”"; the last of several.
  std::string author_before(std::uint32_t title) const {
    std::uint32_t t = view_.mentions.token_at(title);
    if (t > 0 && opens(t - 1)) --t;
    if (t < 2) return {};
    if (text(t - 1) == ",") --t;
    else if (text(t - 1) == "s" || view_.possessive(t - 1)) --t;
    else return {};
    if (t > 0 && (text(t - 1) == "’" || text(t - 1) == "'")) --t;
    if (t < 2 || tokens_[t - 1].kind != TokenKind::word || !tokens_[t - 1].has(kCapital) || tokens_[t - 1].has(kAllCapitals)) return {};
    const std::string_view before = text(t - 2);
    const bool named = before == "." || before == "-" || (tokens_[t - 2].kind == TokenKind::word && tokens_[t - 2].has(kCapital));
    return named ? fold(text(t - 1)) : std::string();
  }

  // "as P. Ohm wrote in Bulletin No. 21"
  std::string author_who_wrote(std::uint32_t reference) const {
    if (reference < 4 || !is_word(reference - 1, "in") || !view_.lexicon.is(tokens_[reference - 2].word, say_) || !capital(reference - 3) || tokens_[reference - 3].has(kLineStart)) return {};
    if (view_.lexicon.is(tokens_[reference - 3].word, small_)) return {};
    const bool initial = view_.is_mark(reference - 4, '.') && reference > 4 && tokens_[reference - 5].end - tokens_[reference - 5].begin == 1;
    const bool named = initial || view_.is_mark(reference - 4, '-') || (capital(reference - 4) && !view_.lexicon.is(tokens_[reference - 4].word, small_));
    return named ? fold(text(reference - 3)) : std::string();
  }
  bool capital(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital) && !tokens_[t].has(kAllCapitals); }

  const Cited* cited_in(std::uint32_t sentence) const {
    const auto at = std::find_if(cited_.begin(), cited_.end(), [&](const Cited& c) { return c.sentence == sentence; });
    return at == cited_.end() ? nullptr : &*at;
  }

  // The issue named last in the paragraph before a sentence that goes on about it: "as the author put it".
  const Cited* cited_before(std::uint32_t sentence) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    const bool goes_on = view_.has(same_source_, s);
    const Cited* best = nullptr;
    for (const Cited& c : cited_) {
      if (goes_on && c.block == s.block && c.sentence < sentence) best = &c;
    }
    return best;
  }

  // Whose words a quotation gives. "(see No. 41)" tells where more is to be read; "…,” No. 41 said" may count as two sentences.
  void quotation(const Mention& m) {
    const auto& sentences = view_.mentions.sentences;
    const Span inner = m.quotation()->inner;
    const Cited* c = cited_in(m.sentence);
    if (c == nullptr) c = cited_before(m.sentence);
    if (c == nullptr && m.sentence + 1 < sentences.size() && sentences[m.sentence + 1].block == sentences[m.sentence].block &&
        m.span.end + 2 >= sentences[m.sentence].span.end) {
      c = cited_in(m.sentence + 1);
    }
    if (c != nullptr && !c->aside && !c->title.overlaps(inner)) cited_words(*c, inner);
  }

  // A paragraph set off as a quotation behind one that names the issue.
  void block_quotations() {
    for (std::uint32_t b = 1; b < document_.blocks.size(); ++b) {
      if (document_.blocks[b].kind != BlockKind::quotation) continue;
      for (const Cited& c : cited_) {
        if (c.block + 1 == b || c.block == b) {
          cited_words(c, document_.blocks[b].span);
          break;
        }
      }
    }
  }

  void cited_words(const Cited& c, Span span) {
    std::uint32_t words = 0;
    for (std::uint32_t t = view_.mentions.token_at(span.begin); t < tokens_.size() && tokens_[t].begin < span.end; ++t) words += tokens_[t].kind == TokenKind::word;
    if (words < kShortestQuote) return;
    maker_.add("cited_words", span,
               {{"address", key_field(c.address, c.span)}, {"number", plain(c.number, c.span)}, {"words", {std::string(span.in(document_.text)), span}}}, true);
    maker_.last().voice = Voice::author;  // who quotes answers for the words
  }

  std::size_t figures_in(std::uint32_t sentence) const {
    std::size_t out = 0;
    for (const Mention& m : view_.mentions_in(view_.mentions.sentences[sentence].span)) out += !m.nested && (m.figure() != nullptr || m.kind == MentionKind::duration);
    return out;
  }

  // "As No. 3 has it, 72 bytes suffice, but others need 75": what stands behind the turn is somebody else's.
  bool opposed(const Cited& c, Span amount) const {
    for (std::uint32_t t = view_.mentions.token_at(c.span.end); t < tokens_.size() && tokens_[t].begin < amount.begin; ++t) {
      if (t > 0 && is_word(t, "but") && tokens_[t - 1].kind == TokenKind::mark && !view_.is_mark(t - 1, '(')) return true;
    }
    return false;
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
    }
    return false;
  }

  void cited_amount(const Mention& m) {
    if (m.nested || (m.figure() == nullptr && m.kind != MentionKind::duration)) return;
    const Cited* c = cited_in(m.sentence);
    if (c == nullptr) c = cited_before(m.sentence);
    if (c == nullptr || c->span.overlaps(m.span)) return;
    std::optional<PlacedFigure> figure = told_figure(m);
    if (!figure || opposed(*c, m.span) || argument(m.span) || corrected(m.sentence)) return;
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    const auto [from, to] = maker_.stance.clause(view_, m.sentence, first, last);
    const bool only = !c->aside && figures_in(m.sentence) == 1;
    const Span clause = only ? view_.mentions.sentences[m.sentence].span : Span{tokens_[from].begin, tokens_[to - 1].end};
    const std::string unit = figure->measure;
    maker_.add("cited_amount", m.span,
               {{"address", key_field(c->address, c->span)},
                {"number", plain(c->number, c->span)},
                {"value", {std::move(*figure), m.span}},
                {"unit", key_field(unit, m.span)},
                {"aside", key_field(c->aside ? "yes" : "no", c->span)},
                {"context", {std::string("text"), clause}}},
               true);
  }

 private:
  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const std::string series_;
  const GroupId small_, announcing_, same_source_, say_, publication_, correcting_, self_naming_, own_pages_;
  std::vector<Cited> cited_;
};

}  // namespace

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

void add_reference_facts(FactMaker& maker) { References(maker).run(); }

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
