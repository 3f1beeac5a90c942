#include "checker/claim/series_names.h"

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

// Folded words with one space between, so that "BULLETIN" and "*Bulletin*" are one.
std::string words_key(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) out.push_back(c);
    else if (!out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.starts_with("the ")) out.erase(0, 4);
  return out;
}

bool has_words(const std::string& text, const std::string& words) {
  const auto at = text.find(words);
  if (at == std::string::npos) return false;
  const bool left = at == 0 || text[at - 1] == ' ';
  const std::size_t end = at + words.size();
  return left && (end == text.size() || text[end] == ' ');
}

}  // namespace

std::string series_key(const Document& document) {
  const auto& series = document.issue.series ? document.issue.series : document.masthead.series;
  return series ? words_key(series->value) : std::string();
}

bool is_own_series(const Document& document, std::string_view words) {
  std::string key = words_key(words);
  if (key.empty()) return true;
  if (key.size() > 3 && key.ends_with('s')) key.pop_back();
  if (key == "issue" || key == "number") return true;
  const std::string own = series_key(document);
  if (has_words(own, key)) return true;
  if (document.masthead.series && has_words(words_key(document.masthead.series->value), key)) return true;
  if (document.issue.title && has_words(words_key(document.issue.title->value), key)) return true;
  return false;
}

std::string referred_series(const Document& document, std::string_view words) {
  return is_own_series(document, words) ? series_key(document) : words_key(words);
}

std::string number_address(std::string_view series, std::int64_t number, int year) {
  std::string out(series);
  out += "/" + std::to_string(number);
  if (year != 0) out += "/" + std::to_string(year);
  return out;
}

std::string serial_address(std::string_view series, std::int64_t serial) { return std::string(series) + "/=" + std::to_string(serial); }

std::string date_address(std::string_view series, Day day) { return std::string(series) + "/@" + iso(day); }

std::string month_address(std::string_view series, int year, int month) {
  return std::string(series) + "/@" + std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

std::string title_address(std::string_view series, std::string_view folded_title) { return std::string(series) + "/“" + std::string(folded_title) + "”"; }

int issue_year(const Document& document) {
  const auto& date = document.masthead.date ? document.masthead.date : document.issue.date;
  return date ? to_civil(date->value).year : 0;
}

}  // namespace claimcheck
