// The bytes of a file to UTF-8 text, or a word on why they are none.
#pragma once
#include <string>
#include <vector>

#include "checker/base/problem.h"

namespace claimcheck {

// What stands for one byte that is no UTF-8 (and for a NUL): SUBSTITUTE, one byte, so that all offsets into the file hold. The
// readers show it as U+FFFD in Document::text.
inline constexpr char kSubstitute = '\x1A';

// Valid UTF-8. Of a UTF-8 file: the very bytes, byte order mark included, with kSubstitute for each bad one and one problem that
// places the first and counts them. UTF-16 with a byte order mark is converted. Binary data and UTF-16/32 without a usable mark
// give an empty text and one fatal problem.
std::string to_utf8(const std::string& path, std::string bytes, std::vector<Problem>& problems);

// How many bytes of byte order mark the text begins with: 3 or 0.
std::size_t bom_size(const std::string& text);

}  // namespace claimcheck
