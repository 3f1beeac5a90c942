// Footnotes that are set with the marks of a typewriter.
#pragma once
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

// Marks and notes, in the order of the text: asterisks and daggers behind a word or a mark, with paragraphs that begin so ("* Register
// of May."), and figures in round brackets that stand close to the word before. Empty where notes and marks do not answer one another
// at all.
std::vector<FootnoteMark> plain_notes(const View& view);

}  // namespace claimcheck
