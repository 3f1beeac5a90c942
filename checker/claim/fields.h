// Mentions to the fields of facts.
#pragma once
#include "checker/claim/matcher.h"
#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

PlacedFigure placed(const Mention& figure);
// The same in per cent: a third becomes 33 1/3, with its readings.
PlacedFigure placed_share(const Mention& figure);
Field date_field(const Mention& date);
// One end of a range of dates, as a date of its own.
Field date_end_field(const Mention& period, bool last);
Field length_field(const Mention& duration);
Field key_field(std::string key, Span span);
Field figure_field(Exact value, Span span);

// What a slot of the match caught, as a field of that kind; unknown where the two do not fit.
Field field_of(const View& view, const Match& match, const Capture& capture, FieldKind kind);

// Lower-case words of a stretch of tokens, joined by spaces.
std::string key_of(const View& view, std::uint32_t first, std::uint32_t last);

}  // namespace claimcheck
