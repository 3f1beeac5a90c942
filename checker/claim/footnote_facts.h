// Notes and their marks: which mark has a note, in which order they stand, notes told twice. Marks and notes are those that the reader
// has set apart (Document), and in plain text those that look like them (plain_notes.h).
#pragma once
#include "checker/claim/builtin_facts.h"

namespace claimcheck {

void add_footnote_facts(FactMaker& maker);  // footnote_mark, footnote_note

}  // namespace claimcheck
