// Names spelt in two ways. Two forms are compared if they differ by one letter (put in, left out, changed, or two changed
// places) or by the vowels of a transcription; that alone proves nothing, since most such pairs are two names. One of these must
// tie them together:
//
//   beside    the same name stands before or behind both ("Oleksandr Marchenko", "Oleksander Marchenko")
//   called    one stands with a first name, the other always alone ("Mahdi al-Rashidi", "al-Rashedi"): a person named again
//   slip      one stands three times or more, the other once, and is no word or name that the vocabulary knows
//
// Two first names are two people; inflected forms, British and American spelling, quotations and foreign phrases are let be.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/spelling_setting.h"
#include "checker/claim/spelling_slips.h"

namespace claimcheck {
namespace {

constexpr std::size_t kShortest = 4;       // letters; of names that are tied by a neighbour
constexpr std::size_t kShortestAlone = 5;
constexpr std::size_t kShortestUnknown = 6;
constexpr std::size_t kShortestSkeleton = 5;
constexpr std::size_t kOften = 3;
constexpr std::size_t kMany = 9;           // of a word that everybody knows
constexpr std::size_t kLong = 8;           // letters of a name that is nobody's by chance
constexpr std::size_t kMostPlaces = 48;    // of one form that are looked at
constexpr std::size_t kMostNeighbours = 40;  // forms of one bucket that one is compared with

struct Form {
  std::string_view text;             // as it stands first
  std::string folded;
  std::uint32_t count = 0;
  std::vector<std::uint32_t> places; // tokens
};

class Spelling {
 public:
  explicit Spelling(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), lexicon_(maker.view.lexicon) {}

  void run() {
    collect();
    if (forms_.size() < 2) return;
    bucket([](const std::string& w) { return w.substr(0, 3); }, false);
    bucket([](const std::string& w) { return w.substr(w.size() - 3); }, false);
    bucket([](const std::string& w) { return skeleton(w); }, true);
    report();
  }

 private:
  GroupId group(std::string_view name) const { return lexicon_.group(name); }
  bool is(std::uint32_t t, GroupId group) const { return t < tokens_.size() && lexicon_.is(tokens_[t].word, group); }
  bool capital(std::uint32_t t) const { return t < tokens_.size() && tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital); }
  bool known(std::uint32_t t) const { return tokens_[t].word != 0 && !lexicon_.groups_starting_with(tokens_[t].word).empty(); }

  // In an address, a path, a name of a program.
  bool glued_to_code(std::uint32_t t) const {
    const auto odd = [&](std::uint32_t mark) {
      if (tokens_[mark].kind == TokenKind::number) return true;
      const std::string_view w = view_.text(mark);
      return w == "/" || w == "_" || w == "@" || w == "." || w == "#" || w == ":" || w == "\\" || w == "=" || w == "<" || w == "&" || w == "$";
    };
    if (tokens_[t].glued() && t > 0 && odd(t - 1)) return true;
    return t + 2 < tokens_.size() && tokens_[t + 1].glued() && tokens_[t + 2].glued() && tokens_[t + 1].kind == TokenKind::mark && odd(t + 1);
  }

  static std::string without_apostrophes(std::string word) {  // "Fa'atuatua"
    std::erase(word, '\'');
    for (std::size_t at = 0; (at = word.find("’", at)) != std::string::npos;) word.erase(at, std::string_view("’").size());
    return word;
  }

  bool mixed_case(std::string_view w) const {
    return std::any_of(w.begin() + 1, w.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
  }

  void collect() {
    std::unordered_map<std::string_view, std::uint32_t> index;
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      const Token& token = tokens_[t];
      if (!capital(t) || token.has(kAllCapitals) || token.has(kHasPoint) || token.end - token.begin < kShortest || token.end - token.begin > 40) continue;
      const std::string_view text = view_.text(t);
      const auto [at, fresh] = index.try_emplace(text, static_cast<std::uint32_t>(forms_.size()));
      if (fresh) {
        if (mixed_case(text) || is(t, stop_) || is(t, calendar_)) {
          at->second = kNone;
          continue;
        }
        forms_.push_back({text, without_apostrophes(fold(text)), 0, {}});
      }
      if (at->second == kNone || glued_to_code(t)) continue;
      Form& form = forms_[at->second];
      ++form.count;
      if (form.places.size() < kMostPlaces) form.places.push_back(t);
    }
    std::erase_if(forms_, [](const Form& f) { return f.count == 0 || f.folded.size() < kShortest; });
  }

  template <class Key>
  void bucket(Key key, bool skeletons) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    keys.reserve(forms_.size());
    for (std::uint32_t i = 0; i < forms_.size(); ++i) keys.emplace_back(key(forms_[i].folded), i);
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      for (std::size_t k = i + 1; k < keys.size() && k <= i + kMostNeighbours * (skeletons ? 1 : 8) && keys[k].first == keys[i].first; ++k) {
        const Form &a = forms_[keys[i].second], &b = forms_[keys[k].second];
        const std::size_t longer = std::max(a.folded.size(), b.folded.size()), shorter = std::min(a.folded.size(), b.folded.size());
        if (longer > shorter + (skeletons ? 2 : 1)) continue;
        compare(keys[i].second, keys[k].second, skeletons);
      }
    }
  }

  void compare(std::uint32_t a, std::uint32_t b, bool skeletons) {
    if (forms_[b].count > forms_[a].count || (forms_[b].count == forms_[a].count && forms_[b].places.front() < forms_[a].places.front())) std::swap(a, b);
    const Form &usual = forms_[a], &odd = forms_[b];
    if (usual.folded == odd.folded) {
      if (skeletons && lower(usual.text) != lower(odd.text) && !said_so(usual, odd)) found_.push_back({a, b, true});
      return;
    }
    const Slip slip = slip_between(usual.folded, odd.folded);
    if (skeletons ? slip.kind != Slip::none : slip.kind == Slip::none) return;  // one way is enough
    if (slip.kind != Slip::none && (slip.at == 0 || british(slip, usual.folded, odd.folded))) return;
    if (evidence(usual, odd, slip) && !said_so(usual, odd)) found_.push_back({a, b, false});
  }

  // Whether two forms are one name at all: near names in the rows of a table, in a list of works or in a list of names are
  // many names; only a neighbour that both have ties them there.
  bool evidence(const Form& usual, const Form& odd, const Slip& slip) const {
    if (setting_.all_in_table(usual.places) && setting_.all_in_table(odd.places)) return false;
    if (slip.kind == Slip::change && one_of_many(usual.folded, odd.folded)) return false;
    return tied(usual, odd, slip);
  }

  // "Cornishman", "Cornishmen"
  static bool one_of_many(std::string_view a, std::string_view b) {
    return (a.ends_with("man") && b.ends_with("men")) || (a.ends_with("men") && b.ends_with("man"));
  }

  bool tied(const Form& usual, const Form& odd, const Slip& slip) const {
    const bool usual_known = known(usual.places.front()), odd_known = known(odd.places.front());
    const std::size_t last = std::max(usual.folded.size(), odd.folded.size()) - 1;
    const bool within = slip.kind != Slip::none && slip.at > 0 && (slip.at < last || (std::max(usual.folded, odd.folded).back() == 'e' && slip.kind == Slip::insertion));  // no "Guine", "Assyrians"
    if (within && same_compound(usual, odd)) return true;
    if (umlauts(usual, odd)) return beside(usual, odd, false) || called(usual, odd) || called(odd, usual);
    if (usual_known && odd_known && !transcribed(usual, odd)) return false;
    if (inflected(odd) || (!usual_known && inflected(usual))) return false;
    const std::size_t size = std::min(usual.folded.size(), odd.folded.size());
    const bool inside = slip.kind == Slip::insertion && slip.at + 1 < std::max(usual.folded.size(), odd.folded.size());
    const bool slipped = slip.kind != Slip::none && plausible(slip, usual.folded, odd.folded);
    if (slip.kind == Slip::none && skeleton(odd.folded).size() < kShortestSkeleton) return false;
    const bool greek = slip.kind == Slip::change && slip.at + 2 == odd.folded.size() && odd.folded.back() == 's' && !usual_known && !odd_known && size >= kLong;  // "Kalogeras", "Kalogeros"
    const bool ending = greek || (slip.kind == Slip::change && i_for_y(usual.folded.back(), odd.folded.back())) || usual.folded + "e" == odd.folded || odd.folded + "e" == usual.folded;
    if ((slip.kind == Slip::none || slipped || inside || ending) && beside(usual, odd, is(usual.places.front(), first_) || (usual_known && odd_known))) return true;
    if (odd_known || (slip.kind != Slip::none && !slipped) || setting_.all_one_of_several(odd.places) || listed(odd) || cut_off(odd)) return false;
    const bool spelt_anew = slip.kind == Slip::none;  // only persons are, and those with a first name that is known
    const bool apart = spelt_anew && (skeleton(odd.folded).size() <= kShortestSkeleton || usual.folded[0] != odd.folded[0]);
    if (!apart && size >= kShortestAlone && !is(usual.places.front(), first_) && called(usual, odd, spelt_anew)) return true;
    const bool transliterated = !usual_known && size >= kLong && slip.kind == Slip::change && i_for_y(usual.folded[slip.at], odd.folded[slip.at]);  // "Tadmuria", "Tadmurya"
    if (transliterated && !own_first_name(usual, odd) && !foreign(usual, odd)) return true;
    if (slip.kind == Slip::none || odd.count > 1 || usual.count < (size >= kLong && !usual_known ? 2 : kOften)) return false;
    if (size < (usual_known ? kShortestAlone : kShortestUnknown)) return false;
    // Against a word that everybody knows, one changed letter makes another word or name ("Slate", "Greene") more often than a slip.
    if (usual_known && ((slip.kind == Slip::change && size < kLong - 1 && usual.count < kMany) || in_another_name(usual, odd) || !plain_letters(odd.text))) return false;
    if (is(usual.places.front(), first_) || compound(odd.places.front())) return false;  // a first name is many people's
    if (another_thing(usual, odd)) return false;
    return !own_first_name(usual, odd) && (slip.kind == Slip::swap || !foreign(usual, odd));
  }

  // Always one item of a list of names: "Perez, Dalton, Hughes".
  bool listed(const Form& odd) const {
    const auto joins = [&](std::uint32_t t) { return t < tokens_.size() && (view_.is_mark(t, ',') || view_.text(t) == "and" || view_.text(t) == "&"); };
    const auto item = [&](std::uint32_t t) { return capital(t) && !is(t, title_) && !is(t, office_) && !tokens_[t].has(kLineStart); };
    return std::all_of(odd.places.begin(), odd.places.end(), [&](std::uint32_t t) {
      const bool starts = t == 0 || tokens_[t].has(kLineStart);
      const bool before = !starts && joins(t - 1) && t > 1 && item(t - 2), behind = joins(t + 1) && item(t + 2);
      const bool comma = (before && view_.is_mark(t - 1, ',')) || (behind && view_.is_mark(t + 1, ','));
      return comma && (before || starts) && (behind || (before && t + 1 < tokens_.size() && view_.is_mark(t + 1, '.')));
    });
  }

  // "the Strate- — the Strategic Reserve", "Hawai‘i": half a word.
  bool cut_off(const Form& odd) const {
    const auto cut = [&](std::uint32_t t) {
      if (t + 1 >= tokens_.size() || !tokens_[t + 1].glued()) return false;
      const std::string_view w = view_.text(t + 1);
      return w == "‘" || w == "ʻ" || (w == "-" && (t + 2 >= tokens_.size() || !tokens_[t + 2].glued()));
    };
    return std::any_of(odd.places.begin(), odd.places.end(), cut);
  }

  // "Gardner" the editor and "Gardiner Street": the rare form names a thing that the usual one never does.
  bool another_thing(const Form& usual, const Form& odd) const {
    return std::any_of(odd.places.begin(), odd.places.end(), [&](std::uint32_t t) {
      const std::uint32_t n = name_behind(t);
      return n != kNone && tokens_[n].word != 0 && std::none_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
        const std::uint32_t m = name_behind(u);
        return m != kNone && view_.text(m) == view_.text(n);
      });
    });
  }

  static bool plain_letters(std::string_view w) {
    return std::none_of(w.begin(), w.end(), [](unsigned char c) { return c >= 0x80; });
  }

  // Beside a name that the usual form never stands beside: "Hans Barth" is no birth.
  bool in_another_name(const Form& usual, const Form& odd) const {
    const auto beside_it = [&](std::uint32_t n, bool before) {
      return std::any_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
        const std::uint32_t m = before ? name_before(u) : name_behind(u);
        return m != kNone && view_.text(m) == view_.text(n);
      });
    };
    for (const std::uint32_t t : odd.places) {
      const std::uint32_t b = name_before(t), n = name_behind(t);
      if ((b != kNone || n != kNone) && !(b != kNone && beside_it(b, true)) && !(n != kNone && beside_it(n, false))) return true;
    }
    return false;
  }

  // "Müller" and "Mueller"
  static bool umlauts(const Form& a, const Form& b) {
    const auto written_out = [](std::string_view text) {
      std::string out = lower(text);
      for (const auto& [mark, letters] : std::to_array<std::pair<std::string_view, std::string_view>>({{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ø", "oe"}, {"æ", "ae"}, {"å", "aa"}, {"ß", "ss"}})) {
        for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos; at += letters.size()) out.replace(at, mark.size(), letters);
      }
      return out;
    };
    return a.text != b.text && written_out(a.text) == written_out(b.text);
  }

  // Two known first names that are one in another transcription: "Mohammed", "Muhammad".
  bool transcribed(const Form& a, const Form& b) const {
    return is(a.places.front(), first_) && is(b.places.front(), first_) && a.folded.size() > 5 && skeleton(a.folded) == skeleton(b.folded) && vowel(a.folded.back()) == vowel(b.folded.back()) &&
           (a.folded.back() == b.folded.back() || !vowel(a.folded.back()) || i_for_y(a.folded.back(), b.folded.back()));
  }

  bool inflected(const Form& form) const {
    const std::string low = lower(form.text);
    for (const auto& [ending, instead] : std::to_array<std::pair<std::string_view, std::string_view>>(
             {{"s", ""}, {"es", ""}, {"ies", "y"}, {"d", ""}, {"ed", ""}, {"ing", ""}, {"ing", "e"}, {"ly", ""}, {"er", ""}, {"ers", ""}, {"er", "e"}, {"ers", "e"}, {"or", "e"}, {"ors", "e"}, {"ies", "ie"}, {"ness", ""}, {"less", ""}, {"able", ""}, {"al", ""}})) {
      if (!low.ends_with(ending) || low.size() < ending.size() + 3) continue;
      const WordId base = lexicon_.find(low.substr(0, low.size() - ending.size()) + std::string(instead));
      if (base != 0 && !lexicon_.groups_starting_with(base).empty()) return true;
    }
    return false;
  }

  // The name before a token, past "al-" and particles; kNone if there is none or it is a title.
  std::uint32_t name_before(std::uint32_t t) const {
    while (t > 1 && ((view_.is_mark(t - 1, '-') && tokens_[t - 1].glued()) || is(t - 1, article_) || (is(t - 1, particle_) && !tokens_[t - 1].has(kCapital)))) --t;
    if (t == 0 || tokens_[t].has(kLineStart) || !(capital(t - 1) || view_.is_mark(t - 1, '.'))) return kNone;
    if (view_.is_mark(t - 1, '.')) {  // an initial
      return t > 1 && capital(t - 2) && tokens_[t - 2].end - tokens_[t - 2].begin == 1 ? t - 2 : kNone;
    }
    if (is(t - 1, title_) || is(t - 1, office_) || is(t - 1, stop_) || is(t - 1, compass_) || is(t - 1, calendar_)) return kNone;
    return t - 1;
  }
  std::uint32_t name_behind(std::uint32_t t) const {
    if (t + 1 >= tokens_.size() || tokens_[t + 1].has(kLineStart) || !capital(t + 1) || is(t + 1, stop_) || is(t + 1, title_)) return kNone;
    return t + 1;
  }

  // "Diffie-Hellman"
  bool compound(std::uint32_t t) const {
    const auto hyphen = [&](std::uint32_t mark) { return mark < tokens_.size() && tokens_[mark].glued() && view_.is_mark(mark, '-'); };
    return (t > 1 && tokens_[t].glued() && hyphen(t - 1) && capital(t - 2)) || (hyphen(t + 1) && capital(t + 2) && tokens_[t + 2].glued());
  }

  // "Adeyemi-Clarke" and "Adeyemi-Clark": a double name of which one half is the same.
  bool same_compound(const Form& a, const Form& b) const {
    const auto half = [&](std::uint32_t t, bool before) {
      const std::uint32_t mark = before ? t - 1 : t + 1, other = before ? t - 2 : t + 2;
      const bool joined = (!before || t > 1) && other < tokens_.size() && view_.is_mark(mark, '-') && tokens_[before ? t : other].glued() && tokens_[mark].glued();
      return joined && capital(other) && tokens_[other].end - tokens_[other].begin >= kShortest && !is(other, first_) && !is(other, common_) ? other : kNone;
    };
    for (const bool before : {true, false}) {
      for (const std::uint32_t x : a.places) {
        const std::uint32_t h = half(x, before);
        if (h == kNone) continue;
        for (const std::uint32_t y : b.places) {
          const std::uint32_t k = half(y, before);
          if (k != kNone && view_.text(h) == view_.text(k)) return true;
        }
      }
    }
    return false;
  }

  bool beside(const Form& a, const Form& b, bool first_names) const {
    const auto same = [&](std::uint32_t x, std::uint32_t y) {
      if (x == kNone || y == kNone || view_.text(x) != view_.text(y) || tokens_[x].end - tokens_[x].begin < 2) return false;
      return !first_names || !(tokens_[x].has(kAllCapitals) || is(x, first_));
    };
    for (const std::uint32_t x : a.places) {
      const std::uint32_t xb = name_before(x), xn = name_behind(x);
      for (const std::uint32_t y : b.places) {
        const std::uint32_t yb = name_before(y), yn = name_behind(y);
        if ((same(xb, yb) && !both_own(xn, yn)) || (same(xn, yn) && !two_people(x, y) && !both_own(xb, yb))) return true;
      }
    }
    return false;
  }
  // "Jo Carroll Silvers", "Jo Caroll Dennis": each has another name beside it that is its own.
  bool both_own(std::uint32_t x, std::uint32_t y) const {
    const auto name = [&](std::uint32_t t) { return t != kNone && tokens_[t].end - tokens_[t].begin >= kShortest && (tokens_[t].word == 0 || is(t, first_)) && !is(t, common_); };
    return name(x) && name(y) && view_.text(x) != view_.text(y) && slip_between(fold(view_.text(x)), fold(view_.text(y))).kind == Slip::none;
  }
  // "Mario Rossi" and "Maria Rossi", "François Favre" and "Françoise Favre"
  bool two_people(std::uint32_t x, std::uint32_t y) const {
    const std::string a = fold(view_.text(x)), b = fold(view_.text(y));
    if (a.back() == 'i' && b == a + "e") return false;  // "Anneli", "Annelie"
    if (b.back() == 'i' && a == b + "e") return false;
    const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
    if ((is(x, first_) || is(y, first_)) && !vowel(shorter.back()) && (longer == shorter + "e" || longer == shorter + "a")) return true;
    return !i_for_y(a.back(), b.back()) && vowel(a.back()) && vowel(b.back()) && a.back() != b.back();
  }

  bool called(const Form& full, const Form& alone, bool surely = false) const {
    const bool named = std::any_of(full.places.begin(), full.places.end(), [&](std::uint32_t t) {
      const std::uint32_t n = name_before(t);
      return n != kNone && name_behind(t) == kNone && (is(n, first_) || tokens_[n].end - tokens_[n].begin == 1 || (!surely && tokens_[n].word == 0)) && !is(n, common_);
    });
    return named && std::all_of(alone.places.begin(), alone.places.end(), [&](std::uint32_t t) { return name_before(t) == kNone && name_behind(t) == kNone && !inverted(t); });
  }

  // "Friedman, Benjamin": in a list of works.
  bool inverted(std::uint32_t t) const {
    return t + 2 < tokens_.size() && view_.is_mark(t + 1, ',') && capital(t + 2) && (is(t + 2, first_) || tokens_[t + 2].end - tokens_[t + 2].begin == 1);
  }

  // The rare form has a first name of its own, and so has the usual one: a namesake.
  bool own_first_name(const Form& usual, const Form& odd) const {
    for (const std::uint32_t t : odd.places) {
      if (inverted(t)) return true;
      const std::uint32_t n = name_before(t);
      if (n == kNone || !(is(n, first_) || tokens_[n].end - tokens_[n].begin == 1)) continue;
      const bool shared = std::any_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
        const std::uint32_t m = name_before(u);
        return m != kNone && view_.text(m) == view_.text(n);
      });
      if (!shared) return true;
    }
    return false;
  }

  // A small word that the vocabulary does not know is one of English more often than not, unless its letters or its end say else.
  static bool plain_english(std::string_view w) {
    if (w.size() < 3 || std::any_of(w.begin(), w.end(), [](unsigned char c) { return c >= 0x80; })) return false;
    return !vowel(w.back()) || w.back() == 'e' || w.back() == 'y';
  }

  // Words of another language around a name: "Partido Nacional".
  bool foreign(const Form& usual, const Form& odd) const {
    const auto strange = [&](std::uint32_t t) {
      if (t >= tokens_.size() || tokens_[t].kind != TokenKind::word || tokens_[t].word != 0) return false;
      return tokens_[t].has(kCapital) || !plain_english(view_.text(t));
    };
    const auto shared = [&](std::uint32_t n, int side) {
      return std::any_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
        const std::uint32_t m = side < 0 ? u - 1 : u + 1;
        return m < tokens_.size() && view_.text(m) == view_.text(n);
      });
    };
    for (const std::uint32_t t : odd.places) {
      if (t > 0 && !tokens_[t].has(kLineStart) && (strange(t - 1) || (is(t - 1, particle_) && !tokens_[t - 1].has(kCapital))) && !shared(t - 1, -1)) return true;
      if (t + 1 < tokens_.size() && !tokens_[t + 1].has(kLineStart) && (strange(t + 1) || (is(t + 1, particle_) && view_.text(t + 1) != "a")) && !shared(t + 1, 1)) return true;
    }
    return false;
  }

  // Side by side, the text sets two forms against one another; in quotation marks, they are somebody else's.
  bool said_so(const Form& a, const Form& b) const {
    for (const std::uint32_t y : b.places) {
      if (view_.quotation_around(tokens_[y].span()) != nullptr || quoted_word(y) || marked_as_other(y) || (y > 0 && tokens_[y].glued() && view_.is_mark(y - 1, '['))) return true;
      for (const std::uint32_t x : a.places) {
        const std::uint32_t distance = x < y ? y - x : x - y;
        if (distance <= 6 && (is_joint(std::min(x, y), std::max(x, y)))) return true;
      }
    }
    return false;
  }
  // "… Mattschross [sic]", "AKA: Yury": the text itself says that it is another spelling.
  bool marked_as_other(std::uint32_t t) const {
    for (std::uint32_t k = t + 1; k < tokens_.size() && k < t + 6; ++k) {
      if (view_.text(k) == "sic") return true;
    }
    for (std::uint32_t k = t; k > 0 && t - k < 5; --k) {
      const std::string w = lower(view_.text(k - 1));  // in no vocabulary: Aka and Nee are surnames, too
      if (w == "sic" || w == "aka" || w == "a.k.a" || w == "a.k.a." || w == "fka" || w == "alias" || w == "née" || w == "nee" || w == "spelled" || w == "spelt" || w == "variously") return true;
    }
    return false;
  }
  bool quoted_word(std::uint32_t t) const {
    if (t == 0 || !tokens_[t].glued() || tokens_[t - 1].kind != TokenKind::mark) return false;
    const std::string_view w = view_.text(t - 1);
    return w == "\"" || w == "“" || w == "‘" || w == "«" || w == "„" || w == "'";
  }
  bool is_joint(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from + 1; t < to; ++t) {
      if (view_.is_mark(t, '.')) return false;  // another sentence
    }
    for (std::uint32_t t = from + 1; t < to; ++t) {
      const std::string_view w = view_.text(t);
      if (w == "," && to > from + 3) continue;
      if (is(t, joint_) || w == "(" || w == "[" || w == "/" || w == ",") return true;
    }
    return false;
  }

  void report() {
    std::vector<bool> told(forms_.size(), false);
    std::stable_sort(found_.begin(), found_.end(), [&](const Found& a, const Found& b) { return forms_[a.usual].count > forms_[b.usual].count; });
    for (const Found& f : found_) {
      if (told[f.odd]) continue;
      told[f.odd] = true;
      const Span first = tokens_[forms_[f.usual].places.front()].span(), other = tokens_[forms_[f.odd].places.front()].span();
      maker_.add("spelling", other,
                 {{"usual", key_field(std::string(first.in(view_.document.text)), first)},
                  {"other", key_field(std::string(other.in(view_.document.text)), other)},
                  {"times", figure_field(forms_[f.usual].count, first)},
                  {"differs", key_field(f.marks ? "marks" : "letters", other)}},
                 true);
    }
  }

  struct Found {
    std::uint32_t usual, odd;
    bool marks;
  };

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const NameSetting setting_{view_};
  const GroupId common_ = group("name-common"), first_ = group("name-first"), title_ = group("name-title"),
                office_ = group("name-office"), stop_ = group("name-stop"), article_ = group("name-article"),
                particle_ = group("name-particle"), compass_ = group("compass"), calendar_ = group("name-calendar"),
                joint_ = group("spelling-joint");
  std::vector<Form> forms_;
  std::vector<Found> found_;
};

}  // namespace

void add_spelling_facts(FactMaker& maker) { Spelling(maker).run(); }

}  // namespace claimcheck
