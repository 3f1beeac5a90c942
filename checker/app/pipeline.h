// The stages joined: bytes to facts for one document, facts to findings for all. Built once, then immutable: one engine
// serves all threads.
#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "checker/app/options.h"
#include "checker/base/image.h"
#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/claim/claim.h"
#include "checker/engine/rules.h"
#include "checker/extract/extract.h"
#include "checker/lexis/lexicon.h"
#include "checker/model/finding.h"
#include "checker/read/read.h"

namespace claimcheck {

// What the engine is built from.
struct RuleFiles {
  std::vector<SourceText> words, patterns, rules;
};

// The built-in files and those that the options name. What cannot be read goes to `problems`.
RuleFiles load_rule_files(const Options& options, std::istream& in, std::vector<Problem>& problems);

// What one document says.
struct Analysis {
  Mentions mentions;
  std::vector<Fact> facts;
};

class Engine {
 public:
  // Faults in the files go to `problems`, with their places; what is sound is used. The rows of a house stand before the register that
  // is built in.
  Engine(const RuleFiles& files, std::vector<Problem>& problems, const std::vector<RegisterRow>& house = {});
  // Restored from what `save` of the same build wrote, and looking at it in place: the bytes must outlive the engine.
  explicit Engine(ImageReader image, const std::vector<RegisterRow>& house = {});
  void save(ImageWriter& image) const;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Analysis analyse(const Document& document, std::uint32_t index) const;
  const Extraction& extraction() const { return extraction_; }
  const Patterns& patterns() const { return patterns_; }
  const RuleSet& rules() const { return rules_; }
  const Registers& registers() const { return registers_; }
  const Lexicon& lexicon() const { return lexicon_; }
  // A hash of all that facts rest on: rules, vocabulary, registers.
  std::string built_from() const;

 private:
  void use_registers(const std::vector<RegisterRow>& house);

  Lexicon lexicon_;
  Patterns patterns_;
  Extraction extraction_;
  RuleSet rules_;
  std::string texts_;  // a hash of the files that the engine was built from; "": of the image
  std::string house_;  // the compiled rows of the house, which registers_ looks into
  Registers registers_;
};

// The engine that the options want: restored from the program's image, or loaded from the texts of the rules where the options
// name rules of their own or the program has no image. What cannot be read or used goes to `problems`.
Engine open_engine(const Options& options, std::istream& in, std::vector<Problem>& problems);

// Reads bytes as the options want. The document's id is left to the caller.
Document read_with(const Options& options, std::string path, std::string bytes);

// The sentences of a document and its words, for a report.
DocumentReport describe(const Document& document, const Analysis& analysis);

}  // namespace claimcheck
