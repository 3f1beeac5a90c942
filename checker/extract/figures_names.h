// Numbers that are part of a name ("Boeing 787", "its 777 airliner"), told from numbers that stand behind a name and count
// ("On Monday 66 took part", "Latvia 60 and Estonia 45", "… won 47 seats and Lind 39").
#pragma once
#include "checker/extract/figures_exclusions.h"

namespace claimcheck {

// Whether the numeral belongs to the name before it, or is itself the name of a model.
bool is_part_of_name(const FigureCursor& c, const Numeral& n, const FigureSetting& setting);

}  // namespace claimcheck
