// Bodies and firms by a name of their own ("Nordhavn Lines", "the Lindqvist Foundation of Visby"), so that another issue can be asked for
// one whose name differs by a letter or two.
#include <algorithm>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/actor_names.h"
#include "checker/claim/fields.h"
#include "checker/claim/scene.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongest = 5;  // tokens on either side of the noun
constexpr std::size_t kShortest = 5;   // letters of a name that may differ by one
constexpr std::size_t kStem = 6;       // letters of the other words that are compared

// What words end in that are no names.
constexpr std::string_view kEndings[] = {"er", "ers", "ion", "ions", "al", "als", "ment", "ments", "ing", "ings", "ity", "ive", "ance", "ence", "ary", "ory", "able", "ist", "ists", "ism", "ical", "ness", "ship", "ies", "ous", "ics", "ic", "ure", "ures", "ants", "ents", "ed", "age", "ages"};

class NearBodies {
 public:
  explicit NearBodies(FactMaker& maker) : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), scenes_(view_) {}

  void run() {
    for (const GroupId heads : {body_, firm_}) {
      for (const std::uint32_t t : view_.places(heads)) {
        if (capital(t)) named(t);
      }
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool capital(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital); }
  bool glue(std::uint32_t t) const { return view_.is_mark(t, '-') && tokens_[t].glued(); }
  bool head(std::uint32_t t) const { return view_.is(t, body_) || view_.is(t, firm_); }

  // A word that is nothing but a name.
  bool strange(std::uint32_t t) const {
    const Token& token = tokens_[t];
    if (token.kind != TokenKind::word || token.end - token.begin < kShortest || token.has(kAllCapitals) || !token.has(kCapital) || head(t)) return false;
    for (const GroupId g : {common_, function_, country_, demonym_, calendar_, first_name_, place_}) {
      if (view_.is(t, g)) return false;
    }
    const std::string word = fold(view_.text(t));
    for (const std::string_view end : kEndings) {
      if (word.ends_with(end)) return false;
    }
    return !view_.lexicon.is(view_.lexicon.find(view_.lexicon.singular(word)), common_) && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  }

  void named(std::uint32_t at) {
    const std::uint32_t sentence = view_.mentions.sentence_of_token(at);
    if (sentence >= view_.mentions.sentences.size()) return;
    const Sentence& s = view_.mentions.sentences[sentence];
    const BlockKind block = view_.document.blocks[s.block].kind;
    if (block != BlockKind::paragraph && block != BlockKind::list_item) return;
    std::uint32_t first = at, last = at + 1;
    while (first > s.first && at - first < kLongest && (capital(first - 1) || glue(first - 1)) && !view_.is(first - 1, article_) && !view_.is(first - 1, function_)) --first;
    while (last < s.last && last - at < kLongest && (capital(last) || glue(last)) && !view_.is(last, function_)) ++last;
    if (last - first < 2 || !seen_.insert({first, last}).second) return;
    std::vector<std::uint32_t> names;
    for (std::uint32_t t = first; t < last; ++t) {
      if (strange(t)) names.push_back(t);
    }
    if (names.empty() || names.size() > 2) return;
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    for (const std::uint32_t name : names) {
      std::vector<std::string> rest;
      for (std::uint32_t t = first; t < last; ++t) {
        if (t != name && tokens_[t].kind == TokenKind::word) rest.push_back(view_.lexicon.singular(fold(view_.text(t))).substr(0, kStem));
      }
      std::sort(rest.begin(), rest.end());
      const std::string word = fold(view_.text(name)), key = Scenes::joined(rest) + "|" + word[0];
      if (!told_.insert(key + "|" + word).second) continue;
      std::vector<std::string> around = scenes_.names(sentence);
      std::erase_if(around, [&](const std::string& n) { return n == word || std::find(rest.begin(), rest.end(), n.substr(0, kStem)) != rest.end(); });
      maker_.add("near_body", span,
                 {{"key", key_field(key, span)},
                  {"name", key_field(word, tokens_[name].span())},
                  {"spelling", key_field(spelling(word), tokens_[name].span())},
                  {"scene", key_field(Scenes::joined(around), span)},
                  {"renamed", key_field(view_.has(renamed_, s) || view_.has(renamed_beside_, s) ? "yes" : "no", span)},
                  {"issued", figure_field(Exact(view_.document.issue.date->value), span)},
                  {"words", {std::string(span.in(view_.document.text)), span}}},
                 true);
    }
  }

  // Spellings of two countries or languages are one.
  static std::string spelling(std::string word) {
    const auto ending = [&](std::string_view from, std::string_view to) {
      if (word.ends_with(from)) word.replace(word.size() - from.size(), from.size(), to);
    };
    ending("s", ""), ending("our", "or"), ending("ce", "se"), ending("tre", "ter"), ending("ogue", "og");
    return word;
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  Scenes scenes_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
  std::set<std::string> told_;
  const GroupId body_ = group("across-body"), firm_ = group("across-firm"), article_ = group("article"), function_ = group("function-word"), common_ = group("name-common"), country_ = group("name-country"),
                demonym_ = group("name-demonym"), calendar_ = group("name-calendar"), first_name_ = group("name-first"), place_ = group("name-place"), renamed_ = group("across-renamed"), renamed_beside_ = group("across-renamed-beside");
};

}  // namespace

void add_near_bodies(FactMaker& maker) { NearBodies(maker).run(); }

}  // namespace claimcheck
