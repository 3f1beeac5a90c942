// Files and folders: what the paths on the command line stand for, and the bytes. The only place that reads from disk.
#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"

namespace claimcheck {

struct FileList {
  std::vector<std::string> files;  // as given, those of a folder sorted by name; each once
  std::uint32_t skipped = 0;       // files found in folders that nobody wants
  std::vector<Problem> problems;   // paths that do not exist, folders that cannot be read
};

// Folders are searched to the bottom; hidden files and folders in them are passed over, and symbolic links to folders not
// followed. `wanted` is asked about files found in folders, not about those named themselves.
FileList list_files(const std::vector<std::string>& paths, const std::function<bool(std::string_view)>& wanted);

// The bytes of a file, or of `in` for "-". Absent with a problem if it cannot be read or is larger than `limit`.
std::optional<std::string> read_file(const std::string& path, std::istream& in, std::size_t limit,
                                     std::vector<Problem>& problems);

// Writes a file; false, with a problem, if that fails.
bool write_file(const std::string& path, std::string_view bytes, std::vector<Problem>& problems);

}  // namespace claimcheck
