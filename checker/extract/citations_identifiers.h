// Identifiers of publications and persons, read at a place of the text where one may start: form and check digits.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

struct Identifier {
  std::string scheme;     // "doi", "isbn", "issn", "orcid", "arxiv", "un-symbol"
  std::string target;     // normalised: "10.1000/182", "9780975229804" (ISBN-10 as ISBN-13), "1234-5679", "arXiv:1810.04127"
  std::size_t end = 0;    // where it ends in the text
  bool valid = true;      // check digits hold
};

// Each reads at `at`, which must be the identifier's first character; nothing if the form is another.
std::optional<Identifier> read_doi(std::string_view text, std::size_t at);
std::optional<Identifier> read_isbn(std::string_view text, std::size_t at);   // 10 or 13 digits, hyphens or spaces between
std::optional<Identifier> read_issn(std::string_view text, std::size_t at);   // the hyphen may lack
std::optional<Identifier> read_orcid(std::string_view text, std::size_t at);
std::optional<Identifier> read_arxiv(std::string_view text, std::size_t at);  // "1810.04127v2", "hep-th/9901001"
std::optional<Identifier> read_un_symbol(std::string_view text, std::size_t at);  // "S/RES/2254 (2015)", "A/76/6"

}  // namespace claimcheck
