// The value of an expression for one choice of facts.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "checker/engine/facts.h"
#include "checker/engine/program.h"
#include "checker/engine/value.h"

namespace claimcheck {

// A field that a value rests on.
struct Use {
  FactRef fact;
  FieldRef field;
  std::uint32_t member = kNoIndex;  // of a series
  friend bool operator==(const Use&, const Use&) = default;
};

// Another value for a figure: "what if this statement were the wrong one?"
struct Override {
  Use what;
  Reading reading;
};

// Dates may have several readings. An evaluation follows one path through them: `taken[i]` is the reading of the i-th
// date with a choice, in the order in which they are met; behind its end the likeliest is taken and noted.
struct ReadingChoices {
  struct Choice {
    FactRef fact;
    FieldRef field;
    std::uint32_t taken = 0;
    std::uint32_t count = 1;
  };
  std::vector<Choice> choices;
  // Goes to the next path; false when all have been taken.
  bool next();
  std::uint32_t reading(FactRef fact, const FieldRef& field, std::uint32_t count);
};

class Evaluator {
 public:
  // With `notes` it keeps what is read, for `uses`.
  Evaluator(const Program& program, Documents documents, const Row& row, bool notes = true) : program_(program), documents_(documents), row_(row), notes_(notes) {}

  Value value(const Node& node);
  Truth truth(const Node& node) { return truth_of(value(node)); }
  // The value of a key; absent if it is unknown.
  std::optional<std::string_view> key(const Node& node);

  // The fact that a variable stands for: of a group, the member that a fold has come to.
  FactRef fact(std::uint32_t variable) const;
  // The members of the series or group of a fold, one value each.
  std::vector<Value> members(const Node& fold);
  // The field of a fact; null if it is unknown.
  const Field* stated(FactRef fact, const FieldRef& ref) const;
  // Which side of a `??` or an `if` counts.
  const Node& branch(const Node& node);

  // What has been read since the last `forget`, each once, in order.
  const std::vector<Use>& uses() const { return uses_; }
  void forget() { uses_.clear(); }

  ReadingChoices& choices() { return choices_; }
  // Some date was taken in a reading that is a guess.
  bool guessed() const { return guessed_; }
  void reset_guess() { guessed_ = false; }
  // The first thing that was needed and unknown; null if nothing was.
  const Node* unknown() const { return unknown_; }
  void reset_unknown() { unknown_ = nullptr; }
  void override_with(std::optional<Override> other) { override_ = std::move(other); }

  const Program& program() const { return program_; }
  Documents documents() const { return documents_; }
  const Row& row() const { return row_; }

 private:
  Value field(const Node& node);
  Value field_value(FactRef ref, const FieldRef& field);
  Value attribute(FactRef ref, Attribute which);
  Value figure(FactRef ref, const FieldRef& field, const PlacedFigure& figure, std::uint32_t member);
  Value call(const Node& node);
  Value fold(const Node& node);
  Value add_up(Fold fold, const std::vector<Value>& values) const;
  Value compared(const Node& node);
  void use(FactRef ref, const FieldRef& field, std::uint32_t member);
  Value missing(const Node& node);

  const Program& program_;
  Documents documents_;
  const Row& row_;
  const bool notes_;
  std::vector<Use> uses_;
  ReadingChoices choices_;
  bool guessed_ = false;
  const Node* unknown_ = nullptr;
  std::optional<Override> override_;
  std::uint32_t folding_ = kNoIndex;  // the group that is being folded
  FactRef member_;                    // and its member
};

}  // namespace claimcheck
