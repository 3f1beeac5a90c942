// The forms of links and tags, each as a function from a place in a text to what stands there. All of them look at one flow of
// text in which a newline is a line break; offsets are into that flow.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "checker/base/span.h"

namespace claimcheck {

struct ParsedTarget {
  std::string target;     // escapes and entities resolved in Markdown
  std::uint32_t end = 0;  // behind the closing bracket
};

// "(target "title")" at `at`, which is the bracket. A target with blanks in it is no CommonMark; it is taken all the same if it
// begins like an address, since whoever wrote it meant a link.
std::optional<ParsedTarget> inline_target(std::string_view text, std::uint32_t at, bool markdown);

struct LinkDefinition {
  std::string label;  // as label_key() gives it
  std::string target;
  std::uint32_t end = 0;  // behind the line end (or at the end of the text)
};
// "[label]: target "title"" at `at`, which starts a line.
std::optional<LinkDefinition> link_definition(std::string_view text, std::uint32_t at);

// The key under which definitions are kept: case folded, white space made one blank.
std::string label_key(std::string_view label);
// The end of "[label]" that begins at `at`: behind the bracket, or 0. At most 999 bytes, no unescaped bracket inside.
std::uint32_t label_end(std::string_view text, std::uint32_t at);

// A bare address whose scheme ends with the ':' at `colon` (http, https, ftp), that begins with "www." at `at`, or an e-mail
// address around the '@'. `from` is the first byte that may belong to it. Empty if there is none.
Span bare_url(std::string_view text, std::uint32_t from, std::uint32_t colon);
Span bare_www(std::string_view text, std::uint32_t at);
Span bare_email(std::string_view text, std::uint32_t from, std::uint32_t at_sign);

// "<https://…>" or "<name@host>" at `at`: the end behind '>', or 0. `email` tells which.
std::uint32_t angle_autolink(std::string_view text, std::uint32_t at, bool& email);
// An HTML tag (no comment) at `at`: the end behind '>', or 0.
std::uint32_t html_tag(std::string_view text, std::uint32_t at);
// The value of an attribute of the tag text[span]; absent if it has none.
std::optional<std::string> html_attribute(std::string_view tag, std::string_view name);

// "&amp;" at `at`: the characters meant, and its end; an end of 0 if it is no entity.
std::string entity(std::string_view text, std::uint32_t at, std::uint32_t& end);
// Backslash escapes and entities resolved.
std::string unescaped(std::string_view text);

}  // namespace claimcheck
