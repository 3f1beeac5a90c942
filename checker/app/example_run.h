// The examples of rules and patterns, run through the whole line.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "checker/app/pipeline.h"

namespace claimcheck {

// The issues of an example, read and analysed. An issue is a bulletin's body in Markdown.
class ExampleRun {
 public:
  explicit ExampleRun(const Engine& engine) : engine_(engine) {}
  ExampleRun(const ExampleRun&) = delete;
  ExampleRun& operator=(const ExampleRun&) = delete;

  // An issue's text in Markdown and its date, ISO or empty.
  void add(const std::string& text, const std::string& date);
  void add(const RuleExample& example);

  const std::vector<DocumentFacts>& facts() const { return facts_; }


 private:
  const Engine& engine_;
  std::deque<Document> documents_;  // which stay where they are
  std::vector<DocumentFacts> facts_;
};

// What is wrong with the example of a rule, judged by these rules; nothing if it is as it should be.
std::optional<std::string> fault_of(const RuleExample& example, const ExampleRun& run, const RuleSet& rules, const std::string& rule);

// The text of an example on one line.
std::string quoted(const std::string& text);

}  // namespace claimcheck
