// Persons by what is left of their names in any transcription, persons by their offices, and the short forms of bodies.
#include <algorithm>
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/actor_names.h"
#include "checker/claim/fields.h"
#include "checker/claim/scene.h"

namespace claimcheck {
namespace {

constexpr std::size_t kShortestFamily = 4;  // letters
constexpr std::size_t kShortestBare = 4;     // letters of a family name without its vowels
constexpr std::size_t kShortestLike = 5;     // letters of a name that may differ by one
constexpr std::size_t kLongBare = 8;         // letters of a whole name without its vowels
constexpr std::size_t kLongName = 10;        // letters of a name that hardly two people share
constexpr std::size_t kStem = 6;             // letters of a word that are compared
constexpr std::uint32_t kKin = 4;            // tokens between a name and whose relative its bearer is
constexpr std::uint32_t kBeside = 10;      // the same of words that are common elsewhere
constexpr std::uint32_t kRenamed = 40;      // tokens around a short form in which a change of name is looked for

struct Rewrite {
  std::string_view from, to;
};
// Longest first; letters that sound alike in one transcription or the other, diacritics dropped.
constexpr Rewrite kRewrites[] = {{"tsch", "k"}, {"shch", "s"}, {"sch", "s"}, {"tch", "k"}, {"dzh", "j"}, {"sh", "s"}, {"ch", "k"}, {"zh", "j"}, {"dj", "j"}, {"kh", "k"}, {"gh", "g"}, {"th", "t"}, {"dh", "d"},
                                 {"ph", "f"},   {"ck", "k"},   {"ts", "k"},  {"tz", "k"},  {"cz", "k"},  {"c", "k"},  {"x", "ks"}, {"q", "k"},  {"w", "v"},  {"z", "s"}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

}  // namespace

std::string name_skeleton(std::string_view folded, bool vowels) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    if (is_vowel(folded[i])) {  // "ai", "ei", "a", "y" are one; so are "ou" and "u"
      bool round = false;
      for (; i < folded.size() && is_vowel(folded[i]); ++i) round = round || folded[i] == 'o' || folded[i] == 'u';
      if (vowels || out.empty()) out += round ? 'O' : 'A';
      continue;
    }
    const auto* r = std::find_if(std::begin(kRewrites), std::end(kRewrites), [&](const Rewrite& x) { return folded.substr(i).starts_with(x.from); });
    const std::string letters = r != std::end(kRewrites) ? std::string(r->to) : std::string(1, folded[i]);
    const bool silent = letters == "h" && !out.empty() && (i + 1 >= folded.size() || !is_vowel(folded[i - 1]));
    i += r != std::end(kRewrites) ? r->from.size() : 1;
    if (!silent && !out.ends_with(letters)) out += letters;
  }
  return out;
}

namespace {

class ActorNames {
 public:
  ActorNames(FactMaker& maker, const std::vector<ToldOffice>& offices) : maker_(maker), view_(maker.view), offices_(offices), scenes_(view_) {}

  void run() {
    std::set<std::uint32_t> seen;
    std::set<std::string> spelt;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const ActorRef* ref = m.actor();
      if (ref == nullptr || ref->definite || view_.mentions.actors[ref->actor].type != ActorType::person || !prose(m)) continue;
      if (view_.quotation_around(m.span) == nullptr) person(i, *ref, spelt);
    }
    for (const ToldOffice& office : offices_) held(office);
    for (const Abbreviation& a : view_.mentions.abbreviations) {
      if (!a.expansion.empty() && !a.well_known) shortened(a);
    }
    for (std::uint32_t t = 0; t + 4 < view_.mentions.tokens.size(); ++t) told_beside(t);
    turned_letters();
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool prose(const Mention& m) const {
    if (m.sentence >= view_.mentions.sentences.size()) return false;
    const BlockKind kind = view_.document.blocks[view_.mentions.sentences[m.sentence].block].kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item;
  }

  // The words of a name, folded, without articles, points and hyphens: "al-Obaidi" is "obaidi".
  std::vector<std::string> words_of(std::string_view name) const {
    std::vector<std::string> out;
    const std::string folded = fold(name);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = std::min(folded.find(' ', at), folded.size());
      std::string word = folded.substr(at, end - at);
      if (const std::size_t hyphen = word.find('-'); hyphen != std::string::npos && view_.lexicon.is(view_.lexicon.find(word.substr(0, hyphen)), article_)) word.erase(0, hyphen + 1);
      std::erase_if(word, [](char c) { return c == '.' || c == '\'' || c == '-'; });
      for (std::size_t mark = 0; (mark = word.find("’")) != std::string::npos;) word.erase(mark, std::string_view("’").size());
      if (!word.empty() && !view_.lexicon.is(view_.lexicon.find(word), article_) && !view_.lexicon.is(view_.lexicon.find(word), honour_)) out.push_back(std::move(word));
      at = end + 1;
    }
    return out;
  }

  // Belarusian and Ukrainian names as their Russian forms are transcribed: "Tsikhanouskaya" is "Tichanovskaya", "Hryhorovych" begins
  // like "Grigorovich".
  static std::string as_russian(std::string word) {
    const auto replace = [&](std::string_view from, std::string_view to) {
      for (std::size_t at = 0; (at = word.find(from, at)) != std::string::npos; at += to.size()) word.replace(at, from.size(), to);
    };
    for (const char* end : {"sk", "ch", "n"}) replace(std::string("ou") + end, std::string("ov") + end), replace(std::string("au") + end, std::string("ov") + end);
    replace("tsi", "ti");
    replace("dzi", "di");
    replace("gh", "g");
    replace("iu", "u");
    for (std::size_t at = 0; at < word.size(); ++at) {
      if (word[at] == 'h' && (at == 0 || std::string_view("ckstzp").find(word[at - 1]) == std::string_view::npos) && at + 1 < word.size()) word[at] = 'g';
    }
    return word;
  }

  // The pairs of letters of a name, so that two names can be compared by how many pairs one has and the other lacks.
  static std::string pairs_of(const std::vector<std::string>& words) {
    std::set<std::string> pairs;
    for (const std::string& word : words) {
      const std::string letters = "-" + name_skeleton(word, true) + "-";
      for (std::size_t at = 0; at + 1 < letters.size(); ++at) pairs.insert(letters.substr(at, 2));
    }
    std::string out;
    for (const std::string& pair : pairs) out += (out.empty() ? "" : " ") + pair;
    return out;
  }

  // Under what a name of two words and more can be met: whole in any transcription, with one of its parts whole, with its office.
  std::vector<std::string> keys_of(const std::vector<std::string>& words, const std::vector<std::string>& titles, bool post) const {
    std::vector<std::string> keys;
    // Most ways to spell a word are the word itself, and are asked for again and again.
    std::vector<std::pair<std::pair<std::string, bool>, std::string>> known;
    const auto name_skeleton_of = [&](const std::string& word, bool vowels) -> const std::string& {
      for (const auto& [asked, answer] : known) {
        if (asked.second == vowels && asked.first == word) return answer;
      }
      return known.emplace_back(std::pair(word, vowels), name_skeleton(word, vowels)).second;
    };
    const auto add = [&](std::string key) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    if (words.size() > 1) {
      std::string skeleton, french, russian, silent, bare, bare_russian;
      for (const std::string& word : words) {
        skeleton += name_skeleton_of(word, true);
        french += name_skeleton_of(as_french(word), true);  // "Bachir" is "Bashir", "Michail" is "Mikhail"
        russian += name_skeleton_of(as_russian(word), true);
        silent += name_skeleton_of(without_h(word), true);
      }
      for (std::size_t i = 1; i < words.size(); ++i) bare += name_skeleton_of(words[i], false), bare_russian += name_skeleton_of(as_russian(words[i]), false);
      for (const std::string& whole : {skeleton, french, russian, silent}) add("name|" + whole);
      // "Oleksandr Hnatiuk" is "Alexander Gnatyuk".
      if (const std::string_view first = view_.lexicon.value_of(first_name_, view_.lexicon.find(words.front())); !first.empty()) {
        std::string russian_family;
        for (std::size_t i = 1; i < words.size(); ++i) russian_family += name_skeleton_of(as_russian(words[i]), true);
        add("name|" + std::string(first) + "|" + russian_family);
      }
      if (bare.size() >= kShortestBare) add("near|" + name_skeleton_of(words.front(), true) + "|" + bare);
      if (bare_russian.size() >= kShortestBare) add("near|" + name_skeleton_of(as_russian(words.front()), true) + "|" + bare_russian);
      std::string whole;  // "Abdul-Fatah al-Borhan" is "Abdel Fattah al-Burhan"
      for (const std::string& word : words) whole += name_skeleton_of(without_article(word), false);
      if (whole.size() >= kLongBare) add("near|" + whole);
      if (words.size() > 2) {
        // "Lucía García Montero", "Lucía Montero García".
        std::vector<std::string> rest;
        for (std::size_t i = 1; i < words.size(); ++i) rest.push_back(name_skeleton_of(words[i], true));
        std::sort(rest.begin(), rest.end());
        add("turned|" + name_skeleton_of(words.front(), true) + "|" + Scenes::joined(rest));
        // "Nikolai Petrovich Zotov", "Nikolai Pavlovich Zotov".
        if (words.size() == 3 && words[1].size() >= kShortestFamily) add("middle|" + name_skeleton_of(words.front(), true) + "|" + name_skeleton_of(words.back(), true));
      }
      const std::string first = name_skeleton_of(words.front(), false), last = name_skeleton_of(words.back(), false);
      if (words.back().size() >= kShortestLike && last.size() >= 2) add("like|" + name_skeleton_of(words.front(), true) + "|" + last.front() + last.back());
      if (words.front().size() >= kShortestLike && !first.empty()) add("like|" + first.substr(0, 1) + "|" + name_skeleton_of(words.back(), true));
    }
    const std::string family = "|" + name_skeleton_of(words.back(), true);
    if (words.size() > 1 && post) add("post|" + titles.front() + family);
    for (const std::string& title : titles) add("title|" + title + family);
    return keys;
  }

  // "Abdulrahman", "Abdel", "Abd": the article comes and goes.
  static std::string without_article(const std::string& word) {
    if (word.size() < 5 || !word.starts_with("abd")) return word;
    const bool article = std::string_view("aeou").find(word[3]) != std::string_view::npos && std::string_view("lrnsd").find(word[4]) != std::string_view::npos;
    return article ? "abd" + word.substr(word[4] == 'l' ? 5 : 4) : word;
  }

  // "Zabiullah" is "Zabihullah".
  static std::string without_h(std::string word) {
    const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
      if (word[at] == 'h' && vowel(word[at - 1]) && vowel(word[at + 1])) word.erase(at, 1);
    }
    return word;
  }

  static std::string as_french(std::string word) {
    for (std::size_t at = 0; (at = word.find("ch", at)) != std::string::npos; ++at) word[at] = 's';
    return word;
  }

  // One of a list of names, or written in capitals as lists do: of another manner than the prose of a bulletin.
  bool listed(const Mention& m) const {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t capitals = 0;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const Token& token = view_.mentions.tokens[t];
      if (!token.has(kAllCapitals) || token.end - token.begin < 4) continue;
      ++capitals;
      if (token.begin >= m.span.begin && token.end <= m.span.end) return true;
    }
    return capitals > 3;
  }

  // "Her sister, Ida Kamm": whose name is like another's for a reason.
  bool has_kin(const Mention& m) const {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
    const std::uint32_t from = begin > s.first + kKin ? begin - kKin : s.first, to = std::min(s.last, end + kKin);
    return view_.has(kin_, from, to, s.last) || view_.has(namesake_, s);
  }

  const ToldOffice* office_of(std::uint32_t actor) const {
    const auto at = std::find_if(offices_.begin(), offices_.end(), [&](const ToldOffice& o) { return o.actor == actor; });
    return at == offices_.end() ? nullptr : &*at;
  }

  // Each way in which a person is named here, once.
  void person(std::uint32_t index, const ActorRef& ref, std::set<std::string>& spelt) {
    const Mention& m = view_.mention(index);
    std::string_view text = m.span.in(view_.document.text);
    if (!ref.title.empty() && text.starts_with(ref.title)) text.remove_prefix(std::min(ref.title.size() + 1, text.size()));
    const std::vector<std::string> words = words_of(text);
    if (words.empty() || words.back().size() < kShortestFamily || text.find(',') != std::string_view::npos) return;
    const bool full = words.size() > 1;
    if (full && words.front().size() < 3) return;
    if (listed(m)) return;
    std::string name;
    for (const std::string& word : words) name += word;  // "Delgado-Segura" is "Delgado Segura"
    if (!spelt.insert(name).second) return;
    const ToldOffice* office = office_of(ref.actor);
    // "The commander of the flotilla, Captain Ida Kamm": both.
    std::vector<std::string> titles;
    for (std::string title : {office != nullptr ? office->key : std::string(), lower(ref.title)}) {
      std::replace(title.begin(), title.end(), ' ', '-');
      if (!title.empty() && std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(std::move(title));
    }
    if (!full && titles.empty()) return;
    const std::string pairs = pairs_of(words);
    const std::string around = scene(m.sentence, words);
    const bool kin = has_kin(m);
    for (const std::string& key : keys_of(words, titles, office != nullptr)) {
      const bool near = key.starts_with("like|") || key.starts_with("post|");
      if (kin && !key.starts_with("title|")) continue;
      maker_.add(near ? "near_name" : "actor_name", m.span,
                 {{"key", key_field(key, m.span)},
                  {"by", key_field(key.substr(0, key.find('|')), m.span)},
                  {"name", key_field(name, m.span)},
                  {"first", key_field(full ? words.front() : "", m.span)},
                  {"family", key_field(words.back(), m.span)},
                  {"full", key_field(full ? "yes" : "no", m.span)},
                  {"pairs", key_field(pairs, m.span)},
                  {"long", key_field(name.size() >= kLongName ? "yes" : "no", m.span)},
                  {"titles", key_field(Scenes::joined(titles), m.span)},
                  {"issued", figure_field(Exact(view_.document.issue.date->value), m.span)},
                  {"scene", key_field(around, m.span)},
                  {"words", {std::string(text), m.span}}},
                 true);
    }
  }

  // The names around, without those of the actor.
  std::string scene(std::uint32_t sentence, const std::vector<std::string>& without) {
    std::vector<std::string> names = scenes_.names(sentence);
    std::erase_if(names, [&](const std::string& n) { return std::find(without.begin(), without.end(), n) != without.end(); });
    return Scenes::joined(names);
  }

  void held(const ToldOffice& office) {
    const Actor& actor = view_.mentions.actors[office.actor];
    const std::vector<std::string> words = words_of(actor.name);
    const Mention& m = view_.mention(office.mention);
    if (words.size() < 2 || words.front().size() < 3 || !prose(m)) return;
    std::string name;
    for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
    const Span whole = office.span.cover(m.span);
    const std::size_t colon = office.key.find(':');
    maker_.add("held_office", whole,
               {{"person", key_field(name, m.span)},
                {"name", {actor.name, m.span}},
                {"office", key_field(office.key, office.span)},
                {"rank", key_field(office.key.substr(0, colon), office.span)},
                {"fields", key_field(office.fields, office.span)},
                {"group", key_field(office.group, office.span)},
                {"scene", key_field(scene(m.sentence, words), m.span)},
                {"settled", key_field(office.settled ? "yes" : "no", office.span)}},
               true);
  }

  // "The PLO, the Pilots' Lamp Office,": a short form whose long form stands beside it without brackets.
  void told_beside(std::uint32_t at) {
    const auto& tokens = view_.mentions.tokens;
    const Token& token = tokens[at];
    if (!token.has(kAllCapitals) || token.end - token.begin < 3 || token.end - token.begin > 6 || !view_.is_mark(at + 1, ',')) return;
    std::uint32_t first = at + 2;
    if (view_.is(first, article_word_)) ++first;
    const std::string letters = fold(view_.text(at));
    std::string initials;
    std::uint32_t last = first;
    for (; last < tokens.size() && initials.size() < letters.size() && (tokens[last].kind == TokenKind::word || view_.possessive(last) || view_.is_mark(last, '\'')); ++last) {
      if (tokens[last].has(kCapital)) initials += fold(view_.text(last)).substr(0, 1);
      else if (tokens[last].kind == TokenKind::word && !view_.is(last, small_)) return;
    }
    if (initials != letters || last == first || last >= tokens.size() || !(view_.is_mark(last, ',') || view_.is_mark(last, '.'))) return;
    Abbreviation a;
    a.shortened = view_.text(at);
    a.span = token.span();
    a.long_span = {tokens[first].begin, tokens[last - 1].end};
    a.expansion = a.long_span.in(view_.document.text);
    shortened(a);
  }

  // An abbreviation that nothing here stands for, where a body is named whose initials are its letters in another order: "the CUR" of an
  // issue of the Coastal Rescue Union.
  void turned_letters() {
    const auto& tokens = view_.mentions.tokens;
    std::map<std::string, std::pair<std::uint32_t, std::string>> bare;  // by sorted letters: where, letters
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      const std::size_t size = tokens[t].end - tokens[t].begin;
      if (tokens[t].kind != TokenKind::word || !tokens[t].has(kAllCapitals) || size < 3 || size > 6) continue;
      const std::string letters = fold(view_.text(t));
      const auto explained = [&](const Abbreviation& a) { return fold(a.shortened) == letters && (!a.expansion.empty() || a.well_known); };
      if (std::any_of(view_.mentions.abbreviations.begin(), view_.mentions.abbreviations.end(), explained)) continue;
      std::string sorted = letters;
      std::sort(sorted.begin(), sorted.end());
      bare.emplace(std::move(sorted), std::pair(t, letters));
    }
    if (bare.empty()) return;
    for (std::uint32_t first = 0; first < tokens.size(); ++first) {
      if (!tokens[first].has(kCapital) || tokens[first].kind != TokenKind::word || view_.is(first, small_)) continue;
      std::string initials;
      for (std::uint32_t t = first; t < tokens.size() && t < first + 10 && initials.size() < 6 && tokens[t].kind == TokenKind::word; ++t) {
        if (view_.is(t, small_)) continue;
        if (!tokens[t].has(kCapital) || tokens[t].has(kAllCapitals)) break;
        initials += fold(view_.text(t)).substr(0, 1);
        std::string sorted = initials;
        std::sort(sorted.begin(), sorted.end());
        const auto at = initials.size() < 3 ? bare.end() : bare.find(sorted);
        if (at == bare.end() || at->second.second == initials) continue;
        Abbreviation a;
        a.shortened = view_.text(at->second.first);
        a.span = tokens[at->second.first].span();
        a.long_span = {tokens[first].begin, tokens[t].end};
        a.expansion = a.long_span.in(view_.document.text);
        shortened(a, true);
        bare.erase(at);
        break;
      }
      if (bare.empty()) return;
    }
  }

  // A blank that was lost on the way is put back: "Office of Foreign AssetsControl".
  static std::string parted(std::string_view text) {
    std::string out;
    for (const char c : text) {
      const bool small_before = !out.empty() && out.back() >= 'a' && out.back() <= 'z';
      if (small_before && c >= 'A' && c <= 'Z') out += ' ';
      out += c;
    }
    return out;
  }

  void shortened(const Abbreviation& a, bool guessed = false) {
    const std::uint32_t sentence = view_.mentions.sentence_at(a.span.begin);
    if (sentence >= view_.mentions.sentences.size()) return;
    const std::uint32_t at = view_.mentions.token_at(a.span.begin);
    bool renamed = false;
    const auto& tokens = view_.mentions.tokens;
    const std::uint32_t size = static_cast<std::uint32_t>(tokens.size());
    for (std::uint32_t t = at > kRenamed ? at - kRenamed : 0; t < std::min(size, at + kRenamed) && !renamed; ++t) renamed = view_.lexicon.match(renamed_, tokens, t, size) > 0;
    const std::uint32_t long_at = a.long_span.empty() ? at : view_.mentions.token_at(a.long_span.begin);
    const std::uint32_t from = std::min(at, long_at), to = std::max(at, long_at);
    for (std::uint32_t t = from > kBeside ? from - kBeside : 0; t < std::min(size, to + kBeside) && !renamed; ++t) renamed = view_.lexicon.match(beside_, tokens, t, size) > 0;
    // Words cut to what an ending leaves ("Nutrition", "Nutritional"); of what country or place it is apart.
    std::string words, places, head, opening, first;
    std::uint32_t count = 0;
    const std::string expansion = parted(a.expansion);
    std::vector<std::string> own = words_of(expansion);
    own.push_back(fold(a.shortened));
    for (const std::string& word : words_of(expansion)) {
      const WordId id = view_.lexicon.find(word);
      if (view_.lexicon.is(id, small_)) continue;
      if (view_.lexicon.is(id, country_) || !view_.lexicon.value_of(demonym_, id).empty() || view_.lexicon.is(id, place_)) places += (places.empty() ? "" : " ") + word;
      head = view_.lexicon.singular(word);
      if (opening.empty() && view_.lexicon.is(view_.lexicon.find(head), body_)) opening = head;
      if (words.empty() && !view_.lexicon.is(id, plain_)) first = head.substr(0, kStem);
      words += (words.empty() ? "" : " ") + head.substr(0, kStem);
      ++count;
    }
    if (!view_.lexicon.is(view_.lexicon.find(head), body_)) head = opening;  // "Agency for Mine Clearance", "Geneva Centre for Mediation"
    const Span whole = guessed ? a.span : a.span.cover(a.long_span);
    const std::string around = scene(sentence, own);
    for (const std::string& key : {"long|" + words, "short|" + fold(a.shortened)}) {
      if (guessed && key.starts_with("short|")) continue;
      maker_.add("short_form", whole,
                 {{"key", key_field(key, a.span)},
                  {"short", key_field(a.shortened, a.span)},
                  {"letters", key_field(fold(a.shortened), a.span)},
                  {"long", key_field(words, a.long_span)},
                  {"expansion", {a.expansion, a.long_span}},
                  {"size", figure_field(count, a.long_span)},
                  {"head", key_field(head, a.long_span)},
                  {"first", key_field(first, a.long_span)},
                  {"places", key_field(places, a.long_span)},
                  {"scene", key_field(around, a.span)},
                  {"renamed", key_field(renamed ? "yes" : "no", a.span)}},
                 true);
    }
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<ToldOffice>& offices_;
  Scenes scenes_;
  const GroupId article_ = group("name-article"), renamed_ = group("across-renamed"), beside_ = group("across-renamed-beside"), small_ = group("function-word"), honour_ = group("across-honour"),
                country_ = group("name-country"), demonym_ = group("name-demonym"), place_ = group("name-place"), body_ = group("across-body"), article_word_ = group("article"), plain_ = group("across-plain"), kin_ = group("across-kin"), namesake_ = group("across-namesake"), first_name_ = group("across-first-name");
};

}  // namespace

void add_actor_names(FactMaker& maker, const std::vector<ToldOffice>& offices) {
  if (maker.view.document.issue.date) ActorNames(maker, offices).run();
}

}  // namespace claimcheck
