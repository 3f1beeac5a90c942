// Findings to text: one reporter a format, in a table. A reporter is a function from a Report to bytes; the same report
// and style give the same bytes.
//
// JSON, SARIF and the other formats for machines hold every finding. Text for a person leaves notices out unless the style
// asks for them, and says how many there are.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/fact.h"
#include "checker/model/finding.h"
#include "checker/model/text.h"

namespace claimcheck {

struct ReportStyle {
  bool colour = false;        // ANSI colours in text
  bool notices = false;       // text: show notices too
  bool summary = true;        // text: the line of figures at the end
  std::uint32_t width = 100;  // columns of a terminal
};

struct Reporter {
  std::string_view format;  // "json"
  std::string_view about;   // one line for `--help`
  std::string (*write)(const Report&, const ReportStyle&);
};

// All reporters, by format name.
const std::vector<Reporter>& reporters();
// The reporter of that format, or null.
const Reporter* reporter_named(std::string_view format);

// One line of `extract`: the JSON object of a document with its mentions and claims (no newline). Places are byte offsets
// in Document::source.
std::string extract_line(const Document& document, const Mentions& mentions, const std::vector<Fact>& facts,
                         const Schema& schema);
// The line that stands for an input of `extract --documents` that could not be read: {"id", "error"}.
std::string extract_error_line(std::string_view id, std::string_view message);

}  // namespace claimcheck
