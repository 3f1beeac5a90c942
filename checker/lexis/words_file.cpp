#include "checker/lexis/words_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/lexis/lexicon.h"

namespace claimcheck {
namespace {

struct Statement {
  std::string kind, name, body;
  const SourceText* file = nullptr;
  std::uint32_t offset = 0;
};

std::string_view trim(std::string_view s) {
  while (!s.empty() && is_space(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
  while (!s.empty() && is_space(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= s.size();) {
    const auto at = std::min(s.find(by, from), s.size());
    if (const auto part = trim(s.substr(from, at - from)); !part.empty()) parts.push_back(part);
    from = at + 1;
  }
  return parts;
}

void report(const SourceText& file, std::uint32_t offset, std::string message, std::vector<Problem>& problems) {
  const Position p = LineIndex(file.text).position(file.text, offset);
  problems.push_back({file.path, p.line, p.column, std::move(message), false});
}

// The text with comments blanked out, so that places stay.
std::string without_comments(std::string text) {
  bool comment = false;
  for (char& c : text) {
    if (c == '\n') comment = false;
    if (c == '#') comment = true;
    if (comment) c = ' ';
  }
  return text;
}

class Parser {
 public:
  Parser(const SourceText& file, std::vector<Problem>& problems)
      : file_(file), text_(without_comments(file.text)), problems_(problems) {}

  std::vector<Statement> statements() {
    std::vector<Statement> out;
    while (skip_space(), at_ < text_.size()) {
      Statement s;
      s.file = &file_;
      s.offset = static_cast<std::uint32_t>(at_);
      s.kind = word();
      s.name = (skip_space(), word());
      skip_space();
      const bool map = s.kind == "map";
      if (s.kind != "words" && s.kind != "noun" && s.kind != "verb" && !map) {
        fail(s.offset, "found '" + s.kind + "', expected 'words', 'noun', 'verb' or 'map'");
        recover();
        continue;
      }
      const char open = map ? '{' : '=', close = map ? '}' : ';';
      if (s.name.empty() || at_ >= text_.size() || text_[at_] != open) {
        fail(static_cast<std::uint32_t>(at_), "expected a name and '" + std::string(1, open) + "' after '" + s.kind + "'");
        recover();
        continue;
      }
      const auto end = text_.find(close, at_);
      if (end == std::string::npos) {
        fail(s.offset, "'" + s.kind + " " + s.name + "' has no closing '" + std::string(1, close) + "'");
        break;
      }
      s.body = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      out.push_back(std::move(s));
    }
    return out;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_space(static_cast<unsigned char>(text_[at_]))) ++at_;
  }
  std::string word() {
    const auto from = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '-' || text_[at_] == '_')) ++at_;
    return text_.substr(from, at_ - from);
  }
  void recover() {
    const auto end = text_.find_first_of(";}", at_);
    at_ = end == std::string::npos ? text_.size() : end + 1;
  }
  void fail(std::uint32_t offset, std::string message) { report(file_, offset, std::move(message), problems_); }

  const SourceText& file_;
  std::string text_;
  std::vector<Problem>& problems_;
  std::size_t at_ = 0;
};

using Forms = std::vector<WordForm>;

void add_noun(const std::string& group, std::string_view form, Forms& out) {
  const auto parts = split(form, '/');
  const std::string one = lower(parts.front());
  const std::string many = parts.size() > 1 ? lower(parts[1]) : plural_of(one);
  out.push_back({group, one, "", ""});
  if (many != one) out.push_back({group, many, "", one});
}

// "take/takes/took/taken/taking part": the forms of the first word, the rest after each.
void add_verb(const std::string& group, std::string_view form, Forms& out) {
  const auto space = form.find(' ');
  const std::string rest = space == std::string_view::npos ? "" : lower(form.substr(space));
  const auto parts = split(form.substr(0, space), '/');
  std::set<std::string> all;
  if (parts.size() > 1) {
    for (const auto part : parts) all.insert(lower(part));
  } else {
    const std::string base = lower(parts.front());
    const VerbForms f = forms_of(base);
    all = {base, f.third, f.past, f.participle, f.gerund};
  }
  for (const std::string& f : all) out.push_back({group, f + rest, "", ""});
}

// "kilometre(s)" stands for both numbers.
void add_mapped(const std::string& group, std::string_view form, const std::string& value, Forms& out) {
  if (!form.ends_with("(s)")) {
    out.push_back({group, lower(form), value, ""});
    return;
  }
  const std::string one = lower(form.substr(0, form.size() - 3));
  out.push_back({group, one, value, ""});
  out.push_back({group, plural_of(one), value, one});
}

void add_map(const Statement& s, Forms& out, std::vector<Problem>& problems) {
  for (const auto row : split(s.body, ';')) {
    const auto equals = row.rfind('=');
    if (equals == std::string_view::npos || trim(row.substr(equals + 1)).empty()) {
      report(*s.file, s.offset, "in map '" + s.name + "': '" + std::string(row.substr(0, 40)) + "' has no '= value'", problems);
      continue;
    }
    const std::string value(trim(row.substr(equals + 1)));
    for (const auto form : split(row.substr(0, equals), ',')) add_mapped(s.name, form, value, out);
  }
}

// Forms of a class by its statements, with included classes followed (each once).
void add_class(const std::string& target, const std::string& name, const std::multimap<std::string, Statement>& by_name,
               std::set<std::string>& seen, Forms& out, std::vector<Problem>& problems) {
  if (!seen.insert(name).second) return;
  const auto [first, last] = by_name.equal_range(name);
  for (auto at = first; at != last; ++at) {
    const Statement& s = at->second;
    for (const auto form : split(s.body, ',')) {
      if (form.front() == '<' && form.back() == '>') {
        const std::string other(form.substr(1, form.size() - 2));
        if (!by_name.contains(other)) {
          std::vector<std::string> names;
          for (const auto& [n, unused] : by_name) names.push_back(n);
          report(*s.file, s.offset, "in '" + s.name + "': no class '" + other + "'" + nearest_name(other, names), problems);
          continue;
        }
        add_class(target, other, by_name, seen, out, problems);
      } else if (s.kind == "noun") {
        add_noun(target, form, out);
      } else if (s.kind == "verb") {
        add_verb(target, form, out);
      } else {
        out.push_back({target, lower(form), "", ""});
      }
    }
  }
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i - 1] != b[j - 1] ? 1 : 0);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
    }
  }
  return row[b.size()];
}

}  // namespace

WordsFile parse_words(const std::vector<SourceText>& files, std::vector<Problem>& problems) {
  WordsFile out;
  std::multimap<std::string, Statement> classes;
  for (const SourceText& file : files) {
    for (Statement& s : Parser(file, problems).statements()) {
      if (s.kind == "map") {
        add_map(s, out.forms, problems);
      } else {
        classes.emplace(s.name, std::move(s));
      }
    }
  }
  for (auto at = classes.begin(); at != classes.end(); at = classes.upper_bound(at->first)) {
    std::set<std::string> seen;
    add_class(at->first, at->first, classes, seen, out.forms, problems);
  }
  return out;
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& names) {
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& candidate : names) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance <= std::max<std::size_t>(2, name.size() / 3) && distance < name.size()) near.emplace_back(distance, candidate);
  }
  if (near.empty()) return {};
  std::sort(near.begin(), near.end());
  std::string out = "; did you mean '" + near.front().second + "'";
  if (near.size() > 1) out += " or '" + near[1].second + "'";
  return out + "?";
}

}  // namespace claimcheck
