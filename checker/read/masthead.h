// The imprint in the prose: series, number, date, title, authors, editors of an issue.
#pragma once
#include "checker/model/document.h"

namespace claimcheck {

// Reads the first blocks of the document, fills `document.masthead` and turns the blocks that belong to the imprint into
// BlockKind::masthead (the title into a heading). The text must be complete.
void read_masthead(Document& document);

}  // namespace claimcheck
