// Values and arithmetic in words.
#pragma once
#include <string>
#include <vector>

#include "checker/engine/evaluate.h"
#include "checker/engine/judge.h"

namespace claimcheck {

// A value for a reader: a figure as it stands in the text (in digits even if the text has words), its hedge before it; a
// computed one grouped; days as "3 January 2020".
std::string show(const Value& value, Documents documents);
std::string show(const PlacedFigure& figure, const Document* document);
std::string show_days(Days days);
std::string show(const Interval& interval);

// The words of a message, its expressions replaced by their values.
std::string render(const Template& words, Evaluator& evaluator);

// The arithmetic of a judgement, one step a line: lets first ("quorum of 328 members: floor(328 / 2) + 1 = 165"), then what
// the assertion compares ("168 - 165 = 3, not 5").
std::vector<std::string> arithmetic(Evaluator& evaluator, Verdict verdict);

// "168 and 328", "1, 2 and 3".
std::string listed(const std::vector<std::string>& items);

}  // namespace claimcheck
