// What a line of text is in which a name stands: the row of a table, an entry of a list of works, a title in italics. Near names
// are many there, and are other people's spelling.
#pragma once

#include <cstdint>
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

class NameSetting {
 public:
  explicit NameSetting(const View& view) : view_(view) {}

  // Every one of these tokens stands in the row of a table or of columns set with spaces.
  bool all_in_table(const std::vector<std::uint32_t>& tokens) const;
  // Every one stands in a table, a note ("[12] Smith …"), an entry with its pages or a title between underlines.
  bool all_one_of_several(const std::vector<std::uint32_t>& tokens) const;

 private:
  struct Line {
    std::string_view text;
    std::size_t at = 0;  // of the token, in the line
  };
  Line line_of(std::uint32_t token) const;
  static bool table(const Line& line);
  static bool entry(const Line& line);

  const View& view_;
};

}  // namespace claimcheck
