// Sources as facts: identifiers, and the dates of what notes and lists of sources name, or on which it was looked up.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/link_date_facts.h"
#include "checker/claim/written_dates.h"

namespace claimcheck {
namespace {

class Sources {
 public:
  explicit Sources(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document) {}

  void run() {
    for (const Mention& m : view_.mentions.mentions) {
      const Citation* c = m.citation();
      if (c != nullptr && c->type == CitationType::identifier) identifier(m, *c);
    }
    accesses();
    states();
    source_dates();
    titles();
  }

 private:
  void identifier(const Mention& m, const Citation& c) {
    maker_.add("identifier", m.span,
               {{"scheme", key_field(c.scheme, m.span)}, {"valid", key_field(c.valid ? "yes" : "no", m.span)}, {"words", {std::string(m.span.in(document_.text)), m.span}}}, true);
  }

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  // "accessed on 3 March 2020"
  void accesses() {
    std::uint32_t behind = 0;
    for (const std::uint32_t t : view_.places(access_)) {
      if (t < behind) continue;
      const std::uint32_t length = tokens_[t].kind == TokenKind::word ? view_.lexicon.match(access_, tokens_, t, static_cast<std::uint32_t>(tokens_.size())) : 0;
      if (length == 0 || (t > 0 && told_in_prose(t, length))) continue;
      const std::uint32_t sentence_end = view_.mentions.sentences[view_.mentions.sentence_of_token(t)].last;
      std::uint32_t at = t + length;
      while (at < sentence_end && at < t + length + 2 && (view_.text(at) == "on" || view_.text(at) == ":" || view_.text(at) == "in")) ++at;
      if (view_.text(at) == "from") at = behind_address(at + 1, sentence_end);
      else at = behind_colon(at, t, sentence_end);
      const auto dates = at < sentence_end ? written_dates(view_, at, at + 1) : std::vector<WrittenDate>();
      if (!dates.empty()) source_date(*dates[0].mention, "access");
      else if (at < sentence_end) last_of_range(at);
      behind = t + length;
    }
  }

  // "accessed between 3 May and 14 May 2020": the last day.
  void last_of_range(std::uint32_t at) {
    for (std::uint32_t t = at; t < at + 2 && t < tokens_.size(); ++t) {
      for (const Edge& e : view_.edges(t)) {
        const Mention& m = view_.mention(e.mention);
        const Time* time = m.time();
        if (time == nullptr || !time->range || time->readings.empty() || time->origin == Origin::relative || time->granularity != Granularity::day) continue;
        const Day last = time->readings.front().days.end - 1;
        When when;
        when.readings.push_back({{last, last + 1}, iso(last), kDistant, false});
        maker_.add("source_date", m.span, {{"when", {std::move(when), m.span}}, {"kind", key_field("access", m.span)}}, true);
        return;
      }
    }
  }

  // "(as of 30 June 2021, https://…)": the state of a source, in brackets with its address or under "Sources".
  void states() {
    for (const std::uint32_t t : view_.places(as_of_)) {
      if (t == 0 || t + 2 >= tokens_.size()) continue;
      const std::uint32_t length = tokens_[t].kind == TokenKind::word ? view_.lexicon.match(as_of_, tokens_, t, static_cast<std::uint32_t>(tokens_.size())) : 0;
      const bool bracket = view_.is_mark(t - 1, '(') || view_.is_mark(t - 1, '[');
      if (length == 0 || !(bracket || view_.is_mark(t - 1, ','))) continue;
      const auto dates = written_dates(view_, t + length, t + length + 1);
      if (dates.empty()) continue;
      const std::uint32_t behind = dates[0].last;
      const bool closed = behind < tokens_.size() && (view_.is_mark(behind, ')') || view_.is_mark(behind, ']'));
      const bool addressed = behind + 1 < tokens_.size() && (view_.is_mark(behind, ',') || view_.is_mark(behind, ';') || view_.is_mark(behind, ':')) && view_.text(behind + 1).starts_with("http");
      if ((closed && bracket) || addressed) source_date(*dates[0].mention, "access");  // "version of 3 March 2020, https://…"
    }
  }

  // "The fair was opened on Sunday", "as we have seen on Friday": verbs of everyday, which in a note stand behind a mark.
  bool told_in_prose(std::uint32_t t, std::uint32_t length) const {
    if (tokens_[t - 1].kind != TokenKind::word || length > 1) return false;
    return view_.is(t, everyday_);
  }

  // "retrieved from stats.gov.pl on 3 March 2020", "downloaded from the office's site on …": where the date stands behind the address.
  std::uint32_t behind_address(std::uint32_t t, std::uint32_t end) const {
    bool address = false;
    const std::uint32_t near = t + 10;
    for (const std::uint32_t most = std::min(t + 24, end); t < most; ++t) {
      const std::string_view w = view_.text(t);
      if (w == "on" && t < near && !written_dates(view_, t + 1, t + 2).empty()) return t + 1;
      if (address && (w == "on" || w == "(" || w == "," || w == "[") && !tokens_[t].glued()) return t + 1;
      address = address || (t + 1 < end && tokens_[t].glued() && (w == "." || w == "/"));
    }
    return end;
  }

  // "Date of access for all addresses: 3 March 2020"
  std::uint32_t behind_colon(std::uint32_t at, std::uint32_t access, std::uint32_t end) const {
    if (view_.text(access) != "Date" && view_.text(access) != "date" && view_.text(access) != "Last") return at;
    for (std::uint32_t t = at; t < end && t < at + 7; ++t) {
      if (view_.is_mark(t, ':')) return t + 1;
      if (tokens_[t].kind != TokenKind::word) break;
    }
    return at;
  }

  void source_date(const Mention& m, std::string_view kind) {
    maker_.add("source_date", m.span, {{"when", date_field(m)}, {"kind", key_field(std::string(kind), m.span)}}, true);
  }

  bool is_heading(const Block& block) const {
    if (block.span.size() > 60 || block.span.empty()) return false;
    const std::uint32_t first = view_.mentions.token_at(block.span.begin);
    std::uint32_t last = first;
    while (last < tokens_.size() && tokens_[last].begin < block.span.end) ++last;
    if (last > first && view_.is_mark(last - 1, ':')) --last;
    return last > first && view_.lexicon.match(heading_, tokens_, first, last) == last - first;
  }

  // Blocks that name sources: notes, what stands under "Sources", paragraphs that begin so.
  void source_dates() {
    bool under = false;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::heading || block.span.size() <= 60) {
        const bool heading = is_heading(block);
        if (block.kind == BlockKind::heading || heading) under = heading;
        if (heading) continue;
      }
      if (block.kind == BlockKind::code || block.kind == BlockKind::furniture || block.kind == BlockKind::masthead || block.span.empty()) continue;
      const std::uint32_t first = view_.mentions.token_at(block.span.begin);
      const bool sources = under || block.kind == BlockKind::footnote || is_note(block.span) || starts_with_heading(first);
      if (sources) dates_of_sources(block.span, first);
    }
  }
  bool starts_with_heading(std::uint32_t first) const {
    const auto end = std::min<std::uint32_t>(first + 4, static_cast<std::uint32_t>(tokens_.size()));
    const std::uint32_t length = first < end ? view_.lexicon.match(heading_, tokens_, first, end) : 0;
    return length > 0 && first + length < end && view_.is_mark(first + length, ':');
  }
  bool is_note(Span block) const {
    return std::any_of(document_.footnotes.begin(), document_.footnotes.end(), [&](const FootnoteMark& f) { return f.is_note && !f.text.empty() && block.overlaps(f.text); });
  }

  // Dates of publications: not told in a clause ("until", "is due on"), not part of a title, nothing forthcoming.
  void dates_of_sources(Span block, std::uint32_t first) {
    std::uint32_t last = first;
    while (last < tokens_.size() && tokens_[last].begin < block.end) ++last;
    for (const WrittenDate& d : written_dates(view_, first, last)) {
      const Sentence& s = view_.mentions.sentences[view_.mentions.sentence_of_token(d.first)];
      bool open = false;
      for (std::uint32_t t = std::max(first, s.first); t < std::min(last, s.last); ++t) {
        open = open || (!month(t) && view_.lexicon.match(yet_, tokens_, t, last) > 0);
      }
      const bool joined = d.first > first && (view_.is_mark(d.first - 1, ',') || view_.is_mark(d.first - 1, '(') || view_.is_mark(d.first - 1, '.') || view_.text(d.first - 1) == "of" || view_.text(d.first - 1) == "dated");
      const Span span = d.mention->span;
      const bool titled = view_.quotation_around(span) != nullptr || std::any_of(document_.emphases.begin(), document_.emphases.end(), [&](Span e) { return e.contains(span); });
      if (joined && !open && !titled) source_date(*d.mention, "source");
    }
  }

  // "4 May 2021" says nothing of what may be.
  bool month(std::uint32_t t) const {
    const auto number = [&](std::uint32_t k) { return k < tokens_.size() && tokens_[k].kind == TokenKind::number; };
    return view_.text(t) == "May" && ((t > 0 && number(t - 1)) || number(t + 1));
  }

  // "P. Rask, “Cables”, *Sea Notes* (June 2020)": a title in running text, and its date.
  void titles() {
    const auto title = [&](Span span) {
      if (span.size() < 6 || span.end + 3 >= document_.text.size()) return;
      const std::uint32_t open = view_.mentions.token_at(span.end);
      if (open + 2 >= tokens_.size() || tokens_[open].begin > span.end + 2 || !view_.is_mark(open, '(')) return;
      const auto dates = written_dates(view_, open + 1, open + 2);
      if (dates.empty() || dates[0].last >= tokens_.size() || !view_.is_mark(dates[0].last, ')')) return;
      const Sentence& s = view_.mentions.sentences[view_.mentions.sentence_of_token(open)];
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (!month(t) && view_.lexicon.match(yet_, tokens_, t, s.last) > 0) return;
      }
      source_date(*dates[0].mention, "source");
    };
    for (const Span span : document_.emphases) title(span);
    for (const Mention& m : view_.mentions.mentions) {
      if (m.quotation() != nullptr) title(m.span);
    }
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const GroupId heading_ = group("sources-heading"), yet_ = group("not-yet"), access_ = group("accessed"), as_of_ = group("as-of"), everyday_ = group("accessed-everyday");
};

}  // namespace

void add_source_facts(FactMaker& maker) {
  Sources(maker).run();
  add_link_date_facts(maker);
}

}  // namespace claimcheck
