// Findings for a person at a terminal:
//
//   21.md:33:118: error: 168 of 328 present is 3 over the quorum of 165, not 5
//      |
//   33 | Only 168 out of 328 MPs were present (only five votes over the quorum).
//      |      ~~~~~~~~~~~~~~                        ^^^^^^^^^^^^^^^ stated margin
//      |      attendance
//      = quorum of 328 members: floor(328 / 2) + 1 = 165
//      = 168 - 165 = 3
//      = if 168 and 328 are right: five -> three
//      = rule quorum-margin (quorum)
#include <algorithm>

#include "checker/base/exact.h"
#include "reports/excerpt.h"
#include "reports/formats.h"
#include "reports/places.h"
#include "reports/terminal.h"

namespace claimcheck {
namespace {

// Places of one finding that stand in one sentence.
struct Group {
  std::uint32_t document = 0;
  bool in_source = false;
  Span sentence;  // in the text, or in the source
  std::vector<Mark> marks;
};

class TextReport {
 public:
  TextReport(const Report& report, const ReportStyle& style)
      : report_(report), style_(style), palette_(style.colour ? Palette::ansi() : Palette::plain()), locator_(report) {}

  std::string write() {
    for (const Finding& finding : report_.findings) {
      if (finding.severity == Severity::notice && !style_.notices) continue;
      write_finding(finding);
      out_ += '\n';
    }
    if (style_.summary) write_summary();
    return std::move(out_);
  }

 private:
  std::string_view colour_of(Severity severity) const {
    switch (severity) {
      case Severity::error:
        return palette_.error;
      case Severity::warning:
        return palette_.warning;
      case Severity::notice:
        break;
    }
    return palette_.notice;
  }

  std::string painted(std::string_view colour, std::string_view text) const {
    return std::string(colour) + std::string(text) + std::string(palette_.off);
  }

  // The sentence around a place; the source lines of a place in markup.
  Span sentence_around(const Place& place) {
    const DocumentReport& row = report_.documents[place.document];
    if (place.in_source) {
      const LineIndex& lines = locator_.lines(place.document);
      const Located at = locator_.locate(place);
      return lines.line(row.document->source, at.begin.line)
          .cover(lines.line(row.document->source, at.end.line))
          .cover(place.span);
    }
    const auto ends_before = [&](const Span& s) { return s.end <= place.span.begin; };
    const auto sentence = std::partition_point(row.sentences.begin(), row.sentences.end(), ends_before);
    if (sentence != row.sentences.end() && sentence->begin <= place.span.begin) {
      Span out = *sentence;
      for (auto next = sentence + 1; next != row.sentences.end() && next->begin < place.span.end; ++next) out = out.cover(*next);
      return out.cover(place.span);
    }
    const std::uint32_t block = row.document->block_at(place.span.begin);
    return block == kNone ? place.span : row.document->blocks[block].span.cover(place.span);
  }

  std::vector<Group> groups_of(const Finding& finding) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < finding.places.size(); ++i) {
      const Place& place = finding.places[i];
      const Span sentence = sentence_around(place);
      auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
        return g.document == place.document && g.in_source == place.in_source && g.sentence.overlaps(sentence);
      });
      if (group == groups.end()) group = groups.insert(group, {place.document, place.in_source, sentence, {}});
      group->sentence = group->sentence.cover(sentence);
      group->marks.push_back({place.span, i == 0, place.role});
    }
    for (Group& group : groups) {
      std::stable_sort(group.marks.begin(), group.marks.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
    }
    return groups;
  }

  std::string location(std::uint32_t document, Span span, bool in_source) {
    const Located at = locator_.locate(document, span, in_source);
    return printable(at.document->path) + ":" + std::to_string(at.begin.line) + ":" + std::to_string(at.begin.column);
  }

  void write_headline(const Finding& finding) {
    if (!finding.places.empty()) {
      const Place& first = finding.places.front();
      out_ += painted(palette_.strong, location(first.document, first.span, first.in_source) + ":") + " ";
    }
    out_ += painted(colour_of(finding.severity), std::string(name(finding.severity)) + ":") + " ";
    out_ += painted(palette_.strong, printable(finding.message)) + "\n";
  }

  std::uint32_t source_line(const Group& group, std::uint32_t at) {
    const Document& document = *report_.documents[group.document].document;
    return locator_.position(group.document, group.in_source ? at : document.to_source({at, at + 1}).begin).line;
  }

  void gutter(std::string_view number, std::string_view sign) {
    out_ += palette_.other;
    out_.append(gutter_ - std::min<std::size_t>(gutter_, number.size()), ' ');
    out_ += number;
    out_ += ' ';
    out_ += sign;
    out_ += palette_.off;
  }

  void write_group(const Group& group, std::string_view severity_colour) {
    const Document& document = *report_.documents[group.document].document;
    const std::uint32_t room = style_.width > gutter_ + 43 ? style_.width - gutter_ - 3 : 40;
    const auto lines =
        excerpt(group.in_source ? document.source : document.text, group.sentence, group.marks, room, palette_, severity_colour);
    std::uint32_t shown_number = 0;
    for (const ExcerptLine& line : lines) {
      const std::uint32_t number = line.marked ? source_line(group, line.at) : 0;
      gutter(number != 0 && number != shown_number ? std::to_string(number) : "", "|");
      if (number != 0) shown_number = number;
      out_ += " " + line.text + "\n";
      for (const std::string& below : line.below) {
        gutter("", "|");
        out_ += " " + below + "\n";
      }
    }
  }

  void note(std::string_view text) {
    gutter("", "=");
    out_ += " " + printable(text) + "\n";
  }

  void write_suggestion(const Suggestion& suggestion) {
    const std::string what = std::string(locator_.locate(suggestion).quote) + " -> " + suggestion.replacement;
    note(suggestion.reason.empty() ? "perhaps: " + what : suggestion.reason + ": " + what);
  }

  void write_finding(const Finding& finding) {
    write_headline(finding);
    const std::vector<Group> groups = groups_of(finding);
    std::uint32_t largest = 1;
    for (const Group& group : groups) largest = std::max(largest, source_line(group, group.marks.back().span.begin));
    gutter_ = static_cast<std::uint32_t>(std::to_string(largest).size()) + 1;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const Mark& first = groups[i].marks.front();
      if (i == 0) {
        gutter("", "|");
        out_ += '\n';
      } else {
        out_.append(gutter_ - 1, ' ');
        out_ += painted(palette_.other, "-->") + " " + location(groups[i].document, first.span, groups[i].in_source) + "\n";
      }
      write_group(groups[i], colour_of(finding.severity));
    }
    for (const std::string& step : finding.proof) note(step);
    for (const std::string& assumption : finding.assumed) note("assumed: " + assumption);
    for (const Suggestion& suggestion : finding.suggestions) write_suggestion(suggestion);
    if (finding.decisive) note("decisive: what the text concludes turns on it");
    gutter("", "=");
    out_ += " " + painted(palette_.faint, "rule " + finding.rule + " (" + finding.family + ")") + "\n";
  }

  void write_summary() {
    std::uint64_t words = 0, judged = 0, undetermined = 0;
    for (const DocumentReport& row : report_.documents) {
      words += row.words;
      for (const auto& [family, count] : row.judged) judged += count;
      for (const auto& [family, count] : row.undetermined) undetermined += count;
    }
    const Counts counts = count_by_severity(report_.findings);
    std::string found;
    const auto add = [&](std::string_view colour, std::size_t count, std::string_view noun) {
      if (count != 0) found += (found.empty() ? "" : ", ") + painted(colour, counted(count, noun));
    };
    add(palette_.error, counts.error, "error");
    add(palette_.warning, counts.warning, "warning");
    if (style_.notices) add(palette_.notice, counts.notice, "notice");
    out_ += found.empty() ? painted(palette_.strong, "No fault found") : found;
    out_ += " in " + counted(report_.documents.size(), "document") + " (" + counted(words, "word") + "): ";
    out_ += counted(judged, "statement") + " judged, " + Exact(static_cast<std::int64_t>(undetermined)).pretty(0) +
            " left undetermined";
    if (report_.skipped != 0) out_ += ", " + counted(report_.skipped, "file") + " skipped";
    if (!style_.notices && counts.notice != 0) out_ += ", " + counted(counts.notice, "notice") + " not shown";
    out_ += "\n";
  }

  const Report& report_;
  const ReportStyle& style_;
  const Palette palette_;
  Locator locator_;
  std::uint32_t gutter_ = 2;  // columns before the " |"
  std::string out_;
};

}  // namespace

std::string write_text(const Report& report, const ReportStyle& style) { return TextReport(report, style).write(); }

}  // namespace claimcheck
