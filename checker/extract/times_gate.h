// Which tokens are worth the grammar: a cheap look at a token and its neighbours that turns down most of the words that may
// start a time expression ("the", "one", every number). It never turns down what the grammar would read.
#pragma once
#include "checker/extract/times_reader.h"

namespace claimcheck::times {

bool may_start(const Reader& reader, std::uint32_t i);

}  // namespace claimcheck::times
