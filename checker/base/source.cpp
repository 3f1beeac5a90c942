#include "checker/base/source.h"

#include <utility>

#include "checker/base/utf8.h"

namespace claimcheck {

Problem problem_at(const SourceText& file, std::size_t offset, std::string message) {
  const Position p = position_of(file.text, offset);
  return {file.path, p.line, p.column, std::move(message), false};
}

}  // namespace claimcheck
