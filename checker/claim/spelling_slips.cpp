#include "checker/claim/spelling_slips.h"

#include <utility>

namespace claimcheck {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

Slip slip_between(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return {};
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1) ? Slip{Slip::insertion, i} : Slip{};
  if (i == a.size()) return {};
  if (a.substr(i + 1) == b.substr(i + 1)) return {Slip::change, i};
  const bool swapped = i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
  return swapped ? Slip{Slip::swap, i} : Slip{};
}

std::string skeleton(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    if (c == 't' && i > 0 && i + 1 < word.size() && (word[i + 1] == 's' || word[i + 1] == 'z')) c = 'k', ++i;  // "Kuznetsov", "Kuznecov"
    if (vowel(c)) c = 'a';
    else if (c == 'q' || c == 'c') c = 'k';
    else if (c == 'w') c = 'v';
    else if (c == 'z') c = 's';
    else if (c == 'h' && i > 0 && !vowel(word[i - 1])) continue;
    else if (c == 'h' && i + 1 == word.size()) continue;
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

bool i_for_y(char a, char b) { return (a == 'i' && b == 'y') || (a == 'y' && b == 'i'); }

bool british(const Slip& slip, const std::string& a, const std::string& b) {
  const std::string& longer = a.size() >= b.size() ? a : b;
  const std::string& other = a.size() >= b.size() ? b : a;
  const char x = longer[slip.at], before = longer[slip.at - 1], after = slip.at + 1 < longer.size() ? longer[slip.at + 1] : ' ';
  if (slip.kind == Slip::insertion && x == 'l' && before == 'l') {  // "Counsellor", "Travellers"
    const std::string_view rest = std::string_view(longer).substr(slip.at + 1);
    for (const std::string_view ending : {"or", "ors", "er", "ers", "ing", "ed", "ery"}) {
      if (rest == ending) return true;
    }
  }
  if (slip.kind == Slip::insertion) return (x == 'u' && before == 'o' && after == 'r') || ((x == 'a' || x == 'o') && after == 'e') || (x == 'e' && (before == 'a' || before == 'o'));
  const char y = other[slip.at];
  if (slip.kind == Slip::swap) return slip.at + 2 == longer.size() && ((x == 'r' && y == 'e') || (x == 'e' && y == 'r'));
  const std::string_view rest = std::string_view(longer).substr(slip.at + 1);
  const bool suffix = rest.size() <= 3 ? rest.starts_with('e') || rest == "ing" : rest.starts_with("ation");  // "-ise", not "Elisabeth"
  return (((x == 's' && y == 'z') || (x == 'z' && y == 's')) && suffix && (before == 'i' || before == 'y')) || (x == 'c' && y == 's' && after == 'e') || (x == 's' && y == 'c' && after == 'e');
}

bool plausible(const Slip& slip, const std::string& a, const std::string& b) {
  const std::string& longer = a.size() >= b.size() ? a : b;
  const std::string& other = a.size() >= b.size() ? b : a;
  const std::size_t last = longer.size() - 1;
  if (slip.kind == Slip::insertion) {
    // A doubled letter; else an ending, or an ending's letter.
    const bool doubled = slip.at > 0 && longer[slip.at - 1] == longer[slip.at];
    if (!doubled && slip.at + 2 > last) return false;
    return slip.at > 0;
  }
  if (slip.at == 0) return false;
  const char x = longer[slip.at], y = other[slip.at];
  if (slip.kind == Slip::swap) return true;
  const bool i_and_y = (x == 'i' && y == 'y') || (x == 'y' && y == 'i');
  if (slip.at == last) return i_and_y;
  if (slip.at + 1 == last && longer[last] == 's' && !i_and_y) return vowel(x) == vowel(y) && !vowel(x);
  return true;
}

}  // namespace claimcheck
