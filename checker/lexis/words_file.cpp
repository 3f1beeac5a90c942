#include "checker/lexis/words_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/lexis/lexicon.h"

namespace claimcheck {
namespace {

struct Statement {
  std::string_view kind, name, body;
  const SourceText* file = nullptr;
  std::uint32_t offset = 0;
};

constexpr bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trim(std::string_view s) {
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

// Calls `use` with each trimmed part that is not empty.
template <class Use>
void for_each_part(std::string_view s, char by, Use use) {
  for (std::size_t from = 0; from <= s.size();) {
    const auto at = std::min(s.find(by, from), s.size());
    if (const auto part = trim(s.substr(from, at - from)); !part.empty()) use(part);
    from = at + 1;
  }
}

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  for_each_part(s, by, [&](std::string_view part) { parts.push_back(part); });
  return parts;
}

void report(const SourceText& file, std::uint32_t offset, std::string message, std::vector<Problem>& problems) {
  problems.push_back(problem_at(file, offset, std::move(message)));
}

// The text with comments blanked out, so that places stay.
std::string without_comments(std::string text) {
  for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', at)) {
    const auto end = std::min(text.find('\n', at), text.size());
    text.replace(at, end - at, end - at, ' ');
  }
  return text;
}

// Splits a text, which must outlive the statements, into its statements.
class Parser {
 public:
  Parser(const SourceText& file, std::string_view text, std::vector<Problem>& problems) : file_(file), text_(text), problems_(problems) {}

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
        fail(s.offset, "found '" + std::string(s.kind) + "', expected 'words', 'noun', 'verb' or 'map'");
        recover();
        continue;
      }
      const char open = map ? '{' : '=', close = map ? '}' : ';';
      if (s.name.empty() || at_ >= text_.size() || text_[at_] != open) {
        fail(static_cast<std::uint32_t>(at_), "expected a name and '" + std::string(1, open) + "' after '" + std::string(s.kind) + "'");
        recover();
        continue;
      }
      const auto end = text_.find(close, at_);
      if (end == std::string_view::npos) {
        fail(s.offset, "'" + std::string(s.kind) + " " + std::string(s.name) + "' has no closing '" + std::string(1, close) + "'");
        break;
      }
      s.body = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      out.push_back(s);
    }
    return out;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && blank(text_[at_])) ++at_;
  }
  std::string_view word() {
    const auto from = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '-' || text_[at_] == '_')) ++at_;
    return text_.substr(from, at_ - from);
  }
  void recover() {
    const auto end = text_.find_first_of(";}", at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
  }
  void fail(std::uint32_t offset, std::string message) { report(file_, offset, std::move(message), problems_); }

  const SourceText& file_;
  std::string_view text_;
  std::vector<Problem>& problems_;
  std::size_t at_ = 0;
};

// The forms that statements stand for, appended to a WordsFile.
class Forms {
 public:
  Forms(WordsFile& out, std::vector<Problem>& problems) : out_(out), problems_(problems) {}

  void add_map(const Statement& s) {
    const std::uint32_t group = group_of(s.name);
    for_each_part(s.body, ';', [&](std::string_view row) {
      const auto equals = row.rfind('=');
      if (equals == std::string_view::npos || trim(row.substr(equals + 1)).empty()) {
        report(*s.file, s.offset, "in map '" + std::string(s.name) + "': '" + std::string(row.substr(0, 40)) + "' has no '= value'", problems_);
        return;
      }
      const std::string_view value = trim(row.substr(equals + 1));
      for_each_part(row.substr(0, equals), ',', [&](std::string_view form) { add_mapped(group, form, value); });
    });
  }

  using ByName = std::multimap<std::string_view, Statement>;

  // Forms of a class by its statements, with included classes followed (each once).
  void add_class(const ByName& by_name, std::string_view name) {
    std::set<std::string_view> seen;
    add_class(group_of(name), name, by_name, seen);
  }

 private:
  std::uint32_t group_of(std::string_view name) {
    const auto at = std::find(out_.groups.begin(), out_.groups.end(), name);
    if (at != out_.groups.end()) return static_cast<std::uint32_t>(at - out_.groups.begin());
    out_.groups.emplace_back(name);
    return static_cast<std::uint32_t>(out_.groups.size() - 1);
  }

  std::string_view keep(std::string text) { return out_.texts.emplace_back(std::move(text)); }

  // The form in lower case; most are, and need no copy.
  std::string_view lowered(std::string_view form) {
    const bool done = std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z'); });
    if (done) return form;
    std::string low = lower(form);
    return low == form ? form : keep(std::move(low));
  }

  void add(std::uint32_t group, std::string_view form, std::string_view value = {}, std::string_view singular = {}) {
    out_.forms.push_back({group, form, value, singular});
  }

  void add_noun(std::uint32_t group, std::string_view form) {
    const auto parts = split(form, '/');
    const std::string_view one = lowered(parts.front());
    const std::string_view many = parts.size() > 1 ? lowered(parts[1]) : keep(plural_of(one));
    add(group, one);
    if (many != one || parts.size() > 1) add(group, many, {}, one);  // "species/species": its own base form
  }

  // "take/takes/took/taken/taking part": the forms of the first word, the rest after each.
  void add_verb(std::uint32_t group, std::string_view form) {
    const auto space = form.find(' ');
    const std::string rest = space == std::string_view::npos ? "" : lower(form.substr(space));
    const auto parts = split(form.substr(0, space), '/');
    std::vector<std::string> all;
    if (parts.size() > 1) {
      for (const auto part : parts) all.push_back(lower(part));
    } else {
      std::string base = lower(parts.front());
      VerbForms f = forms_of(base);
      all = {std::move(base), std::move(f.third), std::move(f.past), std::move(f.participle), std::move(f.gerund)};
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const std::string& f : all) add(group, keep(f + rest));
  }

  // "kilometre(s)" stands for both numbers.
  void add_mapped(std::uint32_t group, std::string_view form, std::string_view value) {
    if (!form.ends_with("(s)")) return add(group, lowered(form), value);
    const std::string_view one = lowered(form.substr(0, form.size() - 3));
    add(group, one, value);
    add(group, keep(plural_of(one)), value, one);
  }

  void add_class(std::uint32_t target, std::string_view name, const ByName& by_name, std::set<std::string_view>& seen) {
    if (!seen.insert(name).second) return;
    const auto [first, last] = by_name.equal_range(name);
    for (auto at = first; at != last; ++at) {
      const Statement& s = at->second;
      for_each_part(s.body, ',', [&](std::string_view form) {
        if (form.front() == '<' && form.back() == '>') {
          include(target, s, form.substr(1, form.size() - 2), by_name, seen);
        } else if (s.kind == "noun") {
          add_noun(target, form);
        } else if (s.kind == "verb") {
          add_verb(target, form);
        } else {
          add(target, lowered(form));
        }
      });
    }
  }

  void include(std::uint32_t target, const Statement& s, std::string_view other, const ByName& by_name, std::set<std::string_view>& seen) {
    if (by_name.contains(other)) return add_class(target, other, by_name, seen);
    std::vector<std::string> names;
    for (const auto& [name, unused] : by_name) names.emplace_back(name);
    report(*s.file, s.offset, "in '" + std::string(s.name) + "': no class '" + std::string(other) + "'" + nearest_name(other, names), problems_);
  }

  WordsFile& out_;
  std::vector<Problem>& problems_;
};

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
  Forms forms(out, problems);
  Forms::ByName classes;
  for (const SourceText& file : files) {
    const std::string& text = out.texts.emplace_back(without_comments(file.text));
    for (const Statement& s : Parser(file, text, problems).statements()) {
      if (s.kind == "map") {
        forms.add_map(s);
      } else {
        classes.emplace(s.name, s);
      }
    }
  }
  for (auto at = classes.begin(); at != classes.end(); at = classes.upper_bound(at->first)) forms.add_class(classes, at->first);
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
