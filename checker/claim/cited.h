// Issues that an issue refers to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checker/claim/builtin_facts.h"

namespace claimcheck {

struct CitedIssue {
  std::string address;  // series_names.h
  std::optional<std::int64_t> number;  // none: known by its day
  Span span, title;
  std::uint32_t sentence = 0, block = 0;
  bool aside = false;  // "see …"
};

// A number within a stretch of text as it stands there, without grouping.
Field plain_number(const View& view, std::int64_t value, Span within);

// cited_words, cited_amount: what issues are said to have said, word for word, and what figures they gave. `cited` in the order of
// the text.
void add_cited_facts(FactMaker& maker, const std::vector<CitedIssue>& cited);

}  // namespace claimcheck
