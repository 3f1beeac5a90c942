#include "checker/app/config.h"

#include <yaml-cpp/yaml.h>

namespace claimcheck {
namespace {

Problem fault(const SourceText& file, const YAML::Mark& mark, std::string message) {
  return {file.path, static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1), std::move(message),
          true};
}

// The values of one option; a flag that is off gives no entry.
void read_entry(const SourceText& file, const std::string& option, const YAML::Node& node, std::vector<ConfigEntry>& entries,
                std::vector<Problem>& problems) {
  ConfigEntry entry{option, {}};
  if (node.IsSequence()) {
    for (const YAML::Node& value : node) {
      if (value.IsScalar()) {
        entry.values.push_back(value.Scalar());
      } else {
        problems.push_back(fault(file, value.Mark(), "expected a value of " + option));
      }
    }
    if (entry.values.empty()) return;
  } else if (node.IsScalar()) {
    if (node.Scalar() == "false") return;
    if (node.Scalar() != "true") entry.values.push_back(node.Scalar());
  } else {
    problems.push_back(fault(file, node.Mark(), "expected a value or a list of values for " + option));
    return;
  }
  entries.push_back(std::move(entry));
}

}  // namespace

std::vector<ConfigEntry> read_config(const SourceText& file, std::vector<Problem>& problems) {
  std::vector<ConfigEntry> entries;
  try {
    const YAML::Node root = YAML::Load(file.text);
    if (root.IsNull()) return entries;
    if (!root.IsMap()) {
      problems.push_back(fault(file, root.Mark(), "expected options with their values, \"fail-on: warning\""));
      return entries;
    }
    for (const auto& pair : root) {
      if (pair.first.IsScalar()) {
        read_entry(file, pair.first.Scalar(), pair.second, entries, problems);
      } else {
        problems.push_back(fault(file, pair.first.Mark(), "expected the name of an option"));
      }
    }
  } catch (const YAML::Exception& error) {
    problems.push_back(fault(file, error.mark, error.msg));
  }
  return entries;
}

}  // namespace claimcheck
