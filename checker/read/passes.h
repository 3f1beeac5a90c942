// What is done to every draft, whatever the format it was read from. Each pass is a function on the pieces; read.cpp runs them in
// this order.
#pragma once
#include <string>
#include <unordered_set>

#include "checker/read/draft.h"

namespace claimcheck {

// "[label]: target" at the start of paragraphs: taken out and kept as definitions. In plain text only what has an address as its
// target.
void take_definitions(Draft& draft);

// Page numbers and running heads become furniture.
void set_furniture_aside(Draft& draft);

// Notes become footnotes with their labels: "[^1]: …", "[1] …", "¹ …", and the numbered list below "Notes".
void find_notes(Draft& draft);

// Lines that are statements of their own (hard breaks, "Key: value" lines, lines of the imprint) become pieces of their own.
void split_lines(Draft& draft);

// Paragraphs that a page break has cut are one again.
void join_cut_paragraphs(Draft& draft);

// Words that may be cut by a hyphen at a line end and that the source writes without it elsewhere.
std::unordered_set<std::string> whole_words(const Draft& draft);

// Blocks of the finished document.
std::vector<std::string> heading_anchors(const Document& document);  // GitHub's fragment names, in order

}  // namespace claimcheck
