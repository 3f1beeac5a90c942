// What an issue says of itself, as the JSON report and the lines of `extract` both print it.
#pragma once
#include "checker/model/document.h"
#include "reports/json_writer.h"

namespace claimcheck {

// Writes {"series", "number", "serial", "date", "title", "authors"}, leaving out what is not known.
void write_issue(JsonWriter& json, const Issue& issue);

}  // namespace claimcheck
