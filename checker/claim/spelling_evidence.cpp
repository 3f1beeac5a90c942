#include "checker/claim/spelling_evidence.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::size_t kShortest = 4;  // letters of the half of a compound
constexpr std::size_t kShortestAlone = 5;
constexpr std::size_t kShortestUnknown = 6;
constexpr std::size_t kShortestSkeleton = 5;
constexpr std::size_t kOften = 3;
constexpr std::size_t kMany = 9;  // of a word that everybody knows
constexpr std::size_t kLong = 8;  // letters of a name that is nobody's by chance

// "Cornishman", "Cornishmen"
bool one_of_many(std::string_view a, std::string_view b) {
  return (a.ends_with("man") && b.ends_with("men")) || (a.ends_with("men") && b.ends_with("man"));
}

// "Müller" and "Mueller"
bool umlauts(const NameForm& a, const NameForm& b) {
  const auto written_out = [](std::string_view text) {
    std::string out = lower(text);
    for (const auto& [mark, letters] : std::to_array<std::pair<std::string_view, std::string_view>>(
             {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ø", "oe"}, {"æ", "ae"}, {"å", "aa"}, {"ß", "ss"}})) {
      for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos; at += letters.size())
        out.replace(at, mark.size(), letters);
    }
    return out;
  };
  return a.text != b.text && written_out(a.text) == written_out(b.text);
}

bool plain_letters(std::string_view w) {
  return std::none_of(w.begin(), w.end(), [](unsigned char c) { return c >= 0x80; });
}

// A small word that the vocabulary does not know is one of English more often than not, unless its letters or its end say else.
bool plain_english(std::string_view w) {
  if (w.size() < 3 || std::any_of(w.begin(), w.end(), [](unsigned char c) { return c >= 0x80; })) return false;
  return !vowel(w.back()) || w.back() == 'e' || w.back() == 'y';
}

}  // namespace

SameName::SameName(const View& view)
    : view_(view),
      tokens_(view.mentions.tokens),
      lexicon_(view.lexicon),
      names_(view),
      setting_(view),
      common_(lexicon_.group("name-common")),
      first_(lexicon_.group("name-first")),
      title_(lexicon_.group("name-title")),
      office_(lexicon_.group("name-office")),
      particle_(lexicon_.group("name-particle")),
      joint_(lexicon_.group("spelling-joint")) {}

bool SameName::evidence(const NameForm& usual, const NameForm& odd, const Slip& slip) const {
  if (setting_.all_in_table(usual.places) && setting_.all_in_table(odd.places)) return false;
  if (slip.kind == Slip::change && one_of_many(usual.folded, odd.folded)) return false;
  return tied(usual, odd, slip);
}

bool SameName::said_so(const NameForm& a, const NameForm& b) const {
  for (const std::uint32_t y : b.places) {
    if (view_.quotation_around(tokens_[y].span()) != nullptr || names_.quoted_word(y) || names_.marked_as_other(y) ||
        (y > 0 && tokens_[y].glued() && view_.is_mark(y - 1, '[')))
      return true;
    for (const std::uint32_t x : a.places) {
      const std::uint32_t distance = x < y ? y - x : x - y;
      if (distance <= 6 && (is_joint(std::min(x, y), std::max(x, y)))) return true;
    }
  }
  return false;
}

bool SameName::tied(const NameForm& usual, const NameForm& odd, const Slip& slip) const {
  const bool usual_known = known(usual.places.front()), odd_known = known(odd.places.front());
  const std::size_t last = std::max(usual.folded.size(), odd.folded.size()) - 1;
  const bool within = slip.kind != Slip::none && slip.at > 0 &&
                      (slip.at < last || (std::max(usual.folded, odd.folded).back() == 'e' &&
                                          slip.kind == Slip::insertion));  // no "Guine", "Assyrians"
  if (within && same_compound(usual, odd)) return true;
  if (umlauts(usual, odd)) return beside(usual, odd, false) || called(usual, odd) || called(odd, usual);
  if (two_languages(usual, odd) || two_languages(odd, usual)) return false;
  if (usual_known && odd_known && !transcribed(usual, odd)) return false;
  if (inflected(odd) || (!usual_known && inflected(usual))) return false;
  const std::size_t size = std::min(usual.folded.size(), odd.folded.size());
  const bool inside = slip.kind == Slip::insertion && slip.at + 1 < std::max(usual.folded.size(), odd.folded.size());
  const bool slipped = slip.kind != Slip::none && plausible(slip, usual.folded, odd.folded);
  if (slip.kind == Slip::none && skeleton(odd.folded).size() < kShortestSkeleton) return false;
  const bool greek = slip.kind == Slip::change && slip.at + 2 == odd.folded.size() && odd.folded.back() == 's' && !usual_known &&
                     !odd_known && size >= kLong;  // "Kalogeras", "Kalogeros"
  const bool ending = greek || (slip.kind == Slip::change && i_for_y(usual.folded.back(), odd.folded.back())) ||
                      usual.folded + "e" == odd.folded || odd.folded + "e" == usual.folded;
  if ((slip.kind == Slip::none || slipped || inside || ending) &&
      beside(usual, odd, is(usual.places.front(), first_) || (usual_known && odd_known)))
    return true;
  if (odd_known || (slip.kind != Slip::none && !slipped) || setting_.all_one_of_several(odd.places) || listed(odd) ||
      cut_off(odd))
    return false;
  const bool spelt_anew = slip.kind == Slip::none;  // only persons are, and those with a first name that is known
  const bool apart = spelt_anew && (skeleton(odd.folded).size() <= kShortestSkeleton || usual.folded[0] != odd.folded[0]);
  if (!apart && size >= kShortestAlone && !is(usual.places.front(), first_) && called(usual, odd, spelt_anew)) return true;
  const bool transliterated = !usual_known && size >= kLong && slip.kind == Slip::change &&
                              i_for_y(usual.folded[slip.at], odd.folded[slip.at]);  // "Tadmuria", "Tadmurya"
  if (transliterated && !own_first_name(usual, odd) && !foreign(usual, odd)) return true;
  if (slip.kind == Slip::none || odd.count > 1 || usual.count < (size >= kLong && !usual_known ? 2 : kOften)) return false;
  if (size < (usual_known ? kShortestAlone : kShortestUnknown)) return false;
  // Against a word that everybody knows, one changed letter makes another word or name ("Slate", "Greene") more often than a
  // slip.
  if (usual_known && ((slip.kind == Slip::change && size < kLong - 1 && usual.count < kMany) || in_another_name(usual, odd) ||
                      !plain_letters(odd.text)))
    return false;
  if (is(usual.places.front(), first_) || names_.compound(odd.places.front())) return false;  // a first name is many people's
  if (another_thing(usual, odd)) return false;
  return !own_first_name(usual, odd) && (slip.kind == Slip::swap || !foreign(usual, odd));
}

bool SameName::transcribed(const NameForm& a, const NameForm& b) const {
  return is(a.places.front(), first_) && is(b.places.front(), first_) && a.folded.size() > 5 &&
         skeleton(a.folded) == skeleton(b.folded) && vowel(a.folded.back()) == vowel(b.folded.back()) &&
         (a.folded.back() == b.folded.back() || !vowel(a.folded.back()) || i_for_y(a.folded.back(), b.folded.back()));
}

bool SameName::inflected(const NameForm& form) const {
  const std::string low = lower(form.text);
  for (const auto& [ending, instead] : std::to_array<std::pair<std::string_view, std::string_view>>({{"s", ""},
                                                                                                     {"es", ""},
                                                                                                     {"ies", "y"},
                                                                                                     {"d", ""},
                                                                                                     {"ed", ""},
                                                                                                     {"ing", ""},
                                                                                                     {"ing", "e"},
                                                                                                     {"ly", ""},
                                                                                                     {"er", ""},
                                                                                                     {"ers", ""},
                                                                                                     {"er", "e"},
                                                                                                     {"ers", "e"},
                                                                                                     {"or", "e"},
                                                                                                     {"ors", "e"},
                                                                                                     {"ies", "ie"},
                                                                                                     {"ness", ""},
                                                                                                     {"less", ""},
                                                                                                     {"able", ""},
                                                                                                     {"al", ""}})) {
    if (!low.ends_with(ending) || low.size() < ending.size() + 3) continue;
    const WordId base = lexicon_.find(low.substr(0, low.size() - ending.size()) + std::string(instead));
    if (base != 0 && !lexicon_.groups_starting_with(base).empty()) return true;
  }
  return false;
}

bool SameName::two_languages(const NameForm& english, const NameForm& other) const {
  const std::uint32_t t = english.places.front();
  return plain_letters(english.text) && !plain_letters(other.text) && known(t) && !is(t, first_);
}

bool SameName::listed(const NameForm& odd) const {
  const auto joins = [&](std::uint32_t t) {
    return t < tokens_.size() && (view_.is_mark(t, ',') || view_.text(t) == "and" || view_.text(t) == "&");
  };
  const auto name = [&](std::uint32_t t) { return capital(t) && !is(t, title_) && !is(t, office_); };
  return std::all_of(odd.places.begin(), odd.places.end(), [&](std::uint32_t t) {
    const bool starts = t == 0 || tokens_[t].has(kLineStart);
    const bool before = !starts && joins(t - 1) && t > 1 && name(t - 2);
    const bool behind = joins(t + 1) && name(t + 2) && !tokens_[t + 2].has(kLineStart);
    const bool comma = (before && view_.is_mark(t - 1, ',')) || (behind && view_.is_mark(t + 1, ','));
    return comma && (before || starts) && (behind || (before && t + 1 < tokens_.size() && view_.is_mark(t + 1, '.')));
  });
}

bool SameName::cut_off(const NameForm& odd) const {
  const auto cut = [&](std::uint32_t t) {
    if (t + 1 >= tokens_.size() || !tokens_[t + 1].glued()) return false;
    const std::string_view w = view_.text(t + 1);
    return w == "‘" || w == "ʻ" || (w == "-" && (t + 2 >= tokens_.size() || !tokens_[t + 2].glued()));
  };
  return std::any_of(odd.places.begin(), odd.places.end(), cut);
}

bool SameName::another_thing(const NameForm& usual, const NameForm& odd) const {
  return std::any_of(odd.places.begin(), odd.places.end(), [&](std::uint32_t t) {
    const std::uint32_t n = names_.name_behind(t);
    return n != kNone && tokens_[n].word != 0 && std::none_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
             const std::uint32_t m = names_.name_behind(u);
             return m != kNone && view_.text(m) == view_.text(n);
           });
  });
}

bool SameName::in_another_name(const NameForm& usual, const NameForm& odd) const {
  const auto beside_it = [&](std::uint32_t n, bool before) {
    return std::any_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
      const std::uint32_t m = before ? names_.name_before(u) : names_.name_behind(u);
      return m != kNone && view_.text(m) == view_.text(n);
    });
  };
  for (const std::uint32_t t : odd.places) {
    const std::uint32_t b = names_.name_before(t), n = names_.name_behind(t);
    if ((b != kNone || n != kNone) && !(b != kNone && beside_it(b, true)) && !(n != kNone && beside_it(n, false))) return true;
  }
  return false;
}

bool SameName::same_compound(const NameForm& a, const NameForm& b) const {
  const auto half = [&](std::uint32_t t, bool before) {
    const std::uint32_t mark = before ? t - 1 : t + 1, other = before ? t - 2 : t + 2;
    const bool joined = (!before || t > 1) && other < tokens_.size() && view_.is_mark(mark, '-') &&
                        tokens_[before ? t : other].glued() && tokens_[mark].glued();
    return joined && capital(other) && tokens_[other].end - tokens_[other].begin >= kShortest && !is(other, first_) &&
                   !is(other, common_)
               ? other
               : kNone;
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

bool SameName::beside(const NameForm& a, const NameForm& b, bool first_names) const {
  const auto same = [&](std::uint32_t x, std::uint32_t y) {
    if (x == kNone || y == kNone || view_.text(x) != view_.text(y) || tokens_[x].end - tokens_[x].begin < 2) return false;
    return !first_names || !(tokens_[x].has(kAllCapitals) || is(x, first_));
  };
  for (const std::uint32_t x : a.places) {
    const std::uint32_t xb = names_.name_before(x), xn = names_.name_behind(x);
    for (const std::uint32_t y : b.places) {
      const std::uint32_t yb = names_.name_before(y), yn = names_.name_behind(y);
      if ((same(xb, yb) && !both_own(xn, yn)) || (same(xn, yn) && !two_people(x, y) && !both_own(xb, yb))) return true;
    }
  }
  return false;
}

bool SameName::both_own(std::uint32_t x, std::uint32_t y) const {
  const auto name = [&](std::uint32_t t) {
    return t != kNone && tokens_[t].end - tokens_[t].begin >= kShortest && (tokens_[t].word == 0 || is(t, first_)) &&
           !is(t, common_);
  };
  return name(x) && name(y) && view_.text(x) != view_.text(y) &&
         slip_between(fold(view_.text(x)), fold(view_.text(y))).kind == Slip::none;
}

bool SameName::two_people(std::uint32_t x, std::uint32_t y) const {
  const std::string a = fold(view_.text(x)), b = fold(view_.text(y));
  if (a.back() == 'i' && b == a + "e") return false;  // "Anneli", "Annelie"
  if (b.back() == 'i' && a == b + "e") return false;
  const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
  if ((is(x, first_) || is(y, first_)) && !vowel(shorter.back()) && (longer == shorter + "e" || longer == shorter + "a"))
    return true;
  return !i_for_y(a.back(), b.back()) && vowel(a.back()) && vowel(b.back()) && a.back() != b.back();
}

bool SameName::called(const NameForm& full, const NameForm& alone, bool surely) const {
  const bool named = std::any_of(full.places.begin(), full.places.end(), [&](std::uint32_t t) {
    const std::uint32_t n = names_.name_before(t);
    return n != kNone && names_.name_behind(t) == kNone &&
           (is(n, first_) || tokens_[n].end - tokens_[n].begin == 1 || (!surely && tokens_[n].word == 0)) && !is(n, common_);
  });
  return named && std::all_of(alone.places.begin(), alone.places.end(), [&](std::uint32_t t) {
           return names_.name_before(t) == kNone && names_.name_behind(t) == kNone && !names_.inverted(t);
         });
}

bool SameName::own_first_name(const NameForm& usual, const NameForm& odd) const {
  for (const std::uint32_t t : odd.places) {
    if (names_.inverted(t)) return true;
    const std::uint32_t n = names_.name_before(t);
    if (n == kNone || !(is(n, first_) || tokens_[n].end - tokens_[n].begin == 1)) continue;
    const bool shared = std::any_of(usual.places.begin(), usual.places.end(), [&](std::uint32_t u) {
      const std::uint32_t m = names_.name_before(u);
      return m != kNone && view_.text(m) == view_.text(n);
    });
    if (!shared) return true;
  }
  return false;
}

bool SameName::foreign(const NameForm& usual, const NameForm& odd) const {
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
    if (t > 0 && !tokens_[t].has(kLineStart) && (strange(t - 1) || (is(t - 1, particle_) && !tokens_[t - 1].has(kCapital))) &&
        !shared(t - 1, -1))
      return true;
    if (t + 1 < tokens_.size() && !tokens_[t + 1].has(kLineStart) &&
        (strange(t + 1) || (is(t + 1, particle_) && view_.text(t + 1) != "a")) && !shared(t + 1, 1))
      return true;
  }
  return false;
}

bool SameName::is_joint(std::uint32_t from, std::uint32_t to) const {
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

}  // namespace claimcheck
