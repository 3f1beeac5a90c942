// Mentions to facts: the phrases of the pattern files, and the facts that code makes because no phrase can (dates, links,
// footnotes, abbreviations, the masthead).
#pragma once
#include <memory>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/claim/register_index.h"
#include "checker/lexis/lexicon.h"
#include "checker/model/document.h"
#include "checker/model/fact.h"
#include "checker/model/text.h"

namespace claimcheck {

class Patterns {
 public:
  struct Data;

  // Reads `*.pattern` files. Words that phrases name are interned in the lexicon, so load patterns before tokenising any
  // text. Faults go to `problems`; what is sound is loaded.
  static Patterns load(const std::vector<SourceText>& files, Lexicon& lexicon, std::vector<Problem>& problems);
  // In and out of the image that is built into the program. The lexicon must be the one that the patterns were loaded with, or
  // restored from its image.
  void save(ImageWriter& image) const;
  static Patterns restore(ImageReader& image, const Lexicon& lexicon);
  ~Patterns();
  Patterns(Patterns&&) noexcept;
  Patterns& operator=(Patterns&&) noexcept;

  const Schema& schema() const;
  // The facts of one document, by place; what it tells of subjects of the registers is set beside their rows.
  std::vector<Fact> facts(const Document& document, const Mentions& mentions, std::uint32_t document_index, const Registers& registers = {}) const;

  // The examples that stand in the files: a text and the facts that it must give ("attendance(present: 168)"), or none.
  struct Example {
    std::string file;
    std::uint32_t line = 0;
    std::string text;
    std::string type;      // the fact's type
    std::string expected;  // as printed by `print`; empty: no such fact
    std::string date;      // publication date, ISO; may be empty
  };
  const std::vector<Example>& examples() const;
  // "attendance(present: 168, members: 328)": the known fields of a fact, as examples and `explain` write them.
  std::string print(const Fact& fact) const;

 private:
  Patterns();
  std::unique_ptr<Data> data_;
};

}  // namespace claimcheck
