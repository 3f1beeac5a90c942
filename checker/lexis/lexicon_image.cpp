// The lexicon in and out of the program's image: its tables as they are.
#include "checker/lexis/lexicon_data.h"

namespace claimcheck {

void Lexicon::save(ImageWriter& image) const { image(*data_); }

Lexicon Lexicon::restore(ImageReader& image) {
  Lexicon lexicon;
  image(*lexicon.data_);
  return lexicon;
}

}  // namespace claimcheck
