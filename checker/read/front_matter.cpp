#include "checker/read/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <charconv>

#include "checker/base/utf8.h"
#include "checker/read/imprint.h"
#include "checker/read/line_cursor.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongest = 64 * 1024;

struct Extent {
  Span yaml;               // between the dashes
  std::uint32_t body = 0;  // behind them
};

std::optional<Extent> find_extent(std::string_view source, std::uint32_t begin) {
  if (!source.substr(begin).starts_with("---")) return std::nullopt;
  LineCursor cursor(source, begin);
  Span line;
  if (!cursor.next(line) || trimmed(line.in(source)) != "---") return std::nullopt;
  Extent out;
  out.yaml.begin = cursor.at();
  while (cursor.next(line) && line.begin - begin < kLongest) {
    const std::string_view words = trimmed(line.in(source));
    if (words == "---" || words == "...") {
      out.yaml.end = line.begin;
      out.body = cursor.at();
      return out;
    }
    if (words.empty() && line.begin == out.yaml.begin) return std::nullopt;  // a rule across the page
  }
  return std::nullopt;
}

class FrontMatterReader {
 public:
  FrontMatterReader(Document& document, Span yaml)
      : document_(document), yaml_(yaml), head_(std::string_view(document.source).substr(0, yaml.end)), lines_(head_) {}

  void read() {
    try {
      const YAML::Node root = YAML::Load(std::string(yaml_.in(document_.source)));
      if (!root.IsMap()) {
        if (!root.IsNull()) problem(yaml_.begin, "front matter is no list of \"key: value\"");
        return;
      }
      for (const auto& entry : root) field(lower(entry.first.as<std::string>("")), entry.second);
    } catch (const YAML::Exception& error) {
      problem(place_of(error.mark), "front matter is no YAML: " + error.msg);
    }
  }

 private:
  void field(const std::string& key, const YAML::Node& node) {
    Issue& issue = document_.issue;
    if (key == "title") {
      text(node, issue.title);
    } else if (key == "series") {
      text(node, issue.series);
    } else if (key == "number") {
      number(key, node, issue.number);
    } else if (key == "issue" || key == "no" || key == "nr" || key == "issue_number" || key == "issue-number") {
      if (!issue.number && whole(node)) number(key, node, issue.number);
    } else if (key == "cumulative" || key == "cumulative_number" || key == "cumulative-number") {
      if (!issue.serial && whole(node)) number(key, node, issue.serial);
    } else if (key == "serial") {
      number(key, node, issue.serial);
    } else if (key == "date") {
      date(node);
    } else if (key == "author" || key == "authors") {
      names(node, issue.authors);
    } else if (key == "editor" || key == "editors") {
      names(node, issue.editors);
    }
  }

  void text(const YAML::Node& node, std::optional<Stated<std::string>>& out) {
    if (node.IsScalar() && !node.Scalar().empty()) out = Stated<std::string>{node.Scalar(), {}, place(node)};
  }

  static bool whole(const YAML::Node& node) {
    return node.IsScalar() && !node.Scalar().empty() && node.Scalar().find_first_not_of("0123456789") == std::string::npos;
  }

  void number(const std::string& key, const YAML::Node& node, std::optional<Stated<std::int64_t>>& out) {
    if (!node.IsScalar()) return;
    const std::string& digits = node.Scalar();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0)
      return problem(place(node).begin, "\"" + key + "\" should be a whole number, not \"" + digits.substr(0, 40) + "\"");
    out = Stated<std::int64_t>{value, {}, place(node)};
  }

  void date(const YAML::Node& node) {
    if (!node.IsScalar()) return;
    // "2020-02-11T10:35:31-04:00": a time of day, and of some zone, behind the day.
    std::string_view written = trimmed(node.Scalar());
    if (written.size() > 10 && written[4] == '-' && written[7] == '-' && (written[10] == 'T' || written[10] == ' ')) written = written.substr(0, 10);
    const auto found = date_at(written, 0);
    if (!found || !found->day)
      return problem(place(node).begin,
                     "\"date\" should be a day that exists, such as 2020-02-11, not \"" + node.Scalar().substr(0, 40) + "\"");
    document_.issue.date = Stated<Day>{*found->day, {}, place(node)};
  }

  void names(const YAML::Node& node, std::vector<Stated<std::string>>& out) {
    if (node.IsScalar() && !node.Scalar().empty()) out.push_back({node.Scalar(), {}, place(node)});
    if (!node.IsSequence()) return;
    for (const auto& item : node) {
      if (item.IsScalar()) out.push_back({item.Scalar(), {}, place(item)});
      if (item.IsMap() && item["name"] && item["name"].IsScalar())
        out.push_back({item["name"].Scalar(), {}, place(item["name"])});
    }
  }

  std::uint32_t place_of(const YAML::Mark& mark) const {
    if (mark.is_null()) return yaml_.begin;
    const std::uint32_t first = lines_.position(head_, yaml_.begin).line;
    const Span line = lines_.line(head_, first + static_cast<std::uint32_t>(mark.line));
    return std::min(line.begin + static_cast<std::uint32_t>(mark.column), line.end);
  }

  // The value as it stands in the source; the whole line's rest where it is written with escapes or over several lines.
  Span place(const YAML::Node& node) const {
    const std::uint32_t begin = place_of(node.Mark());
    const std::size_t line_end = std::min(head_.find_first_of("\r\n", begin), head_.size());
    const std::string_view rest = head_.substr(begin, line_end - begin);
    const std::size_t at = rest.find(node.Scalar());
    if (at == std::string_view::npos) return {begin, static_cast<std::uint32_t>(line_end)};
    const auto from = static_cast<std::uint32_t>(begin + at);
    return {from, from + static_cast<std::uint32_t>(node.Scalar().size())};
  }

  void problem(std::uint32_t at, std::string message) {
    const Position position = lines_.position(head_, at);
    document_.problems.push_back({document_.path, position.line, position.column, std::move(message), false});
  }

  Document& document_;
  Span yaml_;
  std::string_view head_;  // of the source, down to the closing dashes
  LineIndex lines_;
};

}  // namespace

std::uint32_t read_front_matter(Document& document, std::uint32_t begin) {
  const auto extent = find_extent(document.source, begin);
  if (!extent) return begin;
  FrontMatterReader(document, extent->yaml).read();
  return extent->body;
}

}  // namespace claimcheck
