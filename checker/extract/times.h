// Dates, durations and repetitions in a document, TIMEX3. The grammar is times_grammar.h, its vocabulary rules/times.words;
// what the words mean on the calendar is times_calendar.h.
#pragma once
#include <memory>

#include "checker/extract/context.h"

namespace claimcheck {

// Runs first of all extractors. Appends mentions of kind date, duration and set (sentence index set) and claims their
// tokens kTime, so that "3" of "3 January" is no figure; also the tokens of a year that only qualifies a noun ("the 2019
// regulation"), which is no mention. Without a date of the issue, dates that need one get a partial TIMEX value and no readings.
class TimeExtractor {
 public:
  // The table by word is taken from the image, where there is one.
  explicit TimeExtractor(const Lexicon& lexicon, ImageReader* image = nullptr);
  void save(ImageWriter& image) const;
  ~TimeExtractor();
  void find(ExtractContext& context) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace claimcheck
