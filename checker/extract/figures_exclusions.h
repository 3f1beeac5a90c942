// What looks like a figure and is none: a part of a name ("Boeing 787"), a number that names a thing ("Article 5"), an
// identifier ("F-16", "1.2.3", a telephone number), a list number, the pronoun "one".
#pragma once
#include "checker/extract/figures_numerals.h"

namespace claimcheck {

// What the caller knows of the numeral's surroundings.
struct FigureSetting {
  bool has_unit = false;         // a per cent, currency or measure stands beside it
  bool has_noun = false;         // a count noun stands behind it
  bool noun_known = false;       // and it is a person, body or thing that reports count
  bool title_case = false;       // the sentence is a title: capitals say nothing
  bool hedged = false;           // a hedge stands before it
  bool follows = false;          // another figure stands before it in the sentence
  std::uint32_t start = 0;       // first token of sign, currency and numeral
  std::uint32_t designated = 0;  // token behind the last number of the sentence that named a thing; 0 for none
};

enum class NoFigure : std::uint8_t {
  none,
  other,
  designated,  // "Article 5": further numbers may go on from it
  named,       // "Boeing 787": the number is a name, here and alone elsewhere in the document
};

// Why the numeral is no figure; `none` if it is one.
NoFigure excluded(const FigureCursor& c, const Numeral& n, const FigureSetting& setting);

// The sentence is set like a title: every longer word has a capital.
bool is_title_case(const FigureCursor& c);

}  // namespace claimcheck
