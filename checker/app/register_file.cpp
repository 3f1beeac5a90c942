#include "checker/app/register_file.h"

#include "checker/app/files.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLargestRegister = std::size_t{256} << 20;

bool is_register(std::string_view path) { return path.ends_with(".json"); }

}  // namespace

std::vector<RegisterRow> load_registers(const Options& options, std::istream& in, std::vector<Problem>& problems) {
  std::vector<RegisterRow> out;
  FileList list = list_files(options.registers, is_register);
  problems.insert(problems.end(), list.problems.begin(), list.problems.end());
  for (const std::string& path : list.files) {
    auto bytes = read_file(path, in, kLargestRegister, problems);
    if (!bytes) continue;
    auto rows = read_register({path, std::move(*bytes)}, problems);
    out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  return out;
}

}  // namespace claimcheck
