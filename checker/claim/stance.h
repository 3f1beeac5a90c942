// How the text stands to what it tells: asserted, negated, planned, supposed, required; and in whose voice.
#pragma once
#include <array>
#include <utility>
#include <vector>

#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct Standing {
  Stance stance = Stance::asserted;
  Voice voice = Voice::author;
  std::string source;
};

// Which tokens of one sentence start a form of the classes that decide; kept from one fact of the sentence to the next.
struct StanceMarks {
  std::uint32_t sentence = kNone;
  std::vector<std::uint16_t> bits;  // by token of the sentence
  std::uint16_t all = 0;            // bits that any token has
};

// The classes of words that decide, resolved once.
class StanceReader {
 public:
  explicit StanceReader(const Lexicon& lexicon);
  // Of the stretch of tokens [first, last) in a sentence, judged by its clause.
  Standing read(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last, StanceMarks& marks) const;
  // The tokens of the clause around a stretch: up to a mark of punctuation or a conjunction on either side.
  std::pair<std::uint32_t, std::uint32_t> clause(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;

 private:
  enum Mark : std::uint16_t { kModal = 1, kPlan = 2, kCondition = 4, kNorm = 8, kNegation = 16, kReporting = 32, kHearsay = 64, kBreak = 128, kComma = 256 };
  bool breaks(const View& view, std::uint32_t token) const;
  void look(const View& view, std::uint32_t sentence, StanceMarks& marks) const;
  bool is_reported(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last, const StanceMarks& marks) const;

  std::array<std::pair<GroupId, Mark>, 7> classes_;
  std::vector<std::uint16_t> marks_of_set_;  // by set of groups (see Lexicon): the classes of which a form may start
  GroupId breaks_, reporting_;
};

}  // namespace claimcheck
