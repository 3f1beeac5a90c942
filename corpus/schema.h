// The tables of a corpus file, and how a file of an older schema is brought to the present one.
#pragma once
#include "corpus/sqlite.h"

namespace claimcheck {

// Throws StoreFault if this is no corpus file or not one of the present schema.
void check_schema(Database& db);
// Makes the tables of a new file, or brings an older one up, in one transaction.
void bring_up(Database& db);

}  // namespace claimcheck
