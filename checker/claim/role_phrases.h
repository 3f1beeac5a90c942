// The phrases that posts are told with: words of roles ("minister of the interior"), what stands around them, and bodies.
#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "checker/claim/topic.h"
#include "checker/claim/view.h"

namespace claimcheck {

class RolePhrases {
 public:
  RolePhrases(const View& view, const Topics& topics) : view_(view), topics_(topics), tokens_(view.mentions.tokens) {}

  // The sentence whose phrases are read from now on.
  void enter(std::uint32_t sentence) { sentence_ = sentence; }

  struct Role {
    std::string key;
    std::uint32_t first = 0, last = 0;
  };
  // What stands before the word of a role: whose it is, which of several, and whether the holder is one now.
  struct Left {
    Phrasing body;
    std::string prefix;  // "deputy ", "acting "
    bool owned = false, definite = false, out = false, then = false, fresh = false;
  };

  // A word of a phrase, with its joints: a hyphen, the 's of an owner.
  bool word(std::uint32_t t) const;
  bool is_body(std::uint32_t t) const;
  // The role that starts at a token: a word of the list, or a minister by what he is of.
  std::optional<Role> role_at(std::uint32_t t, std::uint32_t last) const;
  Left left_of(std::uint32_t role, std::uint32_t first) const;
  // Where a noun phrase that starts here is over; where one that ends here begins.
  std::uint32_t phrase_end(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t phrase_begin(std::uint32_t last, std::uint32_t first) const;
  // Before "since 2019" that ends at a token; the token itself if none does.
  std::uint32_t before_date(std::uint32_t end, std::uint32_t first) const;
  // The body named last before a token.
  Phrasing last_body(std::uint32_t token) const;

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool text(std::uint32_t t, std::string_view word) const { return t < tokens_.size() && view_.text(t) == word; }
  bool any_of(std::uint32_t t, std::initializer_list<std::string_view> words) const {
    return t < tokens_.size() && std::find(words.begin(), words.end(), view_.text(t)) != words.end();
  }
  std::optional<Role> minister(std::uint32_t t, std::uint32_t last) const;
  Phrasing around(std::uint32_t head, std::uint32_t sentence) const;

  const View& view_;
  const Topics& topics_;
  const std::vector<Token>& tokens_;
  const GroupId role_ = group("post-role"), across_role_ = group("across-role"), rank_ = group("military-rank"),
                no_rank_ = group("no-rank"), portfolio_ = group("portfolio"), body_ = group("post-body"),
                plain_body_ = group("post-branch"), own_ = group("topic-own"), function_ = group("function-word"),
                not_now_ = group("not-holding"), many_ = group("across-role-of-many"), fresh_ = group("post-fresh"),
                demonym_ = group("name-demonym");
  std::uint32_t sentence_ = 0;
};

}  // namespace claimcheck
