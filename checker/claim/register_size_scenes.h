// How many members a body is said to have, however the sentence is built: a count that the words call the whole ("each of the 40
// members", "counts 40 deputies", "its 40 seats") and the one body that it can be of. Read where no phrase beside a name tells it, and
// to be believed only of figures near a size of that body.
#pragma once
#include <cstdint>
#include <optional>

#include "checker/claim/register_size_phrases.h"

namespace claimcheck {

class SizeScenes {
 public:
  struct Told {
    const RegisterName* body = nullptr;
    const Mention* size = nullptr;
    SizePhrases::Rows rows;
    bool attributive = false;
  };
  // Both must outlive it.
  SizeScenes(const RegisterContext& context, const SizePhrases& phrases);
  // What the count that starts at a token tells.
  std::optional<Told> at(std::uint32_t token, std::uint32_t sentence) const;

 private:
  bool is(std::uint32_t t, GroupId group) const { return view_.is(t, group); }
  bool whole(std::uint32_t token, const Sentence& s, bool& attributive) const;
  bool runs_on(std::uint32_t last, const Sentence& s) const;
  bool known_place(std::uint32_t t) const;
  bool plain_between(std::uint32_t first, std::uint32_t last) const;
  const RegisterName* only_body(std::uint32_t sentence, const Mention& size, SizePhrases::Rows& rows) const;

  const RegisterContext& c_;
  const View& view_;
  const SizePhrases& phrases_;
  const GroupId whole_, its_, has_, numbers_, body_part_, loose_, adverb_, some_, ally_, capital_, country_;
};

}  // namespace claimcheck
