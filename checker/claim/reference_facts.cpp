// What an issue says of other issues: that they exist under a number, a date, a title and an author.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/cited.h"
#include "checker/claim/fields.h"
#include "checker/claim/reference_told.h"
#include "checker/claim/series_names.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSaid = 5;           // tokens between "we wrote" and when
constexpr std::uint32_t kAnnounced = 10;     // tokens from "forthcoming" to the reference

class References {
 public:
  explicit References(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document), series_(series_key(document_)), beside_(view_),
        announcing_(view_.lexicon.group("announcing")), self_naming_(view_.lexicon.group("self-naming")), own_issue_(view_.lexicon.group("own-issue")), imprint_label_(view_.lexicon.group("imprint-label")), place_(view_.lexicon.group("reference-place")),
        count_(view_.lexicon.group("reference-count")), publication_(view_.lexicon.group("publication")) {}

  void run() {
    const auto& all = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const Citation* c = all[i].citation();
      if (c != nullptr && c->type == CitationType::reference && (c->number || c->serial) && kind_of_block(all[i]) != BlockKind::masthead) reference(all[i], *c);
      else if (all[i].kind == MentionKind::date) by_date(all[i]);
    }
    if (!series_.empty()) by_saying();
    if (!series_.empty()) {
      for (const std::uint32_t t : view_.places(own_issue_)) by_place(t);
      by_titles();
    }
    std::stable_sort(cited_.begin(), cited_.end(), [](const CitedIssue& a, const CitedIssue& b) { return a.span.begin < b.span.begin; });
    if (!cited_.empty()) add_cited_facts(maker_, cited_);
  }

 private:
  BlockKind kind_of_block(const Mention& m) const { return document_.blocks[view_.mentions.sentences[m.sentence].block].kind; }
  std::string_view text(std::uint32_t t) const { return view_.text(t); }
  bool is_word(std::uint32_t t, std::string_view w) const { return t < tokens_.size() && view_.lexicon.form(tokens_[t].word) == w; }

  // The year of the issue meant: of its date, said beside the number ("12/2019", "No. 12 of 2019", "of last year"), else 0.
  int stated_year(const Citation& c, std::uint32_t first, std::uint32_t after) const {
    if (c.date) return to_civil(*c.date).year;
    if (c.year != 0) return c.year;
    const int own = issue_year(document_);
    if (own != 0 && ((after > 1 && is_word(after - 1, "year") && is_word(after - 2, "last")) || (first > 2 && is_word(first - 3, "last") && is_word(first - 2, "year") && view_.possessive(first - 1)))) return own - 1;
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
    const int stated = stated_year(c, first, last);
    const bool yearless = stated == 0 && !c.serial && !document_.issue.serial;
    CitedIssue cited = cited_at(m.span, m.sentence, first);
    cited.number = c.number;
    std::vector<FactMaker::Named> fields = {{"series", key_field(series, m.span)},
                                            {"own", key_field(is_own_series(document_, c.target) ? "yes" : "no", m.span)},
                                            {"announced", key_field(announced({m.sentence, first, last}) ? "yes" : "no", m.span)},
                                            {"bare", key_field(bare(c, first, last) ? "yes" : "no", m.span)}};
    if (c.number) {
      cited.address = number_address(series, *c.number, yearless ? 0 : presumed_year(c, stated));
      fields.push_back({"number", plain_number(view_, *c.number, m.span)});
      fields.push_back({"by_number", key_field(cited.address, m.span)});
    }
    if (c.serial) {
      cited.address = serial_address(series, *c.serial);
      fields.push_back({"serial", plain_number(view_, *c.serial, m.span)});
      fields.push_back({"by_serial", key_field(cited.address, m.span)});
    }
    if (stated != 0) fields.push_back({"year", figure_field(stated, m.span)});
    if (c.year != 0) fields.push_back({"told_year", plain_number(view_, c.year, m.span)});
    else if (c.serial && stated != 0 && !c.date) fields.push_back({"told_year", figure_field(stated, m.span)});  // "of last year"
    own_numbers(fields, m.span);
    fields.push_back({"closing", key_field(closing(first, cited.block) ? "yes" : "no", m.span)});
    if (c.target.empty() && series_.empty() && !c.serial) return;
    std::optional<Field> date;
    if (c.date) date = date_within(m, *c.date);
    tell(std::move(cited), std::move(fields), {m.sentence, first, last}, std::move(date));
  }

  // A day told with the number: "No. 21 (1451), 12 February 2020", "No. 21 (1451), three weeks ago".
  Field date_within(const Mention& reference, Day day) const {
    for (const Mention& m : view_.mentions_in(reference.span)) {
      if (m.kind == MentionKind::date && m.span.end == reference.span.end && m.time()->origin != Origin::explicit_) return beside_.dated(m);
    }
    When when;
    when.readings.push_back({{day, day + 1}, iso(day), kDistant, false});
    return {std::move(when), reference.span};
  }

  // "No. 21", which may be a number of something else.
  bool bare(const Citation& c, std::uint32_t first, std::uint32_t last) const {
    return c.target.empty() && !c.serial && !c.date && tokens_[last - 1].kind == TokenKind::number && !(first > 0 && (is_word(first - 1, "our") || view_.is_mark(first - 1, '(')));
  }

  CitedIssue cited_at(Span span, std::uint32_t sentence, std::uint32_t first) const {
    CitedIssue cited;
    cited.span = span;
    cited.sentence = sentence;
    cited.block = view_.mentions.sentences[sentence].block;
    const auto before = [&](std::uint32_t n, std::string_view w) { return first >= n && is_word(first - n, w); };
    cited.aside = before(1, "see") || before(2, "see") || before(2, "cf") || before(1, "cf");
    return cited;
  }

  // Adds what is told beside a reference, and the reference itself.
  void tell(CitedIssue cited, std::vector<FactMaker::Named> fields, const IssueReference& at, std::optional<Field> date) {
    fields.push_back({"address", key_field(cited.address, cited.span)});
    if (cited.title.empty()) cited.title = beside_.title(at);
    if (!date) date = beside_.date(at, cited.title);
    if (date) fields.push_back({"date", std::move(*date)});
    if (!cited.title.empty()) fields.push_back({"title", key_field(fold(cited.title.in(document_.text)), cited.title)});
    if (const ToldAuthor author = beside_.author(at, cited.title); author.named()) {
      fields.push_back({"author", key_field(fold(text(author.family)), tokens_[author.family].span())});
      fields.push_back({"author_heard", key_field(author.loose ? "yes" : "no", cited.span)});
    }
    maker_.add("reference", cited.title.empty() ? cited.span : cited.span.cover(cited.title), std::move(fields), true);
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
    CitedIssue cited = cited_at(span, m.sentence, first - 2);
    cited.address = date_address(series_, time->readings.front().days.begin);
    known_otherwise(std::move(cited), {m.sentence, first - 2, last}, date_field(m));
  }

  // An issue that is told without its number.
  void known_otherwise(CitedIssue cited, const IssueReference& at, std::optional<Field> date) {
    const Span span = cited.span;
    std::vector<FactMaker::Named> fields = {{"series", key_field(series_, span)}, {"own", key_field("yes", span)}, {"announced", key_field(announced(at) ? "yes" : "no", span)}, {"bare", key_field("yes", span)}};
    if (cited.number) fields.push_back({"number", figure_field(*cited.number, span)});
    tell(std::move(cited), std::move(fields), at, std::move(date));
  }

  bool taken(std::uint32_t first, std::uint32_t last) const {
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    return std::any_of(cited_.begin(), cited_.end(), [&](const CitedIssue& c) { return c.span.overlaps(span); });
  }

  // "Our last issue", "the issue before last", "two issues ago", "the May number": at the noun.
  void by_place(std::uint32_t noun) {
    const std::uint32_t sentence = view_.mentions.sentence_of_token(noun);
    if (sentence >= view_.mentions.sentences.size() || document_.blocks[view_.mentions.sentences[sentence].block].kind == BlockKind::masthead) return;
    const Sentence& s = view_.mentions.sentences[sentence];
    if (noun < s.first + 1 || !is_own_series(document_, text(noun))) return;
    std::uint32_t first = noun, last = noun + 1;
    if (is_word(last, "no") || (last < s.last && tokens_[last].kind == TokenKind::number)) return;
    std::int64_t back = 0;
    const auto in_words = [&](std::uint32_t t) { return view_.lexicon.value_of(count_, tokens_[t].word); };
    if (is_word(last, "before") && is_word(last + 1, "last")) back = 2, last += 2;
    else if (is_word(last, "but") && is_word(last + 1, "one") && is_word(noun - 1, "last")) back = 2, last += 2, --first;
    else if ((is_word(last, "ago") || is_word(last, "back") || is_word(last, "earlier")) && !in_words(noun - 1).empty()) back = in_words(noun - 1).front() - '0', ++last, --first;
    else if (const std::string_view place = view_.lexicon.value_of(place_, tokens_[noun - 1].word); !place.empty()) back = place.front() - '0', --first;
    else return by_month(noun, s, sentence);
    if (is_word(last, "of") && !is_word(last + 1, "this") && !is_word(last + 1, "our")) return;
    const std::uint32_t noun_end = last;
    if (is_word(last, "of") && last + 2 < s.last && is_own_series(document_, text(last + 2))) last += 3;  // "of this Bulletin"
    const bool counted = !in_words(noun - 1).empty();
    if (!counted) {
      if (first == s.first) return;
      const bool ours = is_word(first - 1, "our") || (view_.possessive(first - 1) && first > s.first + 1 && is_own_series(document_, text(first - 2)) && !text(first - 2).empty());
      const bool the = is_word(first - 1, "the") && (is_word(noun_end, "of") || !is_word(noun, "issue") || beside_.in_own_pages(s.first, s.last) || (first > s.first + 1 && is_word(first - 2, "in")));
      if (!ours && !the) return;
      --first;
    }
    const auto& number = document_.issue.number;
    const auto& serial = document_.issue.serial;
    std::string address;
    if (serial) address = serial_address(series_, serial->value - back);
    else if (number && number->value > back) address = number_address(series_, number->value - back, 0);
    if (address.empty() || taken(first, last)) return;
    CitedIssue cited = cited_at({tokens_[first].begin, tokens_[last - 1].end}, sentence, first);
    cited.address = std::move(address);
    if (number && number->value > back) cited.number = number->value - back;
    known_otherwise(std::move(cited), {sentence, first, last}, std::nullopt);
  }

  // "Our May issue", "the June number"; "our issue of May".
  void by_month(std::uint32_t noun, const Sentence& s, std::uint32_t sentence) {
    for (const WrittenDate& d : written_dates(view_, s.first, s.last)) {
      if (d.mention->time()->granularity != Granularity::month || d.mention->time()->readings.size() != 1 || !d.mention->time()->mod.empty()) continue;
      std::uint32_t first = noun, last = noun + 1;
      if (d.last == noun || (d.last + 1 == noun && view_.possessive(d.last))) first = d.first;
      else if (d.first == noun + 2 && is_word(noun + 1, "of")) last = d.last;
      else continue;
      const bool ours = first > s.first && is_word(first - 1, "our");
      const bool the = is_word(first, "the") || (first > s.first && is_word(first - 1, "the"));
      if ((!ours && !the && first == noun) || (is_word(last, "of") && !is_word(last + 1, "this")) || is_word(last, "no") || taken(first, last)) return;
      if (!ours && is_word(noun, "issue") && !beside_.in_own_pages(s.first, s.last) && !(first > s.first && (is_word(first - 1, "in") || is_word(first - 2, "in")))) return;
      const CivilDate day = to_civil(d.mention->time()->readings.front().days.begin);
      CitedIssue cited = cited_at({tokens_[first].begin, tokens_[last - 1].end}, sentence, first);
      cited.address = month_address(series_, day.year, day.month);
      return known_otherwise(std::move(cited), {sentence, first, last}, std::nullopt);
    }
  }

  // "As we wrote in March", "whom this Bulletin quoted on 3 May", "in March these pages had": an issue that is known by when it said so.
  void by_saying() {
    for (const Mention& m : view_.mentions.mentions) {
      const Time* t = m.time();
      if (m.kind != MentionKind::date || t == nullptr || t->range || t->readings.size() != 1 || !t->mod.empty() || t->origin == Origin::relative || kind_of_block(m) == BlockKind::masthead) continue;
      const bool month = t->granularity == Granularity::month;
      if (!document_.issue.date || (!month && t->granularity != Granularity::day) || t->readings.front().days.end > document_.issue.date->value) continue;
      const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      if (first <= s.first || !is_word(first - 1, month ? "in" : "on") || !said_here(first - 1, last, s)) continue;
      const auto same = [&](const CitedIssue& c) { return c.sentence == m.sentence; };
      if (std::any_of(cited_.begin(), cited_.end(), same)) continue;
      CitedIssue cited = cited_at(m.span, m.sentence, first);
      const CivilDate day = to_civil(t->readings.front().days.begin);
      cited.address = month ? month_address(series_, day.year, day.month) : date_address(series_, t->readings.front().days.begin);
      cited_.push_back(std::move(cited));
    }
  }
  // "We wrote" or "this Bulletin quoted" right before a date, or behind it.
  bool said_here(std::uint32_t first, std::uint32_t last, const Sentence& s) const {
    const auto says = [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t t = from; t < to; ++t) {
        if (beside_.says(t) && t > s.first && (is_word(t - 1, "we") || (t > s.first + 1 && is_word(t - 2, "we") && is_word(t - 1, "had")) || (t > s.first + 1 && beside_.in_own_pages(t - 2, t)))) return true;
      }
      return false;
    };
    const std::uint32_t before = first > s.first + kSaid ? first - kSaid : s.first;
    const bool in_pages = first > s.first + 1 && beside_.in_own_pages(first - 2, first);  // "said in these pages in March"
    return says(before, first) || in_pages || says(last, std::min(s.last, last + kSaid));
  }

  // "In “Title” (this bulletin, 3 March) we counted": an issue that is known by its title alone.
  void by_titles() {
    for (const Mention& m : view_.mentions.mentions) {
      const Quotation* q = m.quotation();
      if (q == nullptr || kind_of_block(m) == BlockKind::masthead || !beside_.is_title(q->inner)) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const auto same = [&](const CitedIssue& c) { return c.sentence == m.sentence; };
      if (std::any_of(cited_.begin(), cited_.end(), same) || !in_own_words(s)) continue;
      CitedIssue cited = cited_at(m.span, m.sentence, view_.mentions.token_at(m.span.begin));
      cited.address = title_address(series_, fold(q->inner.in(document_.text)));
      cited.title = q->inner;
      known_otherwise(std::move(cited), {m.sentence, view_.mentions.token_at(m.span.begin), view_.mentions.token_at(m.span.end - 1) + 1}, std::nullopt);
    }
  }
  // "We wrote", "our report", "in these pages".
  bool in_own_words(const Sentence& s) const {
    for (std::uint32_t t = s.first; t + 1 < s.last; ++t) {
      if (is_word(t, "we") && (beside_.says(t + 1) || beside_.says(t + 2))) return true;
      if (is_word(t, "our") && (view_.has(publication_, t + 1, std::min(t + 5, s.last)) || view_.has(own_issue_, t + 1, std::min(t + 5, s.last)))) return true;  // "our long June article"
    }
    return beside_.in_own_pages(s.first, s.last);
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
  bool announced(const IssueReference& at) const {
    const Sentence& s = view_.mentions.sentences[at.sentence];
    const std::uint32_t first = at.first, last = at.last;
    for (std::uint32_t t = first; t > s.first && t + kAnnounced > first; --t) {
      if (view_.lexicon.match(announcing_, tokens_, t - 1, s.last) > 0) return true;
      if (tokens_[t - 1].kind == TokenKind::mark && text(t - 1) == "," && t + 1 < first) break;
    }
    for (std::uint32_t t = last; t < s.last && t < last + 4 && (text(t) != "," || t == last); ++t) {
      if (is_word(t, "will") || is_word(t, "shall") || view_.lexicon.match(announcing_, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }

 private:
  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const std::string series_;
  const ToldBeside beside_;
  const GroupId announcing_, self_naming_, own_issue_, imprint_label_, place_, count_, publication_;
  std::vector<CitedIssue> cited_;
};

}  // namespace

void add_reference_facts(FactMaker& maker) { References(maker).run(); }

}  // namespace claimcheck
