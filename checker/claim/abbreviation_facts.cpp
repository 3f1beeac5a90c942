// Abbreviations: their introductions, and of each the first use.
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

// An expansion as a key: folded, without the article, British and American spelling alike, the last word in the singular.
std::string expansion_key(const View& view, const std::string& expansion) {
  std::string key = fold(expansion);
  if (key.starts_with("the ")) key.erase(0, 4);
  for (char& c : key) {
    if (c == '-') c = ' ';
  }
  for (std::size_t at = 0; (at = key.find("iz", at)) != std::string::npos; ++at) key[at + 1] = 's';
  const auto last = key.rfind(' ');
  const std::size_t from = last == std::string::npos ? 0 : last + 1;
  return key.substr(0, from) + view.lexicon.singular(std::string_view(key).substr(from));
}

}  // namespace

void add_abbreviation_facts(FactMaker& maker) {
  const View& view = maker.view;
  std::map<std::string, std::uint32_t> introduced;  // where first
  for (const Abbreviation& a : view.mentions.abbreviations) {
    if (!a.expansion.empty()) introduced.try_emplace(a.shortened, a.span.begin);
  }
  std::set<std::string> used;
  for (const Abbreviation& a : view.mentions.abbreviations) {
    if (!a.expansion.empty()) {
      maker.add("abbreviation", a.span.cover(a.long_span),
                {{"short", key_field(a.shortened, a.span)},
                 {"long", key_field(expansion_key(view, a.expansion), a.long_span)},
                 {"words", {a.expansion, a.long_span}},
                 {"fits", key_field(a.initials_fit ? "yes" : "no", a.span)},
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
