// Inlines that end where their end is found: brackets that make a link, code between backticks, HTML comments, raised digits in
// tags. Offsets are into one flow of text (inline_items.h). What is looked for ahead is looked for once, so that the work stays
// linear.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "checker/read/inline_items.h"

namespace claimcheck {

// A bracket that is open: "[" or "![".
struct Bracket {
  std::uint32_t item = 0;
  std::uint32_t begin = 0;   // of '[' or '![' in the flow
  std::uint32_t inside = 0;  // behind it
  std::size_t delimiters = 0;
  bool image = false;
  bool bracket_inside = false;
};

// The link that an open bracket and the ']' at `close` make with what follows ("(target)", "[label]"), its items left open;
// nothing if they make none. A reference that no definition resolves is a link all the same where it must have been meant as one.
std::optional<OpenLink> link_of(const std::unordered_map<std::string, std::string>& definitions, std::string_view text,
                                const Bracket& open, std::uint32_t close, bool markdown);

class BacktickRuns {
 public:
  explicit BacktickRuns(std::string_view text) : text_(text) {}

  // The place of the next run of exactly `length` backticks from `from` on, or 0. Runs that are too long to be kept are none.
  std::uint32_t closing(std::uint32_t from, std::uint32_t length);

 private:
  std::string_view text_;
  std::array<std::uint32_t, 81> last_{};  // by length: where such a run was seen last
  bool scanned_ = false;                  // the whole text was
};

class HtmlComments {
 public:
  explicit HtmlComments(std::string_view text) : text_(text) {}

  // Behind the "<!-- … -->", "<? … ?>" or "<![CDATA[ … ]]>" that begins at `at`, or 0.
  std::uint32_t end_of(std::uint32_t at);

 private:
  std::string_view text_;
  std::array<bool, 3> no_end_{};  // of that form there is no end any more
};

// The digits of "<sup>12</sup>" as raised ones, `inside` being behind the first tag; `end` is behind the last one, 0 if it is no
// number.
std::string raised_digits(std::string_view text, std::uint32_t inside, std::uint32_t& end);

}  // namespace claimcheck
