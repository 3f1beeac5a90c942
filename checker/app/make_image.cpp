// Run by the build: make_image RULES-IMAGE REGISTER-IMAGE REGISTER.json… writes the images of the built-in rules and of the
// register. Exit status 1 if either has faults.
#include <fstream>
#include <iostream>
#include <sstream>

#include "checker/app/image.h"
#include "checker/app/pipeline.h"
#include "checker/lexis/builtin.h"
#include "corpus/register.h"

namespace claimcheck {

// There are none yet.
std::string_view builtin_image() { return {}; }
std::string_view builtin_register() { return {}; }

}  // namespace claimcheck

namespace {

using namespace claimcheck;

std::string read(const char* path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

bool write(const char* path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  return static_cast<bool>(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: make_image RULES-IMAGE REGISTER-IMAGE REGISTER.json…\n";
    return 2;
  }
  std::vector<Problem> problems;
  const Engine engine({builtin_files(".words"), builtin_files(".pattern"), builtin_files(".rule")}, problems);
  std::vector<RegisterRow> rows;
  for (int i = 3; i < argc; ++i) {
    auto more = read_register({argv[i], read(argv[i])}, problems);
    rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  for (const Problem& problem : problems) std::cerr << problem.str() << '\n';
  ImageWriter image;
  engine.save(image);
  const bool written = write(argv[1], image.bytes()) && write(argv[2], RegisterIndex::compile(rows, NameHasher(engine.lexicon())));
  return problems.empty() && written ? 0 : 1;
}
