// Facts and imprints as bytes, for keeping. The form is the store's own; its version is part of the store's schema.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/document.h"
#include "checker/model/fact.h"

namespace claimcheck {

// With these of its fields; the others are unknown where it is read.
std::string fact_bytes(const Fact& fact, const std::vector<bool>& kept);
std::string facts_bytes(const std::vector<Fact>& facts);
// What such bytes hold, the document's index set; absent if they are no such bytes.
std::optional<Fact> read_fact(std::string_view bytes, std::uint32_t document);
std::optional<std::vector<Fact>> read_facts(std::string_view bytes, std::uint32_t document);

// The imprint: values without their places.
std::string issue_bytes(const Issue& issue);
std::optional<Issue> read_issue(std::string_view bytes);

}  // namespace claimcheck
