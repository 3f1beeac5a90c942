#include "checker/engine/parser.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/engine/grammar.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

const std::vector<std::string> kClauses = {"family", "scope", "rounded", "title", "explain", "limits",  "source",  "message",
                                           "proof",  "match", "lookup",  "each",  "none",    "network", "pair",    "where",
                                           "assert", "flips", "let",     "at",    "note",    "assume",  "suggest", "example"};

// Words that go on with a clause where it could also end.
const std::vector<std::string> kContinuations = {"near", "within", "of",   "on",   "any",    "shared", "and",
                                                 "or",   "when",   "date", "then", "expect", "in"};

// A clause with more operators and brackets than this is no rule that anybody wrote; reading it would take a stack as deep.
constexpr int kMostOperators = 300;

int operators(Bytes at, Bytes end) {
  int count = 0;
  Bytes word = at;
  for (; at < end && *at != ';' && *at != '}'; ++at) {
    if (*at == '"') at = closing_mark(at + 1, end);
    if (at >= end) break;
    if (std::string_view("(+-*/=<>?!").find(*at) != std::string_view::npos) ++count;
    if (is_name_byte(*at)) continue;
    const std::string_view name(word, static_cast<std::size_t>(at - word));
    if (name == "not" || name == "and" || name == "or" || name == "if") ++count;
    word = at + 1;
  }
  return count;
}

// Reads the rules of a file one clause after another; the grammar reads what is inside a clause.
class Reader {
 public:
  Reader(const SourceText& file, std::vector<Problem>& problems)
      : file_(file), problems_(problems), start_(file.text.data()), at_(start_), end_(start_ + file.text.size()) {
    if (file.text.starts_with("\xEF\xBB\xBF")) at_ += 3;
  }

  std::vector<syntax::Rule> rules() {
    std::vector<syntax::Rule> out;
    for (skip(); at_ != end_; skip()) {
      if (!read("rule")) {
        fault(at_, expected("'rule'"));
        skip_to_rule();
        continue;
      }
      syntax::Rule rule;
      rule.at.begin = offset(at_) - 4;
      rule.line = line(at_);
      if (head(rule)) {
        body(rule);
      } else {
        rule.faulty = true;
        skip_to_rule();
      }
      rule.at.end = offset(at_);
      out.push_back(std::move(rule));
    }
    return out;
  }

  std::optional<syntax::Expr> lone_expression(Span at) {
    at_ = start_ + at.begin;
    end_ = start_ + at.end;
    if (too_long()) return std::nullopt;
    syntax::Expr out;
    if (!accepted(parse_value(start_, at_, end_, out))) return std::nullopt;
    skip();
    if (at_ == end_) return out;
    fault(at_, expected("'}'"));
    return std::nullopt;
  }

 private:
  const SourceText& file_;
  std::vector<Problem>& problems_;
  Bytes start_, at_, end_;
  static constexpr int kMostFaults = 100;
  int faults_ = 0;
  Bytes counted_ = start_;
  std::uint32_t line_ = 1;

  // The line of a place that lies behind the one asked for before; counted on from there.
  std::uint32_t line(Bytes at) {
    for (; counted_ < at; ++counted_) {
      if (*counted_ == '\n') ++line_;
    }
    return line_;
  }
  std::uint32_t offset(Bytes at) const { return static_cast<std::uint32_t>(at - start_); }
  void fault(Bytes at, std::string message) {
    problems_.push_back(problem_at(file_, offset(at), std::move(message)));
    if (++faults_ == kMostFaults) at_ = end_;  // whatever this is, it is no rule file
  }

  void skip() { at_ = behind_blanks(at_, end_); }

  std::string word_here() const {
    Bytes end = at_;
    while (end != end_ && is_name_byte(*end)) ++end;
    return {at_, end};
  }

  // "found 'x', expected …" for what stands at at_.
  std::string expected(std::string_view what) {
    std::string found;
    if (at_ == end_) {
      found = "the end of the file";
    } else {
      Bytes end = at_;
      while (end != end_ && is_name_byte(*end)) ++end;
      if (end == at_) end = at_ + std::min<std::ptrdiff_t>(decode(file_.text, offset(at_)).size, end_ - at_);
      found = "'" + std::string(at_, end) + "'";
    }
    return "found " + found + ", expected " + std::string(what);
  }

  // Steps behind a mark or a whole word if it stands here.
  bool read(std::string_view what) {
    skip();
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, what.size()) != what) return false;
    const Bytes behind = at_ + what.size();
    if (is_name_byte(what.back()) && behind != end_ && is_name_byte(*behind)) return false;
    at_ = behind;
    return true;
  }

  // Reports what the grammar expected here; false if it did.
  bool accepted(const std::optional<std::string>& wanted) {
    if (!wanted) return true;
    skip();
    if (at_ != end_ && *at_ == '"' && closing_mark(at_ + 1, end_) == end_) {
      fault(at_, "this text is not closed: expected '\"'");
      at_ = end_;
    } else {
      fault(at_, expected(*wanted));
    }
    return false;
  }

  bool too_long() {
    if (operators(at_, end_) <= kMostOperators) return false;
    fault(at_, "found more than " + std::to_string(kMostOperators) + " operators and brackets here; use 'let' to cut it up");
    return true;
  }

  bool head(syntax::Rule& rule) {
    skip();
    return accepted(parse_head(start_, at_, end_, rule));
  }

  void body(syntax::Rule& rule) {
    for (skip(); !read("}"); skip()) {
      if (at_ == end_) {
        fault(at_, expected("'}' at the end of rule '" + rule.name.text + "'"));
        rule.faulty = true;
        return;
      }
      if (!one_clause(rule)) {
        rule.faulty = true;
        recover();
      }
      if (at_rule_start()) {
        fault(at_, expected("'}' at the end of rule '" + rule.name.text + "'"));
        rule.faulty = true;
        return;
      }
    }
  }

  bool one_clause(syntax::Rule& rule) {
    const Bytes begin = at_;
    const std::string first = word_here();
    if (std::find(kClauses.begin(), kClauses.end(), first) == kClauses.end()) {
      fault(at_, expected("a clause" + (first.empty() ? std::string() : nearest_name(first, kClauses))));
      return false;
    }
    if (too_long()) return false;
    syntax::Clause out;
    if (!accepted(parse_clause(start_, at_, end_, out))) return false;
    out.at = {offset(begin), offset(at_)};
    out.line = line(begin);
    skip();
    if (!read(";")) {
      fault(at_, expected("';'" + nearest_name(word_here(), kContinuations)));
      return false;
    }
    rule.clauses.push_back(std::move(out));
    return true;
  }

  // Whether a new rule starts here, at the beginning of a line.
  bool at_rule_start() {
    skip();
    const bool line_start = at_ == start_ || at_[-1] == '\n';
    const Bytes here = at_;
    const bool rule = line_start && read("rule");
    at_ = here;
    return rule;
  }

  // Behind the next ";" of the rule, or to its "}" or to the next rule: texts and comments are stepped over.
  void recover() {
    for (skip(); at_ != end_ && *at_ != '}'; skip()) {
      if (at_rule_start()) return;
      if (*at_ == '"') {
        at_ = closing_mark(at_ + 1, end_);
        if (at_ == end_) return;
      }
      if (*at_++ == ';') return;
    }
  }

  void skip_to_rule() {
    while (at_ != end_) {
      if (*at_ == '"') {
        const Bytes end = closing_mark(at_ + 1, end_);
        at_ = end == end_ ? at_ : end;
      }
      ++at_;
      if (at_rule_start()) return;
    }
  }
};

}  // namespace

std::vector<syntax::Rule> parse_rules(const SourceText& file, std::vector<Problem>& problems) {
  return Reader(file, problems).rules();
}

std::optional<syntax::Expr> parse_expression(const SourceText& file, Span at, std::vector<Problem>& problems) {
  return Reader(file, problems).lone_expression(at);
}

std::vector<TemplatePiece> cut_template(const SourceText& file, Span span, std::vector<Problem>& problems) {
  std::vector<TemplatePiece> out(1);
  const Bytes start = file.text.data();
  const Bytes end = start + span.end;
  for (Bytes at = start + span.begin; at < end;) {
    if (*at == '"') {  // the gap between two texts that are one
      for (++at; at < end && *at != '"';) ++at;
      if (at < end) ++at;
    } else if ((*at == '{' || *at == '}') && at + 1 < end && at[1] == *at) {
      out.back().words += *at;
      at += 2;
    } else if (*at == '{') {
      const Bytes close = std::find(at, end, '}');
      if (close == end) {
        problems.push_back(problem_at(file, static_cast<std::uint32_t>(at - start), "this brace is not closed: expected '}'"));
        return out;
      }
      if (std::all_of(at + 1, close, is_space_byte)) {
        problems.push_back(
            problem_at(file, static_cast<std::uint32_t>(at - start), "found '{}', expected an expression in the braces"));
      }
      out.push_back({{}, {static_cast<std::uint32_t>(at + 1 - start), static_cast<std::uint32_t>(close - start)}});
      out.emplace_back();
      at = close + 1;
    } else {
      append_unescaped(out.back().words, at, end);
    }
  }
  return out;
}

}  // namespace claimcheck
