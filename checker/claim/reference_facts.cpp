// What an issue says of other issues: that they exist under a number, a date, a title and an author.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/cited.h"
#include "checker/claim/fields.h"
#include "checker/claim/series_names.h"
#include "checker/claim/written_dates.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kAnnounced = 10;     // tokens from "forthcoming" to the reference

class References {
 public:
  explicit References(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document), series_(series_key(document_)),
        small_(view_.lexicon.group("function-word")), announcing_(view_.lexicon.group("announcing")), say_(view_.lexicon.group("saying")), publication_(view_.lexicon.group("publication")), self_naming_(view_.lexicon.group("self-naming")), own_pages_(view_.lexicon.group("own-pages")), publishing_(view_.lexicon.group("publishing")), own_issue_(view_.lexicon.group("own-issue")), imprint_label_(view_.lexicon.group("imprint-label")), particle_(view_.lexicon.group("name-particle")) {}

  void run() {
    const auto& all = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const Citation* c = all[i].citation();
      if (c != nullptr && c->type == CitationType::reference && c->number && kind_of_block(all[i]) != BlockKind::masthead) reference(all[i], *c);
      else if (all[i].kind == MentionKind::date) by_date(all[i]);
    }
    if (!cited_.empty()) add_cited_facts(maker_, cited_);
  }

 private:
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
    CitedIssue cited;
    cited.number = *c.number;
    cited.span = m.span;
    cited.sentence = m.sentence;
    cited.block = view_.mentions.sentences[m.sentence].block;
    cited.aside = (first > 0 && is_word(first - 1, "see")) || (first > 1 && is_word(first - 2, "see")) || (first > 1 && is_word(first - 2, "cf"));
    cited.address = c.serial ? serial_address(series, *c.serial) : by_number;
    std::vector<FactMaker::Named> fields = {{"series", key_field(series, m.span)},
                                            {"own", key_field(is_own_series(document_, c.target) ? "yes" : "no", m.span)},
                                            {"number", plain_number(view_, *c.number, m.span)},
                                            {"by_number", key_field(by_number, m.span)},
                                            {"address", key_field(cited.address, m.span)},
                                            {"announced", key_field(announced(m) ? "yes" : "no", m.span)}};
    if (c.serial) {
      fields.push_back({"serial", plain_number(view_, *c.serial, m.span)});
      fields.push_back({"by_serial", key_field(serial_address(series, *c.serial), m.span)});
    }
    if (stated != 0) fields.push_back({"year", figure_field(stated, m.span)});
    if (c.date) {
      When when;
      when.readings.push_back({{*c.date, *c.date + 1}, iso(*c.date), kDistant, false});
      fields.push_back({"date", {std::move(when), m.span}});
    }
    else if (const Mention* date = date_before(first)) fields.push_back({"date", date_field(*date)});
    else if (const Mention* said = date_of_saying(m.sentence, first, last)) fields.push_back({"date", date_field(*said)});
    own_numbers(fields, m.span);
    fields.push_back({"closing", key_field(closing(first, cited.block) ? "yes" : "no", m.span)});
    cited.title = title_beside(first, last);
    if (!cited.title.empty()) {
      fields.push_back({"title", key_field(fold(cited.title.in(document_.text)), cited.title)});
      author(fields, author_before(cited.title.begin));
    }
    else author(fields, author_of(first, last));
    if (c.year != 0) fields.push_back({"told_year", plain_number(view_, c.year, m.span)});
    if (c.target.empty() && series_.empty() && !c.serial) return;
    maker_.add("reference", cited.title.empty() ? m.span : m.span.cover(cited.title), std::move(fields), true);
    cited_.push_back(std::move(cited));
  }

  // Whether a reference opens one of the last paragraphs, or stands behind "Cite as": there an issue names itself.
  bool closing(std::uint32_t first, std::uint32_t block) const {
    std::uint32_t start = view_.mentions.token_at(document_.blocks[block].span.begin);
    while (start < first && tokens_[start].kind == TokenKind::mark) ++start;
    for (std::uint32_t t = start; t < first; ++t) {
      if (const std::uint32_t length = view_.lexicon.match(self_naming_, tokens_, t, first); length > 0 && t + length + 14 > first) return true;
    }
    const std::uint32_t label = view_.lexicon.match(imprint_label_, tokens_, start, first);
    if (start != first && label == 0) return false;
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
      const bool day = time != nullptr && !time->range && time->granularity == Granularity::day && time->origin != Origin::relative && !time->readings.empty();
      if (day && first > 1 && is_word(first - 1, "of") && (view_.lexicon.is(tokens_[first - 2].word, publication_) || is_word(first - 2, "issue"))) return &m;
      if (day && first > 1 && is_word(first - 1, "on") && in_own_pages(view_.mentions.sentences[m.sentence].first, first)) return &m;
    }
    return nullptr;
  }

  bool says(std::uint32_t t) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, say_); }

  // When an issue is said to have said something, or to have appeared.
  const Mention* date_of_saying(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    for (WrittenDate d : written_dates(view_, s.first, s.last)) {
      if (d.first > s.first && is_word(d.first - 1, "the")) --d.first;  // "on the fifth of March"
      const bool in = d.first > s.first && (is_word(d.first - 1, "in") || is_word(d.first - 1, "on"));
      if (in && (d.first >= last ? dates_behind(d, last) : dates_before(d, s, first, last))) return d.mention;
    }
    return nullptr;
  }

  bool publishes(std::uint32_t t) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, publishing_); }

  // "Bulletin No. 21 wrote in March", "Bulletin No. 21, which appeared on 3 March"
  bool dates_behind(const WrittenDate& d, std::uint32_t last) const {
    std::uint32_t verb = last;
    while (verb < last + 4 && (view_.is_mark(verb, ',') || is_word(verb, "which") || is_word(verb, "that") || is_word(verb, "was") || is_word(verb, "had") || is_word(verb, "been"))) ++verb;
    return d.first == verb + 2 && (says(verb) || publishes(verb));
  }

  // "in March Bulletin No. 21 warned", "we reported in March (No. 21)", "in March P. Ohm wrote in Bulletin No. 21", "described on 3 March
  // in our issue No. 21", "published on 3 March as Bulletin No. 21".
  bool dates_before(const WrittenDate& d, const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    const auto skip = [&](std::uint32_t t) {  // what points to the reference
      while (t < first && (view_.is_mark(t, ',') || is_word(t, "this") || is_word(t, "our") || is_word(t, "the") || is_word(t, "that") || is_word(t, "issue"))) ++t;
      return t;
    };
    const bool opens = d.first == s.first + 1 || (d.first == s.first + 3 && is_word(s.first, "it") && is_word(s.first + 1, "was"));
    if (opens && skip(d.last) == first && (says(last) || says(last + 1))) return true;
    if (opens && first > d.last + 1 && is_word(first - 1, "in") && says(first - 2) && first < d.last + 9) return true;
    if (d.first < s.first + 3) return false;
    if (d.last + 1 == first && view_.is_mark(d.last, '(')) return says(d.first - 2);
    const bool told = is_word(d.last, "in") ? says(d.first - 2) || publishes(d.first - 2) : is_word(d.last, "as") && publishes(d.first - 2);
    return told && skip(d.last + 1) == first;
  }

  // "Our issue of 16 March 2020": an issue that is known by its day alone.
  void by_date(const Mention& m) {
    const Time* time = m.time();
    if (time == nullptr || time->range || time->granularity != Granularity::day || time->origin == Origin::relative || time->readings.size() != 1 || series_.empty()) return;
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    if (first < 3 || !is_word(first - 1, "of") || kind_of_block(m) == BlockKind::masthead) return;
    const bool own = is_word(first - 3, "our") || is_word(first - 3, "this") || is_word(first - 3, "the");
    const bool named = view_.is(first - 2, own_issue_) && (own ? !is_word(first - 2, "issue") || is_word(first - 3, "our") : tokens_[first - 2].has(kCapital) && !tokens_[first - 2].has(kLineStart));
    if (!named || !is_own_series(document_, text(first - 2))) return;
    if (last + 1 < tokens_.size() && (view_.is_mark(last, '(') || view_.is_mark(last, ',')) && (is_word(last + 1, "no") || view_.is_mark(last + 1, '#'))) return;  // the number follows
    if (document_.issue.date && document_.issue.date->value == time->readings.front().days.begin) return;
    const Span span{tokens_[first - 2].begin, m.span.end};
    CitedIssue cited;
    cited.span = span;
    cited.sentence = m.sentence;
    cited.block = view_.mentions.sentences[m.sentence].block;
    cited.aside = first > 3 && (is_word(first - 3, "see") || is_word(first - 4, "see"));
    cited.address = date_address(series_, time->readings.front().days.begin);
    cited.title = title_beside(first - 2, last);
    std::vector<FactMaker::Named> fields = {{"series", key_field(series_, span)}, {"own", key_field("yes", span)}, {"address", key_field(cited.address, span)}, {"announced", key_field(announced(m) ? "yes" : "no", span)}, {"date", date_field(m)}};
    if (!cited.title.empty()) fields.push_back({"title", key_field(fold(cited.title.in(document_.text)), cited.title)});
    author(fields, author_of(first - 2, last));
    maker_.add("reference", span, std::move(fields), true);
    cited_.push_back(std::move(cited));
  }

  // "in these pages on 3 March 2020 (No. 21)"
  bool in_own_pages(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (view_.lexicon.match(own_pages_, tokens_, t, last) > 0) return true;
    }
    return false;
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
    // Of the same paragraph: what ends before it is a byline or a heading.
    const Span block = document_.blocks[view_.mentions.sentences[view_.mentions.sentence_of_token(first)].block].span;
    const std::uint32_t start = view_.mentions.token_at(block.begin);
    std::uint32_t before = first;
    while (before > start && before + 5 > first && joint(before - 1) && !closes(before - 1)) --before;
    if (const Span span = title_that(before > start ? tokens_[before - 1].end : 0, true); !span.empty()) return span;
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

  void author(std::vector<FactMaker::Named>& fields, std::uint32_t family) const {
    if (family != kNone) fields.push_back({"author", key_field(fold(text(family)), tokens_[family].span())});
  }

  // The token of the family name of "R. Aliyev-Baran, “Title”" and of "Ciobanu's “Title”", the last of several; kNone for none.
  std::uint32_t author_before(std::uint32_t title) const {
    std::uint32_t t = view_.mentions.token_at(title);
    if (t > 0 && opens(t - 1)) --t;
    if (t < 2) return kNone;
    if (text(t - 1) == "(" || is_word(t - 1, "in")) return author_by(t - 1);
    if (text(t - 1) == ",") --t;
    else if (text(t - 1) == "s" || view_.possessive(t - 1)) --t;
    else return kNone;
    if (t > 0 && (text(t - 1) == "’" || text(t - 1) == "'")) --t;
    if (t < 2 || tokens_[t - 1].kind != TokenKind::word || !tokens_[t - 1].has(kCapital) || tokens_[t - 1].has(kAllCapitals)) return kNone;
    const std::string_view before = text(t - 2);
    const bool named = before == "." || before == "-" || (tokens_[t - 2].kind == TokenKind::word && tokens_[t - 2].has(kCapital));
    return named ? t - 1 : kNone;
  }

  // The last token of a name that ends there: "Paula Ohm", "P. Ohm", "Anna de Wit".
  std::uint32_t family_ending(std::uint32_t end) const {
    if (end < 2 || !capital(end - 1) || tokens_[end - 1].has(kLineStart) || view_.lexicon.is(tokens_[end - 1].word, small_)) return kNone;
    std::uint32_t t = end - 1;  // behind the first name
    while (t > 1 && t + 4 > end && view_.is(t - 1, particle_) && !tokens_[t - 1].has(kCapital)) --t;
    const bool initial = view_.is_mark(t - 1, '.') && t > 1 && tokens_[t - 2].end - tokens_[t - 2].begin == 1;
    const bool named = initial || view_.is_mark(t - 1, '-') || (capital(t - 1) && !view_.lexicon.is(tokens_[t - 1].word, small_));
    return named ? end - 1 : kNone;
  }

  // "a paper by Paula Ohm (“Title”, …", "Paula Ohm argued (“Title” …", "Paula Ohm wrote in “Title”": at the bracket or the "in".
  std::uint32_t author_by(std::uint32_t at) const {
    if (at < 3) return kNone;
    if (says(at - 1)) return family_ending(at - 1);
    const std::uint32_t family = text(at) == "(" ? family_ending(at) : kNone;
    if (family == kNone) return kNone;
    std::uint32_t t = at - 1;
    while (t > 0 && at < t + 6 && (capital(t) || tokens_[t].kind == TokenKind::mark || view_.is(t, particle_))) --t;
    return is_word(t, "by") ? family : kNone;
  }

  // Who is said to have written an issue, by the words around its number.
  std::uint32_t author_of(std::uint32_t first, std::uint32_t last) const {
    if (const std::uint32_t author = author_who_wrote(first); author != kNone) return author;
    if (first > 3 && text(first - 1) == "(") {
      if (const std::uint32_t author = author_by(first - 1); author != kNone) return author;
    }
    std::uint32_t behind = last;  // "Bulletin No. 21, by Paula Ohm"; "in Bulletin No. 21 Paula Ohm argued"
    if (behind < tokens_.size() && view_.is_mark(behind, ',')) ++behind;
    const bool by = is_word(behind, "by"), in = first > 0 && is_word(first - 1, "in");
    if (!by && !in) return kNone;
    std::uint32_t end = by ? behind + 1 : behind;
    const auto joined = [&](std::uint32_t t) { return (view_.is_mark(t, '.') || view_.is_mark(t, '-')) && t > behind && t + 1 < tokens_.size() && capital(t + 1) && tokens_[t].glued(); };
    while (end < tokens_.size() && end < behind + 6 && (capital(end) || joined(end) || (end > behind + 1 && view_.is(end, particle_)))) ++end;
    return by || says(end) ? family_ending(end) : kNone;
  }

  // "as P. Ohm wrote in Bulletin No. 21"
  std::uint32_t author_who_wrote(std::uint32_t reference) const {
    if (reference < 4 || !is_word(reference - 1, "in") || !says(reference - 2)) return kNone;
    return family_ending(reference - 2);
  }
  bool capital(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital) && !tokens_[t].has(kAllCapitals); }

 private:
  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const std::string series_;
  const GroupId small_, announcing_, say_, publication_, self_naming_, own_pages_, publishing_, own_issue_, imprint_label_, particle_;
  std::vector<CitedIssue> cited_;
};

}  // namespace

void add_reference_facts(FactMaker& maker) { References(maker).run(); }

}  // namespace claimcheck
