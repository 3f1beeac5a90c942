#include "checker/claim/pattern_file.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

class Parser {
 public:
  Parser(const SourceText& file, std::vector<Problem>& problems) : file_(file), text_(file.text), problems_(problems) {}

  void parse(PatternTexts& out) {
    while (space(), at_ < text_.size()) {
      const std::size_t begin = at_;
      const std::string keyword = word();
      if (keyword == "part") {
        if (!part(out.parts)) recover();
        continue;
      }
      if (keyword != "fact") {
        fail(begin, "found '" + shown(begin) + "', expected 'fact' or 'part'" + nearest_name(keyword, {"fact", "part"}));
        recover();
        take('}');  // of no fact: else nothing would move on
        continue;
      }
      FactText fact;
      fact.file = &file_;
      fact.offset = static_cast<std::uint32_t>(begin);
      fact.type.name = word();
      if (fact.type.name.empty() || !take('{')) {
        fail(at_, "found '" + shown(at_) + "', expected a name and '{' after 'fact'");
        recover();
        continue;
      }
      body(fact);
      out.facts.push_back(std::move(fact));
    }
  }

 private:
  bool part(std::vector<PartText>& out) {
    PartText part;
    part.name = word();
    if (part.name.empty() || !take('=')) return fail(at_, "found '" + shown(at_) + "', expected a name and '=' after 'part'");
    auto text = string("a piece of a phrase");
    if (!text) return false;
    part.text = std::move(*text);
    out.push_back(std::move(part));
    return take(';') || fail(at_, "found '" + shown(at_) + "', expected ';'");
  }

  void body(FactText& fact) {
    while (space(), at_ < text_.size() && text_[at_] != '}') {
      const std::size_t begin = at_;
      const std::string keyword = word();
      bool fine = false;
      if (keyword == "about") fine = about(fact);
      else if (keyword == "field") fine = field(fact);
      else if (keyword == "say") fine = say(fact);
      else if (keyword == "example") fine = example(fact);
      else if (keyword == "builtin") fine = fact.type.built_in = true;
      else if (keyword == "stance") fine = stance(fact);
      else if (keyword == "alike") fine = fields(keyword, fact.alike);
      else if (keyword == "threshold") fine = fields(keyword, fact.threshold);
      else if (keyword == "converts") fine = fields(keyword, fact.converts);
      else
        fail(begin, "found '" + shown(begin) + "', expected 'about', 'field', 'say', 'example', 'stance', 'alike', 'threshold', 'converts' or 'builtin'" +
                        nearest_name(keyword, {"about", "field", "say", "example", "stance", "alike", "threshold", "converts", "builtin"}));
      if (fine && !take(';')) {
        fail(at_, "found '" + shown(at_) + "', expected ';'");
        fine = false;
      }
      if (!fine) recover();
    }
    if (!take('}')) fail(fact.offset, "'fact " + fact.type.name + "' has no closing '}'");
  }

  bool about(FactText& fact) {
    const auto text = string("a text after 'about'");
    if (text) fact.type.about = *text;
    return text.has_value();
  }

  bool field(FactText& fact) {
    FieldType field;
    field.name = word();
    if (field.name.empty() || !take(':')) return fail(at_, "found '" + shown(at_) + "', expected a name and ':' after 'field'");
    const std::size_t begin = (space(), at_);
    const std::string kind = word();
    static const std::vector<std::string> kKinds = {"figure", "date", "length", "key", "series", "text"};
    std::size_t k = 0;
    while (k < kKinds.size() && kKinds[k] != kind) ++k;
    if (k == kKinds.size()) {
      return fail(begin, "found '" + kind + "', expected figure, date, length, key, series or text" + nearest_name(kind, kKinds));
    }
    field.kind = static_cast<FieldKind>(k);
    if (space(), at_ < text_.size() && text_[at_] == '"') field.about = string("").value_or("");
    fact.type.fields.push_back(std::move(field));
    return true;
  }

  bool say(FactText& fact) {
    PhraseText phrase;
    space();
    phrase.offset = static_cast<std::uint32_t>(at_ + 1);
    phrase.line = line();
    auto text = string("a phrase after 'say'");
    if (!text) return false;
    phrase.text = std::move(*text);
    const std::size_t before = at_;
    if (word() != "with") {
      at_ = before;
    } else {
      do {
        std::string name = word();
        if (name.empty() || !take('=')) return fail(at_, "found '" + shown(at_) + "', expected a field, '=' and a value after 'with'");
        const auto value = string("a value in quotation marks");
        if (!value) return false;
        phrase.constants.emplace_back(std::move(name), *value);
      } while (take(','));
    }
    fact.phrases.push_back(std::move(phrase));
    return true;
  }

  bool example(FactText& fact) {
    ExampleText example;
    space();
    example.line = line();
    std::size_t before = at_;
    const bool none = word() == "none";
    if (!none) at_ = before;
    const auto text = string("a text after 'example'");
    if (!text) return false;
    example.text = *text;
    before = at_;
    if (word() == "date") {
      const auto date = string("a date in quotation marks");
      if (!date) return false;
      example.date = *date;
    } else {
      at_ = before;
    }
    if (!none) {
      if (!take('=')) return fail(at_, "found '" + shown(at_) + "', expected '=' and the fact that the example gives");
      space();
      const auto end = text_.find(';', at_);
      if (end == std::string_view::npos) return fail(at_, "the example has no closing ';'");
      example.expected = std::string(text_.substr(at_, end - at_));
      while (!example.expected.empty() && std::isspace(static_cast<unsigned char>(example.expected.back()))) example.expected.pop_back();
      at_ = end;
    }
    fact.examples.push_back(std::move(example));
    return true;
  }

  bool stance(FactText& fact) {
    const std::size_t begin = at_;
    if (word() != "any") return fail(begin, "found '" + shown(begin) + "', expected 'any' after 'stance'");
    fact.any_stance = true;
    return true;
  }

  bool fields(const std::string& keyword, std::vector<std::vector<std::string>>& out) {
    std::vector<std::string> names;
    do {
      names.push_back(word());
      if (names.back().empty()) return fail(at_, "found '" + shown(at_) + "', expected a field after '" + keyword + "'");
    } while (take(','));
    out.push_back(std::move(names));
    return true;
  }

  void space() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (std::isspace(static_cast<unsigned char>(text_[at_]))) {
        ++at_;
      } else {
        return;
      }
    }
  }
  std::string word() {
    space();
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '-' || text_[at_] == '_')) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  bool take(char c) {
    space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  // A string in double quotation marks; `\"` stands for one.
  std::optional<std::string> string(const std::string& expected) {
    space();
    if (at_ >= text_.size() || text_[at_] != '"') {
      fail(at_, "found '" + shown(at_) + "', expected " + expected);
      return std::nullopt;
    }
    const std::size_t begin = at_++;
    std::string out;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') ++at_;
      out.push_back(text_[at_]);
    }
    if (at_ >= text_.size()) {
      fail(begin, "the quotation mark is not closed");
      return std::nullopt;
    }
    ++at_;
    return out;
  }
  // The line of the cursor, counted on from where it was asked for last.
  std::uint32_t line() {
    for (; counted_ < at_; ++counted_) line_ += text_[counted_] == '\n' ? 1 : 0;
    return line_;
  }
  std::string shown(std::size_t at) const {
    if (at >= text_.size()) return "the end of the file";
    const auto end = text_.find_first_of(" \n;{}", at + 1);
    return std::string(text_.substr(at, std::min<std::size_t>(end == std::string_view::npos ? 20 : end - at, 20)));
  }
  // Goes on after the next ';', or before the next '}'.
  void recover() {
    while (at_ < text_.size() && text_[at_] != ';' && text_[at_] != '}') ++at_;
    if (at_ < text_.size() && text_[at_] == ';') ++at_;
  }
  bool fail(std::size_t offset, std::string message) {
    problems_.push_back(problem_at(file_, offset, std::move(message)));
    return false;
  }

  const SourceText& file_;
  std::string_view text_;
  std::vector<Problem>& problems_;
  std::size_t at_ = 0, counted_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

void parse_patterns(const SourceText& file, PatternTexts& out, std::vector<Problem>& problems) { Parser(file, problems).parse(out); }

}  // namespace claimcheck
