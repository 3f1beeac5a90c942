#include "checker/app/register_file.h"

#include <nlohmann/json.hpp>

#include "checker/app/files.h"
#include "checker/app/json_fault.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLargestRegister = std::size_t{256} << 20;

bool is_register(std::string_view path) { return path.ends_with(".json"); }

Problem fault(const SourceText& file, std::string message) { return {file.path, 0, 0, std::move(message), true}; }

bool is_string(const nlohmann::json& fact, const char* key) { return fact.contains(key) && fact[key].is_string(); }

}  // namespace

void check_register(const SourceText& file, std::vector<Problem>& problems) {
  nlohmann::json root;
  try {
    root = nlohmann::json::parse(file.text);
  } catch (const nlohmann::json::parse_error& error) {
    problems.push_back(json_fault(file.path, file.text, error.byte, error.what()));
    return;
  }
  if (!root.is_array()) {
    problems.push_back(fault(file, "expected a list of facts"));
    return;
  }
  for (std::size_t i = 0; i < root.size(); ++i) {
    const nlohmann::json& fact = root[i];
    const std::string which = "fact " + std::to_string(i + 1) + ": ";
    if (!fact.is_object()) {
      problems.push_back(fault(file, which + "expected an object"));
      continue;
    }
    for (const char* key : {"subject", "property"}) {
      if (!is_string(fact, key)) problems.push_back(fault(file, which + "\"" + key + "\" is missing or no string"));
    }
    if (!fact.contains("value")) problems.push_back(fault(file, which + "\"value\" is missing"));
  }
}

std::vector<SourceText> load_registers(const Options& options, std::istream& in, std::vector<Problem>& problems) {
  std::vector<SourceText> out;
  FileList list = list_files(options.registers, is_register);
  problems.insert(problems.end(), list.problems.begin(), list.problems.end());
  for (const std::string& path : list.files) {
    auto bytes = read_file(path, in, kLargestRegister, problems);
    if (!bytes) continue;
    out.push_back({path, std::move(*bytes)});
    check_register(out.back(), problems);
  }
  return out;
}

}  // namespace claimcheck
