// A folder of its own for one test, gone afterwards; and whole files in and out.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace claimcheck {

class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string path() const { return path_.string(); }
  void write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);  // "" if it cannot be read
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace claimcheck
