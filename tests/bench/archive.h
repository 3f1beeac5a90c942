// A made-up archive of bulletins for the benchmark and the hostile tests: as many issues as wanted, dense in figures, dates,
// names and links like real ones, no two alike, each statement true in itself and beside those of the other issues. Deterministic: the same numbers give the same
// bytes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace claimcheck::bench {

struct GeneratedIssue {
  std::string name;  // "0007.txt"
  std::string text;
};

// `count` issues of a series, each of about `bytes` bytes.
std::vector<GeneratedIssue> generate_archive(std::size_t count, std::size_t bytes, std::uint64_t seed = 1);

// An issue of an archive of `count` into which contradictions between two issues are planted, of each family in turn. `family`: what the
// issue says is at odds with what one before it says; "": with none.
struct PlantedIssue {
  GeneratedIssue issue;
  std::string family;
};
PlantedIssue planted_issue(std::size_t index, std::size_t count, std::size_t bytes);

// One document of about `bytes` bytes: the same sentences in paragraphs of a usual length, or all in a single one.
std::string generate_document(std::size_t bytes, bool single_paragraph, std::uint64_t seed = 1);

}  // namespace claimcheck::bench
