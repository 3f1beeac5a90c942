// How issues of a series are known to one another: by addresses, keys that an issue bears and that references to it give.
//
//   "bulletin/12/2020"  number within the year      "bulletin/=1442"  cumulative number      "bulletin/12"  number alone
//   "bulletin/@2020-01-23"  day      "bulletin/@2020-01"  month, if it is the only issue of it      "bulletin/“the next tide”"  title
//
// Rules of `scope corpus` join on them, so that a fact of one issue meets those of another by an exact key and never by trying
// all; a store of facts needs no more than an index on the address.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "checker/model/document.h"

namespace claimcheck {

// The series that the document belongs to, as a key; "" if it says none.
std::string series_key(const Document& document);
// The series that a reference means when it writes these words: the document's own where they are left out or are its
// common name ("the Newsletter" in an issue of "Optech Newsletter").
std::string referred_series(const Document& document, std::string_view words);
bool is_own_series(const Document& document, std::string_view words);

std::string number_address(std::string_view series, std::int64_t number, int year);  // year 0: number alone
std::string serial_address(std::string_view series, std::int64_t serial);

std::string date_address(std::string_view series, Day day);
std::string month_address(std::string_view series, int year, int month);
std::string title_address(std::string_view series, std::string_view folded_title);

// The year of the issue's date, 0 if it has none.
int issue_year(const Document& document);

}  // namespace claimcheck
