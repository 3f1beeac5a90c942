#include "checker/app/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <istream>
#include <memory>
#include <unordered_set>

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

Problem unreadable(const std::string& path, const std::string& why) { return {path, 0, 0, why, true}; }

class Lister {
 public:
  Lister(FileList& out, const std::function<bool(std::string_view)>& wanted) : out_(out), wanted_(wanted) {}

  void add_path(const std::string& path) {
    if (path == "-") return add_file(path);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      out_.problems.push_back(unreadable(path, error ? error.message() : "No such file or directory"));
    } else if (fs::is_directory(status)) {
      add_folder(path);
    } else {
      add_file(path);
    }
  }

 private:
  void add_file(const std::string& path) {
    if (seen_.insert(path).second) out_.files.push_back(path);
  }

  void add_folder(const std::string& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) entries.push_back(*at);
    if (error) out_.problems.push_back(unreadable(folder, error.message()));
    std::sort(entries.begin(), entries.end());
    const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored)) add_folder(prefix + name);
      } else if (entry.is_regular_file(ignored) && wanted_(name)) {
        add_file(prefix + name);
      } else {
        ++out_.skipped;
      }
    }
  }

  FileList& out_;
  const std::function<bool(std::string_view)>& wanted_;
  std::unordered_set<std::string> seen_;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

}  // namespace

FileList list_files(const std::vector<std::string>& paths, const std::function<bool(std::string_view)>& wanted) {
  FileList out;
  Lister lister(out, wanted);
  for (const std::string& path : paths) lister.add_path(path);
  return out;
}

std::optional<std::string> read_file(const std::string& path, std::istream& in, std::size_t limit,
                                     std::vector<Problem>& problems) {
  constexpr std::size_t kFirstChunk = 1 << 16;
  const File file(path == "-" ? nullptr : std::fopen(path.c_str(), "rb"));
  if (path != "-" && !file) {
    problems.push_back(unreadable(path, std::strerror(errno)));
    return std::nullopt;
  }
  std::error_code error;
  const std::uintmax_t size = path == "-" ? 0 : fs::file_size(path, error);  // of what is no regular file: an error
  std::string bytes;
  std::size_t filled = 0;
  std::size_t chunk = error || size == 0 ? kFirstChunk : std::min<std::size_t>(size, limit) + 1;
  while (filled <= limit) {
    bytes.resize(filled + chunk);
    std::size_t got = 0;
    if (file) {
      got = std::fread(bytes.data() + filled, 1, chunk, file.get());
    } else {
      in.read(bytes.data() + filled, static_cast<std::streamsize>(chunk));
      got = static_cast<std::size_t>(in.gcount());
    }
    filled += got;
    if (got < chunk) break;
    chunk = std::max(kFirstChunk, filled);
  }
  bytes.resize(filled);
  if (file && std::ferror(file.get()) != 0) {
    problems.push_back(unreadable(path, std::strerror(errno)));
    return std::nullopt;
  }
  if (filled > limit) {
    problems.push_back(unreadable(path, "larger than " + std::to_string(limit >> 20) + " MiB"));
    return std::nullopt;
  }
  return bytes;
}

bool write_file(const std::string& path, std::string_view bytes, std::vector<Problem>& problems) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool good = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  int why = errno;
  if (file != nullptr && std::fclose(file) != 0) {
    good = false;
    why = errno;
  }
  if (!good) problems.push_back(unreadable(path, std::string("cannot be written: ") + std::strerror(why)));
  return good;
}

}  // namespace claimcheck
