// What stands beside a name: the name before it and the one behind it, the other half of a compound, marks that make it no word
// of this text (an address, a quotation, "[sic]"). By tokens; kNone where there is nothing.
#pragma once
#include <cstdint>

#include "checker/claim/view.h"

namespace claimcheck {

class NameNeighbours {
 public:
  explicit NameNeighbours(const View& view);

  // The name before a token, past "al-" and particles; kNone if there is none or it is a title.
  std::uint32_t name_before(std::uint32_t t) const;
  // The name behind a token in the same line; kNone if there is none or it is a title.
  std::uint32_t name_behind(std::uint32_t t) const;
  // "Friedman, Benjamin": in a list of works.
  bool inverted(std::uint32_t t) const;
  // Half of a double name: "Diffie-Hellman".
  bool compound(std::uint32_t t) const;
  // In an address, a path, a name of a program.
  bool glued_to_code(std::uint32_t t) const;
  // A quotation mark opens right before it.
  bool quoted_word(std::uint32_t t) const;
  // "… Mattschross [sic]", "AKA: Yury": the text itself says that it is another spelling.
  bool marked_as_other(std::uint32_t t) const;

  bool is(std::uint32_t t, GroupId group) const { return t < tokens_.size() && view_.is(t, group); }
  bool capital(std::uint32_t t) const {
    return t < tokens_.size() && tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital);
  }

 private:
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId first_, title_, office_, stop_, article_, particle_, compass_, calendar_;
};

}  // namespace claimcheck
