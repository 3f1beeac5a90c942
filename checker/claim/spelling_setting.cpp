#include "checker/claim/spelling_setting.h"

#include <algorithm>
#include <string_view>

namespace claimcheck {
namespace {

constexpr std::size_t kLongestLine = 1200;  // bytes looked at on either side

}  // namespace

NameSetting::Line NameSetting::line_of(std::uint32_t token) const {
  const std::string_view all = view_.document.source;  // marks of tables, notes and emphasis are not in the text
  const std::size_t begin = view_.document.to_source(view_.mentions.tokens[token].span()).begin;
  const std::size_t floor = begin > kLongestLine ? begin - kLongestLine : 0;
  const std::string_view before = all.substr(floor, begin - floor), behind = all.substr(begin, kLongestLine);
  const std::size_t start = before.rfind('\n'), stop = behind.find('\n');
  const std::size_t from = start == std::string_view::npos ? floor : floor + start + 1;
  const std::size_t to = stop == std::string_view::npos ? begin + behind.size() : begin + stop;
  return {all.substr(from, to - from), begin - from};
}

bool NameSetting::table(const Line& line) {
  const std::size_t first = line.text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  if (line.text[first] == '|' || line.text.find('\t', first) != std::string_view::npos) return true;
  const std::size_t gap = line.text.find("   ", first + 1);  // a list's own mark ("-   Name") is no column
  if (gap == std::string_view::npos) return false;
  const std::size_t next = line.text.find_first_not_of(' ', gap);
  if (next == std::string_view::npos) return false;
  return gap > first + 2 || line.text.find("   ", next) != std::string_view::npos;
}

bool NameSetting::entry(const Line& line) {
  const std::string_view text = line.text;
  if (text.size() > 2 && text[0] == '[' && text[1] >= '0' && text[1] <= '9') return true;
  for (const std::string_view mark : {" pp. ", " p. ", "ISBN", " (ed.)", " (eds", "Category:", "File:", "last1 =", " et al", " trans."}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  const auto underlines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line.at), '_');
  return underlines % 2 == 1 && text.find('_', line.at) != std::string_view::npos;  // "_Juno and Avos_"
}

bool NameSetting::all_in_table(const std::vector<std::uint32_t>& tokens) const {
  return std::all_of(tokens.begin(), tokens.end(), [&](std::uint32_t t) { return table(line_of(t)); });
}

bool NameSetting::all_one_of_several(const std::vector<std::uint32_t>& tokens) const {
  return std::all_of(tokens.begin(), tokens.end(), [&](std::uint32_t t) {
    const Line line = line_of(t);
    return table(line) || entry(line);
  });
}

}  // namespace claimcheck
