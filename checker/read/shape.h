// What a line of text looks like from outside: the clues by which lines become headings, lists, captions and parts of paragraphs.
#pragma once
#include <cstdint>
#include <string_view>

#include "checker/base/span.h"

namespace claimcheck {

std::string_view trimmed(std::string_view text);
Span trimmed(std::string_view source, Span span);  // the same for a stretch of the source
std::uint32_t width(std::string_view line);        // in code points

bool starts_lower(std::string_view line);   // with a lower-case letter, past quotation marks and opening brackets
bool starts_upper(std::string_view line);   // with an upper-case one
bool ends_sentence(std::string_view line);  // with . ! ? or … and what may close behind it
bool ends_open(std::string_view line);      // with a word after which a sentence goes on ("an", "of", "the"), a comma or a hyphen
bool all_capitals(std::string_view line);   // two letters or more, none in lower case
std::uint32_t word_count(std::string_view line);
// How many words begin with a capital or a digit.
std::uint32_t capital_count(std::string_view line);

// "Annual consumption: 3.9 billion": a short key, a colon, a value.
bool is_key_value(std::string_view line);
// "Figure 1.", "Table 2:", "Photo:", "Map 3", "Source:".
bool is_caption(std::string_view line);
// "Notes", "References:", "**Sources**", in whatever markup.
bool is_notes_heading(std::string_view line);    // Notes, Footnotes, Endnotes
bool is_sources_heading(std::string_view line);  // Sources, References, Bibliography, Literature, Works cited

struct ListMarker {
  std::uint32_t size = 0;    // bytes with the blanks behind it; 0: no marker
  std::uint32_t marker = 0;  // bytes of the marker alone
  bool number = false;       // "1.", "2)", "(3)"
};
ListMarker list_marker(std::string_view line);

// "2. Background", "1.2 The vote": the depth of a heading's number (1, 2, …) or 0.
std::uint32_t heading_number(std::string_view line);

// The line without the markup marks around it: "## **Notes**" → "Notes".
std::string_view bare_line(std::string_view line);

}  // namespace claimcheck
