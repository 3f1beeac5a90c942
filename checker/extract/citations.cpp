#include "checker/extract/citations.h"

#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/extract/citations_identifiers.h"
#include "checker/extract/citations_parts.h"

namespace claimcheck {
namespace {

enum Trigger : std::uint8_t { kLabel = 1, kSeries = 2, kLaw = 4, kLawCapital = 8, kNumber = 16, kArchive = 32 };

constexpr std::size_t kLongestAlone = 48;  // bytes of a block that is one identifier

class Reader {
 public:
  Reader(ExtractContext& context, const CitationWords& words, const Table<std::uint8_t>& triggers)
      : context_(context), words_(words), tokens_(context.out.tokens), text_(context.document.text), triggers_(triggers) {}

  void run() {
    links();
    footnotes();
    for (sentence_ = 0; sentence_ < context_.out.sentences.size(); ++sentence_) {
      const Sentence& s = context_.out.sentences[sentence_];
      begin_ = s.first;
      end_ = s.last;
      masthead_ = context_.document.blocks[s.block].kind == BlockKind::masthead;
      const Span block = context_.document.blocks[s.block].span;
      if (s.span.size() + 2 >= block.size() && block.size() < kLongestAlone && alone(s)) continue;
      for (std::uint32_t i = s.first; i < s.last;) i = std::max(i + 1, step(i));
    }
    take_back_times();
  }

 private:
  std::uint8_t trigger(std::uint32_t i) const {
    const WordId word = tokens_[i].word;
    return word < triggers_.size() ? triggers_[word] : 0;
  }
  bool mark(std::uint32_t i, std::string_view m) const { return i < end_ && tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == m; }
  bool glued_mark(std::uint32_t i, char c) const { return i < end_ && tokens_[i].glued() && tokens_[i].kind == TokenKind::mark && text_[tokens_[i].begin] == c; }

  void add(Citation citation, Span span, std::uint32_t sentence) {
    context_.out.mentions.push_back({span, MentionKind::citation, std::move(citation), sentence, false});
  }

  void links() {
    for (const Link& link : context_.document.links) {
      if (link.form == LinkForm::image) continue;
      Citation c;
      c.type = CitationType::link;
      c.scheme = "url";
      c.target = link.target;
      c.valid = link.resolved;
      add(std::move(c), link.text, context_.out.sentence_at(link.text.begin));
      misprinted(link);
      const bool url = link.form != LinkForm::inline_link && link.form != LinkForm::reference;
      if (url || link.text.in(text_).find("://") != std::string_view::npos) claim(link.text);
    }
  }

  // "https://orcid.org/…", "https://doi.org/…" with an identifier that cannot be one.
  void misprinted(const Link& link) {
    struct Site {
      std::string_view host, scheme;
      std::optional<Identifier> (*read)(std::string_view, std::size_t);
    };
    static constexpr Site kSites[] = {{"://orcid.org/", "orcid", read_orcid}, {"://doi.org/", "doi", read_doi}};
    for (const auto& [host, scheme, read] : kSites) {
      const auto at = link.target.find(host);
      if (at == std::string::npos || at + host.size() + 6 > link.target.size() || link.text.empty()) continue;
      const auto found = read(link.target, at + host.size());
      if (found && found->valid) continue;
      Citation c;
      c.type = CitationType::identifier;
      c.scheme = scheme;
      c.target = link.target.substr(at + host.size());
      c.valid = false;
      add(std::move(c), link.text, context_.out.sentence_at(link.text.begin));
    }
  }

  void footnotes() {
    for (const FootnoteMark& mark : context_.document.footnotes) {
      if (mark.is_note) continue;
      Citation c;
      c.type = CitationType::footnote;
      c.target = mark.label;
      add(std::move(c), mark.text, context_.out.sentence_at(mark.text.begin));
      claim(mark.text);
    }
  }

  void claim(Span span) {
    if (!span.empty()) context_.claim(context_.out.token_at(span.begin), context_.out.token_at(span.end - 1) + 1, kCitation);
  }

  // A block that is an identifier and nothing else, in forms too plain for running text.
  bool alone(const Sentence& s) {
    const std::uint32_t at = tokens_[s.first].begin;
    const std::string_view block = text_.substr(0, s.span.end);
    for (const auto read : {read_orcid, read_isbn, read_issn, read_arxiv}) {
      const auto found = read(block, at);
      if (!found || !found->valid || found->end != block.size()) continue;
      const std::string_view said = s.span.in(text_);
      if (found->scheme == "issn" && (said.starts_with("19") || said.starts_with("20")) && (said.substr(5).starts_with("19") || said.substr(5).starts_with("20"))) continue;  // years
      if (found->scheme == "arxiv" && said.find('/') != std::string_view::npos && (trigger(s.first) & kArchive) == 0) continue;
      identifier(*found, s.first);
      return true;
    }
    return false;
  }

  void identifier(const Identifier& found, std::uint32_t first) {
    Citation c;
    c.type = CitationType::identifier;
    c.scheme = found.scheme;
    c.target = found.target;
    c.valid = found.valid;
    const Span span{tokens_[first].begin, static_cast<std::uint32_t>(found.end)};
    add(std::move(c), span, sentence_);
    claim(span);
    taken_back_.push_back(span);
  }

  // Reads what starts at token `i`; returns where reading goes on.
  std::uint32_t step(std::uint32_t i) {
    const Token& t = tokens_[i];
    if (t.kind == TokenKind::number) return bare_identifier(i);
    if (t.kind == TokenKind::mark) {
      const char c = text_[t.begin];
      if (c == '(') return author_years(i);
      if (c == '#') return issue_reference(i);
      return i;
    }
    if (t.has(kCapital) && t.end - t.begin <= 5 && glued_mark(i + 1, '/') && !(i > begin_ && t.glued() && (text_[t.begin - 1] == '/' || text_[t.begin - 1] == '.'))) {
      if (const auto symbol = read_un_symbol(text_, t.begin)) return taken(*symbol, i);
    }
    const std::uint8_t what = trigger(i);
    if (what == 0) return i;
    if ((what & kLabel) != 0) {
      if (const std::uint32_t after = labelled(i); after != i) return after;
    }
    if ((what & kArchive) != 0 && (i == begin_ || tokens_[i].has(kSpaceBefore))) {
      if (const auto found = read_arxiv(text_, t.begin); found && found->valid && text_.substr(t.begin, found->end - t.begin).find('/') != std::string_view::npos) return taken(*found, i);
    }
    if ((what & (kSeries | kNumber)) != 0) {
      if (const std::uint32_t after = issue_reference(i); after != i) return after;
    }
    if ((what & kLaw) != 0 || ((what & kLawCapital) != 0 && t.has(kCapital))) return law(i);
    return i;
  }

  std::uint32_t taken(const Identifier& found, std::uint32_t first) {
    identifier(found, first);
    return context_.out.token_at(static_cast<std::uint32_t>(found.end - 1)) + 1;
  }

  // "ISBN 978-…", "doi: 10.…", "ORCID [0000-…]", "arXiv:1810.04127".
  std::uint32_t labelled(std::uint32_t i) {
    std::string_view label = context_.lexicon.form(tokens_[i].word);
    if (i > begin_ && tokens_[i].glued() && tokens_[i - 1].kind == TokenKind::number) return i;
    const bool urn = i >= begin_ + 2 && glued_mark(i - 1, ':') && context_.text(tokens_[i - 2]) == "urn";
    if (urn && label != "isbn") return i;
    std::uint32_t at = i + 1;
    if (label == "e") {  // "e-ISSN"
      if (!glued_mark(at, '-') || at + 1 >= end_ || context_.lexicon.form(tokens_[at + 1].word) != "issn") return i;
      label = "issn";
    }
    if (glued_mark(at, '-') && at + 1 < end_ && tokens_[at + 1].glued()) at += 2;  // "ISBN-13"
    while (at < end_ && at < i + 7 && (tokens_[at].kind == TokenKind::mark || context_.lexicon.form(tokens_[at].word) == "id" || context_.lexicon.form(tokens_[at].word) == "is" || (trigger(at) & kNumber) != 0)) ++at;
    if (at >= end_) return i;
    const std::size_t place = tokens_[at].begin;
    std::optional<Identifier> found;
    if (label == "doi") found = read_doi(text_, place);
    else if (label == "arxiv") found = read_arxiv(text_, place);
    else if (label == "orcid") found = read_orcid(text_, place);
    else if (label.ends_with("issn")) found = read_issn(text_, place);
    else found = read_isbn(text_, place);
    if (!found && tokens_[at].kind == TokenKind::number && label != "arxiv" && at <= i + 4) found = misshapen(label, at);
    return found ? taken(*found, at) : i;
  }

  // Digits after a label that do not have its form: too many or too few.
  std::optional<Identifier> misshapen(std::string_view label, std::uint32_t at) const {
    std::uint32_t last = at, digits = 0;
    while (last < end_ && (last == at || tokens_[last].glued()) && (tokens_[last].kind != TokenKind::mark || mark(last, "-") || mark(last, "\xE2\x80\x93"))) {
      if (tokens_[last].kind == TokenKind::number) digits += tokens_[last].end - tokens_[last].begin;
      ++last;
    }
    const std::uint32_t least = label == "doi" ? 4 : 6;
    if (digits < least) return {};
    Identifier out;
    out.scheme = label == "doi" ? "doi" : label.ends_with("issn") ? "issn" : label == "orcid" ? "orcid" : "isbn";
    out.end = tokens_[last - 1].end;
    out.target = std::string(text_.substr(tokens_[at].begin, out.end - tokens_[at].begin));
    out.valid = false;
    return out;
  }

  // A number that is an identifier without a label: a DOI, an ISBN-13 or an ORCID whose digits hold.
  std::uint32_t bare_identifier(std::uint32_t i) {
    const Token& t = tokens_[i];
    const std::string_view n = context_.text(t);
    if (n.starts_with("10.") && glued_mark(i + 1, '/')) {
      const std::string_view before = text_.substr(0, t.begin);
      const bool apart = !t.glued() || !(before.ends_with('/') || before.ends_with('.') || before.ends_with('-')) || before.ends_with("doi.org/");
      if (const auto found = apart ? read_doi(text_, t.begin) : std::nullopt) return taken(*found, i);
    }
    if (t.glued() && i > begin_ && tokens_[i - 1].kind != TokenKind::mark) return i;
    const bool hyphen = glued_mark(i + 1, '-');
    if ((n == "978" || n == "979") && i + 1 < end_ && (hyphen || tokens_[i + 1].kind == TokenKind::number)) {
      if (const auto found = read_isbn(text_, t.begin); found && found->valid) return taken(*found, i);
    }
    if (n.size() == 13 && (n.starts_with("978") || n.starts_with("979"))) {
      if (const auto found = read_isbn(text_, t.begin); found && found->valid && found->end == t.end) return taken(*found, i);
    }
    if (hyphen && (n == "0000" || n == "0009")) {
      if (const auto found = read_orcid(text_, t.begin); found && found->valid) return taken(*found, i);
    }
    return i;
  }

  // Whether the document ends in a list of works, by its heading; looked for once.
  bool has_list() {
    if (!has_list_) {
      const auto& blocks = context_.document.blocks;
      has_list_ = std::any_of(blocks.begin(), blocks.end(), [&](const Block& b) {
        std::string words = b.span.size() > 30 ? std::string() : lower(b.span.in(context_.document.text));
        while (!words.empty() && (words.back() == ':' || words.back() == ' ')) words.pop_back();
        return words == "references" || words == "bibliography" || words == "works cited" || words == "literature" || words == "reference list" || words == "list of references" || words == "literature cited";
      });
    }
    return *has_list_;
  }

  std::uint32_t author_years(std::uint32_t open) {
    // Only a bracket with a year in it, near its start or end.
    std::uint32_t close = open + 1;
    bool year = false;
    while (close < end_ && close < open + 40 && !mark(close, ")")) {
      year = year || (tokens_[close].kind == TokenKind::number && tokens_[close].end - tokens_[close].begin == 4);
      ++close;
    }
    if (!year || masthead_) return open;
    found_.clear();
    read_author_years(context_, words_, open, end_, author_years_ > 0 || has_list(), found_);
    for (FoundCitation& f : found_) {
      ++author_years_;
      keep(f);
    }
    return open;
  }

  void keep(FoundCitation& f) {
    // The year of "(Nowak, 2018)" is a time still, but no claim is told of it.
    (f.citation.type == CitationType::author_year ? cited_years_ : taken_back_).push_back(f.numbers);
    context_.claim(f.first, f.last, kCitation);
    add(std::move(f.citation), {tokens_[f.first].begin, tokens_[f.last - 1].end}, sentence_);
  }

  std::uint32_t issue_reference(std::uint32_t i) {
    if (masthead_ || i < references_end_) return i;
    auto found = read_issue_reference(context_, words_, i, begin_, end_);
    if (!found) return i;
    dated(*found);
    const std::uint32_t last = found->last;
    keep(*found);
    references_end_ = last;
    return last;
  }

  // ", 11 February 2020", "of 30 June 2019", "(11 February 2020)" after a reference.
  void dated(FoundCitation& f) {
    std::uint32_t at = f.last;
    if (mark(at, ",") || mark(at, "(") || (at < end_ && context_.lexicon.form(tokens_[at].word) == "of")) ++at;
    if (at >= end_ || (context_.claimed[at] & kTime) == 0) return;
    index_times();
    const auto time = std::partition_point(times_.begin(), times_.end(), [&](std::uint32_t m) { return context_.out.mentions[m].span.begin < tokens_[at].begin; });
    if (time == times_.end()) return;
    const Mention& m = context_.out.mentions[*time];
    const Time* when = m.time();
    if (m.span.begin > tokens_[at].end || when == nullptr || when->granularity != Granularity::day || when->range || when->readings.empty()) return;
    f.citation.date = when->readings.front().days.begin;
    f.last = context_.out.token_at(m.span.end - 1) + 1;
  }

  void index_times() {
    if (!times_.empty()) return;
    for (std::uint32_t m = 0; m < context_.out.mentions.size(); ++m) {
      if (context_.out.mentions[m].kind == MentionKind::date) times_.push_back(m);
    }
    std::sort(times_.begin(), times_.end(), [&](std::uint32_t a, std::uint32_t b) { return context_.out.mentions[a].span < context_.out.mentions[b].span; });
  }

  std::uint32_t law(std::uint32_t i) {
    const std::uint32_t after = law_number_end(context_, i, end_);
    if (after == i) return i;
    context_.claim(i, after, kCitation);
    taken_back_.push_back({tokens_[i].begin, tokens_[after - 1].end});
    return after;
  }

  static bool in(const std::vector<Span>& spans, Span span) {
    const auto after = std::partition_point(spans.begin(), spans.end(), [&](Span s) { return s.begin <= span.begin; });
    return after != spans.begin() && std::prev(after)->contains(span);
  }

  void take_back_times() {
    if (taken_back_.empty() && cited_years_.empty()) return;
    std::sort(taken_back_.begin(), taken_back_.end());
    std::sort(cited_years_.begin(), cited_years_.end());
    for (Mention& m : context_.out.mentions) {
      if (m.time() != nullptr && in(cited_years_, m.span)) m.nested = true;
    }
    std::erase_if(context_.out.mentions, [&](const Mention& m) { return m.time() != nullptr && in(taken_back_, m.span); });
  }

  ExtractContext& context_;
  const CitationWords& words_;
  const std::vector<Token>& tokens_;
  const std::string_view text_;
  const Table<std::uint8_t>& triggers_;
  std::vector<FoundCitation> found_;
  std::vector<Span> taken_back_;         // where numbers are no times
  std::vector<Span> cited_years_;        // where they are years of works
  std::vector<std::uint32_t> times_;     // mentions, by place
  std::uint32_t sentence_ = 0, begin_ = 0, end_ = 0, references_end_ = 0, author_years_ = 0;
  std::optional<bool> has_list_;
  bool masthead_ = false;
};

}  // namespace

CitationExtractor::CitationExtractor(const NameWords& words, ImageReader* image)
    : words_(words), series_(words.lexicon().group("citation-series")), signal_(words.lexicon().group("citation-signal")), saying_(words.lexicon().group("saying")), linking_(words.lexicon().group("citation-linking")),
      pointing_(words.lexicon().group("citation-pointing")), function_(words.lexicon().group("function-word")) {
  if (image != nullptr) {
    (*image)(triggers_);
    return;
  }
  std::vector<std::uint8_t> triggers(words.lexicon().word_count(), 0);
  const Lexicon& lexicon = words.lexicon();
  std::vector<std::uint8_t> bits(lexicon.group_count(), 0);
  const auto mark_group = [&](std::string_view name, std::uint8_t bit) {
    if (const GroupId group = lexicon.group(name); group != kNoGroup) bits[group] = bit;
  };
  mark_group("citation-label", kLabel);
  mark_group("citation-series", kSeries);
  mark_group("citation-law", kLaw);
  mark_group("citation-law-capital", kLawCapital);
  mark_group("citation-arxiv-archive", kArchive);
  lexicon.for_each_form([&](WordId word, GroupId group, bool) { triggers[word] |= bits[group]; });
  for (const std::string_view form : {"no", "nos", "nr", "number", "numbers"}) {
    if (const WordId word = lexicon.find(form); word != 0) triggers[word] |= kNumber;
  }
  triggers_ = Table(std::move(triggers));
}

void CitationExtractor::find(ExtractContext& context) const {
  const CitationWords words{words_, series_, signal_, saying_, linking_, pointing_, function_};
  Reader(context, words, triggers_).run();
}

}  // namespace claimcheck
