// Run by the build: make_image FILE writes the image of the built-in rules. Exit status 1 if they have faults.
#include <fstream>
#include <iostream>

#include "checker/app/image.h"
#include "checker/app/pipeline.h"
#include "checker/lexis/builtin.h"

namespace claimcheck {

std::string_view builtin_image() { return {}; }  // there is none yet

}  // namespace claimcheck

int main(int argc, char** argv) {
  using namespace claimcheck;
  if (argc != 2) {
    std::cerr << "usage: make_image FILE\n";
    return 2;
  }
  std::vector<Problem> problems;
  const Engine engine({builtin_files(".words"), builtin_files(".pattern"), builtin_files(".rule")}, problems);
  for (const Problem& problem : problems) std::cerr << problem.path << ':' << problem.line << ':' << problem.column << ": " << problem.message << '\n';
  std::ofstream out(argv[1], std::ios::binary);
  engine.save(out);
  out.close();
  return problems.empty() && out ? 0 : 1;
}
