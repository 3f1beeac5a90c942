// The times that a figure is told with: when it was so, what it is counted since, what it is compared with.
#pragma once
#include <cstdint>

#include "checker/claim/topic.h"

namespace claimcheck {

struct FigureTimes {
  const Mention* at = nullptr;     // "as of the end of July", "in November", "the census of 2011"
  const Mention* since = nullptr;  // "since 2015"
  const Mention* base = nullptr;   // "from April's level", "more than in April"
  bool from_start = false;         // "since the start of the war in 2016": all that there ever was
};

class FigureTimeReader {
 public:
  FigureTimeReader(const View& view, const Topics& topics);

  // The times of a sentence that stand nearest to the figure that starts at this token.
  FigureTimes read(std::uint32_t sentence, std::uint32_t figure) const;

 private:
  std::uint32_t since_before(const Sentence& s, std::uint32_t time) const;
  bool in_aside(std::uint32_t sentence, std::uint32_t time, std::uint32_t figure) const;
  bool names_law(const Sentence& s, std::uint32_t time) const;
  bool parted(std::uint32_t from, std::uint32_t to) const;
  bool base_before(const Sentence& s, std::uint32_t time) const;
  Phrasing relative_around(const Sentence& s, std::uint32_t figure) const;
  std::uint32_t distance(std::uint32_t sentence, std::uint32_t time, std::uint32_t figure) const;

  const View& view_;
  const Topics& topics_;
  GroupId base_, taken_, bridge_, law_, from_;
};

}  // namespace claimcheck
