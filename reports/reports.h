// Findings to text: one reporter a format, in a table. A reporter is a function from a Report to bytes; the same report
// gives the same bytes.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/finding.h"
#include "checker/model/text.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct ReportStyle {
  bool colour = false;        // ANSI colours in text
  std::uint32_t width = 100;  // columns of a terminal
};

struct Reporter {
  std::string_view format;  // "json"
  std::string (*write)(const Report&, const ReportStyle&);
};

// All reporters, by format name.
const std::vector<Reporter>& reporters();

// One line of `extract`: the JSON object of a document with its mentions and claims (no newline).
std::string extract_line(const Document& document, const Mentions& mentions, const std::vector<Fact>& facts, const Schema& schema);

}  // namespace claimcheck
