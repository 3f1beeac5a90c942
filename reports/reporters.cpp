#include <algorithm>

#include "reports/formats.h"

namespace claimcheck {

const std::vector<Reporter>& reporters() {
  static const std::vector<Reporter> kReporters = {
      {"github", "workflow commands that annotate a change on GitHub", write_github},
      {"gitlab", "code quality report of GitLab", write_gitlab},
      {"json", "everything, as claimcheck-report/1", write_json},
      {"junit", "JUnit XML, one test case a document and family", write_junit},
      {"markdown", "a summary for a comment or a page", write_markdown},
      {"rdjsonl", "lines for reviewdog", write_rdjsonl},
      {"sarif", "SARIF 2.1.0, for code scanning and editors", write_sarif},
      {"text", "for a person at a terminal", write_text},
  };
  return kReporters;
}

const Reporter* reporter_named(std::string_view format) {
  const auto& all = reporters();
  const auto at = std::find_if(all.begin(), all.end(), [&](const Reporter& reporter) { return reporter.format == format; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace claimcheck
