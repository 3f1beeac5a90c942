// Abbreviations: their introductions, and of each the first use.
#include <algorithm>
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

// An expansion as a key: folded, without the article, hyphens and apostrophes, British and American spelling alike, the last
// word in the singular.
std::string expansion_key(const View& view, const std::string& expansion) {
  std::string key = fold(expansion);
  if (key.starts_with("the ")) key.erase(0, 4);
  std::erase(key, '-');
  std::erase(key, '\'');
  for (std::size_t at = 0; (at = key.find("’", at)) != std::string::npos;) key.erase(at, std::string_view("’").size());
  for (std::size_t at = 0; (at = key.find("iz", at)) != std::string::npos; ++at) key[at + 1] = 's';
  const auto last = key.rfind(' ');
  const std::size_t from = last == std::string::npos ? 0 : last + 1;
  return key.substr(0, from) + view.lexicon.singular(std::string_view(key).substr(from));
}

// The first letters of the words, but of "of" and the like.
std::string initials_of(const std::string& expansion, const Lexicon& lexicon) {
  const GroupId small = lexicon.group("function-word");
  std::string initials;
  const std::string low = fold(expansion);
  for (std::size_t at = 0; at < low.size();) {
    const std::size_t end = std::min(low.find_first_of(" -", at), low.size());
    const std::string word = low.substr(at, end - at);
    if (!word.empty() && !lexicon.is(lexicon.find(word), small)) initials += word[0];
    at = end + 1;
  }
  return initials;
}

// "Museum of Art (USA)": where it is. A country's own name has its initials.
bool is_place(const std::string& shortened, const std::string& expansion, const Lexicon& lexicon) {
  const std::string letters = fold(shortened);
  return lexicon.is(lexicon.find(letters), lexicon.group("name-country")) && initials_of(expansion, lexicon) != letters;
}

// Whether the letters look like a slip of the words' initials: as many as the words, some of them in place, and not the same
// letters in another order. Else they are most likely the initials of the name in another language ("Rapid Intervention
// Battalion (BIR)").
bool looks_like_slip(const std::string& shortened, const std::string& expansion, const Lexicon& lexicon) {
  std::string initials = initials_of(expansion, lexicon), letters = fold(shortened);
  if (letters.size() != initials.size()) return false;
  if (letters.find('x') != std::string::npos && initials.find('x') == std::string::npos) return false;  // "User Experience (UX)"
  // Two letters behind the first that changed places: of another language they would hardly begin alike.
  if (letters.size() > 2 && letters[0] == initials[0]) {
    for (std::size_t i = 1; i + 1 < letters.size(); ++i) {
      std::string swapped = initials;
      std::swap(swapped[i], swapped[i + 1]);
      if (swapped == letters && letters != initials) return true;
    }
  }
  bool in_place = false;
  for (std::size_t i = 0; i < letters.size(); ++i) in_place = in_place || letters[i] == initials[i];
  std::sort(letters.begin(), letters.end());
  std::sort(initials.begin(), initials.end());
  return in_place && letters != initials;
}

// Letters that could be read into the words ("EACC" into "East African Arbitration Chamber"), where there are as many as words and
// all but one are their initials: that one is no letter of its word.
bool one_letter_off(const std::string& shortened, const std::string& expansion, const Lexicon& lexicon) {
  const GroupId small = lexicon.group("function-word"), compass = lexicon.group("compass");
  const std::string letters = fold(shortened), low = fold(expansion);
  if (low.find('-') != std::string::npos) return false;
  std::size_t n = 0, wrong = 0;
  bool strange = false;
  for (std::size_t at = 0; at < low.size();) {
    const std::size_t end = std::min(low.find_first_of(" -", at), low.size());
    const std::string word = low.substr(at, end - at);
    at = end + 1;
    if (word.empty() || lexicon.is(lexicon.find(word), small)) continue;
    if (n >= letters.size()) return false;
    if (letters[n] != word[0]) {
      ++wrong;
      strange = n > 0 && word.find(letters[n]) == std::string::npos && !lexicon.is(lexicon.find(word), compass);  // "ARSM", of Severna
    }
    ++n;
  }
  return n == letters.size() && n > 3 && wrong == 1 && strange;
}

// The words of an expansion that tell it from others, each cut to six letters, in the order of the alphabet: "Workers' Party of
// Korea" and "Korean Workers' Party" have the same but for an ending.
std::vector<std::string> stems(const std::string& key, const Lexicon& lexicon) {
  const GroupId small = lexicon.group("function-word");
  std::vector<std::string> out;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string word = key.substr(at, end - at);
    if (!word.empty() && !lexicon.is(lexicon.find(word), small)) out.push_back(word.substr(0, 6));
    at = end + 1;
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool same_stems(std::string a, std::string b, const Lexicon& lexicon) {
  const auto x = stems(a, lexicon), y = stems(b, lexicon);
  std::erase(a, ' ');
  std::erase(b, ' ');
  if (a == b) return true;  // "Replace-by-Fee", "Replace By Fee"
  // Of a name cut short every word is in the longer one.
  const auto in = [](const std::vector<std::string>& few, const std::vector<std::string>& many) {
    return few.size() >= 3 && std::all_of(few.begin(), few.end(), [&](const std::string& s) {
      return std::any_of(many.begin(), many.end(), [&](const std::string& t) { return s.starts_with(t) || t.starts_with(s); });
    });
  };
  if (x.size() != y.size()) return in(x.size() < y.size() ? x : y, x.size() < y.size() ? y : x);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const std::string& s, const std::string& t) { return s.starts_with(t) || t.starts_with(s); });
}

// The first expansion of a short form, where this one is the same with words left out or in another order.
std::string same_expansion(std::map<std::string, std::string>& first, const std::string& shortened, const std::string& key, const Lexicon& lexicon) {
  const auto [at, is_new] = first.try_emplace(shortened, key);
  const bool part = at->second.find(key) != std::string::npos || key.find(at->second) != std::string::npos ||
                    same_stems(at->second, key, lexicon);
  return part ? at->second : key;
}

}  // namespace

void add_abbreviation_facts(FactMaker& maker) {
  const View& view = maker.view;
  std::map<std::string, std::uint32_t> introduced;  // where first
  for (const Abbreviation& a : view.mentions.abbreviations) {
    if (!a.expansion.empty()) introduced.try_emplace(a.shortened, a.span.begin);
  }
  std::set<std::string> used;
  std::map<std::string, std::string> first_expansion;
  for (const Abbreviation& a : view.mentions.abbreviations) {
    if (!a.expansion.empty()) {
      maker.add("abbreviation", a.span.cover(a.long_span),
                {{"short", key_field(a.shortened, a.span)},
                 {"long", key_field(same_expansion(first_expansion, a.shortened, expansion_key(view, a.expansion), view.lexicon), a.long_span)},
                 {"words", {a.expansion, a.long_span}},
                 {"fits", key_field(is_place(a.shortened, a.expansion, view.lexicon) ? "foreign" : a.initials_fit && (a.well_known || !one_letter_off(a.shortened, a.expansion, view.lexicon)) ? "yes" : looks_like_slip(a.shortened, a.expansion, view.lexicon) ? "no" : "foreign", a.span)},
                 {"known", key_field(a.well_known ? "yes" : "no", a.span)}},
                true);
      used.insert(a.shortened);
    } else if (!a.well_known && used.insert(a.shortened).second) {
      const auto where = introduced.find(a.shortened);
      maker.add("abbreviation_use", a.span,
                {{"short", key_field(a.shortened, a.span)},
                 {"introduced", key_field(where == introduced.end() ? "never" : "later", a.span)}},
                true);
    }
  }
}

}  // namespace claimcheck
