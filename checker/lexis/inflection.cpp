// English inflection by rule; irregular forms stand in the vocabulary files.
#include <string>
#include <string_view>

#include "checker/lexis/lexicon.h"

namespace claimcheck {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool ends_in_consonant_y(std::string_view w) { return w.size() > 1 && w.ends_with('y') && !vowel(w[w.size() - 2]); }

bool takes_es(std::string_view w) {
  return w.ends_with('s') || w.ends_with('x') || w.ends_with('z') || w.ends_with("ch") || w.ends_with("sh");
}

// One syllable, consonant–vowel–consonant: the last letter doubles ("stop", not "visit", "show" or "fix").
bool doubles(std::string_view w) {
  if (w.size() < 3 || w.size() > 4) return false;
  const char last = w.back(), middle = w[w.size() - 2], before = w[w.size() - 3];
  if (vowel(last) || last == 'w' || last == 'x' || last == 'y' || !vowel(middle) || vowel(before)) return false;
  return w.size() == 3 || !vowel(w[0]);
}

}  // namespace

std::string plural_of(std::string_view noun) {
  std::string w(noun);
  if (ends_in_consonant_y(noun)) return w.substr(0, w.size() - 1) + "ies";
  if (takes_es(noun)) return w + "es";
  return w + "s";
}

VerbForms forms_of(std::string_view verb) {
  const std::string w(verb);
  VerbForms f;
  f.third = plural_of(verb);
  if (w.ends_with('e')) {
    f.past = w + "d";
    f.gerund = w.ends_with("ee") || w.ends_with("ye") ? w + "ing" : w.substr(0, w.size() - 1) + "ing";
  } else if (ends_in_consonant_y(verb)) {
    f.past = w.substr(0, w.size() - 1) + "ied";
    f.gerund = w + "ing";
  } else {
    const std::string stem = doubles(verb) ? w + w.back() : w;
    f.past = stem + "ed";
    f.gerund = stem + "ing";
  }
  f.participle = f.past;
  return f;
}

}  // namespace claimcheck
