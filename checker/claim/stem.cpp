#include "checker/claim/stem.h"

#include <array>
#include <utility>

namespace claimcheck {
namespace {

constexpr std::size_t kShortest = 3;  // letters that must be left of a word
constexpr std::size_t kLongest = 6;   // letters that are compared: "inaugu" of "inaugurated" and "inauguration"

// Longer ones first.
constexpr std::array<std::string_view, 38> kEndings = {"isation", "ization", "ations", "ements", "ation", "ature", "ition", "ement", "ances", "ences", "ments", "ions",
                                                       "ance",    "ence",    "ment",   "ings",   "ures",  "ally",  "ates",  "ated",  "ion",   "ing",   "ure",  "ers",
                                                       "ors",     "als",     "ial",    "ate",    "ed",    "er",    "or",    "al",    "es",    "ly",    "y",    "e",
                                                       "i",       "s"};

// What is left of a noun, and what is left of its verb: "admiss|ion" and "admitt|ed".
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kOfVerbs = {{{"miss", "mit"}, {"cis", "cid"}, {"vis", "vid"}, {"lus", "lud"}, {"ens", "end"}, {"pans", "pand"}, {"vers", "vert"},
                                                                                      {"uct", "uc"}, {"umpt", "um"}, {"olut", "olv"}, {"cept", "ceiv"}, {"puls", "pel"}, {"cess", "ced"}, {"ript", "rib"}}};

}  // namespace

std::string stem_of(std::string_view word) {
  std::string out(word);
  for (const std::string_view ending : kEndings) {
    if (out.size() < ending.size() + kShortest || !out.ends_with(ending)) continue;
    out.resize(out.size() - ending.size());
    break;
  }
  const std::size_t n = out.size();
  if (n > kShortest && out[n - 1] == out[n - 2] && out[n - 1] != 's') out.pop_back();  // "stopp"
  for (const auto& [noun, verb] : kOfVerbs) {
    if (out.size() > noun.size() && out.ends_with(noun)) {
      out.replace(out.size() - noun.size(), noun.size(), verb);
      break;
    }
  }
  if (out.ends_with('c')) out.back() = 'k';
  if (out.size() > kShortest && out.ends_with('i')) out.pop_back();  // "buri|ed"
  if (out.size() > kShortest && out.ends_with('e')) out.pop_back();
  if (out.size() > kLongest) out.resize(kLongest);
  return out;
}

}  // namespace claimcheck
