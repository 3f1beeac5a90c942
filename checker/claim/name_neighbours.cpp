#include "checker/claim/name_neighbours.h"

#include "checker/base/utf8.h"

namespace claimcheck {

NameNeighbours::NameNeighbours(const View& view)
    : view_(view),
      tokens_(view.mentions.tokens),
      first_(view.lexicon.group("name-first")),
      title_(view.lexicon.group("name-title")),
      office_(view.lexicon.group("name-office")),
      stop_(view.lexicon.group("name-stop")),
      article_(view.lexicon.group("name-article")),
      particle_(view.lexicon.group("name-particle")),
      compass_(view.lexicon.group("compass")),
      calendar_(view.lexicon.group("name-calendar")) {}

std::uint32_t NameNeighbours::name_before(std::uint32_t t) const {
  while (t > 1 && ((view_.is_mark(t - 1, '-') && tokens_[t - 1].glued()) || is(t - 1, article_) ||
                   (is(t - 1, particle_) && !tokens_[t - 1].has(kCapital))))
    --t;
  if (t == 0 || tokens_[t].has(kLineStart) || !(capital(t - 1) || view_.is_mark(t - 1, '.'))) return kNone;
  if (view_.is_mark(t - 1, '.')) {  // an initial
    return t > 1 && capital(t - 2) && tokens_[t - 2].end - tokens_[t - 2].begin == 1 ? t - 2 : kNone;
  }
  if (is(t - 1, title_) || is(t - 1, office_) || is(t - 1, stop_) || is(t - 1, compass_) || is(t - 1, calendar_)) return kNone;
  return t - 1;
}

std::uint32_t NameNeighbours::name_behind(std::uint32_t t) const {
  if (t + 1 >= tokens_.size() || tokens_[t + 1].has(kLineStart) || !capital(t + 1) || is(t + 1, stop_) || is(t + 1, title_))
    return kNone;
  return t + 1;
}

bool NameNeighbours::inverted(std::uint32_t t) const {
  return t + 2 < tokens_.size() && view_.is_mark(t + 1, ',') && capital(t + 2) &&
         (is(t + 2, first_) || tokens_[t + 2].end - tokens_[t + 2].begin == 1);
}

// "Diffie-Hellman"
bool NameNeighbours::compound(std::uint32_t t) const {
  const auto hyphen = [&](std::uint32_t mark) {
    return mark < tokens_.size() && tokens_[mark].glued() && view_.is_mark(mark, '-');
  };
  return (t > 1 && tokens_[t].glued() && hyphen(t - 1) && capital(t - 2)) ||
         (hyphen(t + 1) && capital(t + 2) && tokens_[t + 2].glued());
}

bool NameNeighbours::glued_to_code(std::uint32_t t) const {
  const auto odd = [&](std::uint32_t mark) {
    if (tokens_[mark].kind == TokenKind::number) return true;
    const std::string_view w = view_.text(mark);
    return w == "/" || w == "_" || w == "@" || w == "." || w == "#" || w == ":" || w == "\\" || w == "=" || w == "<" ||
           w == "&" || w == "$";
  };
  if (tokens_[t].glued() && t > 0 && odd(t - 1)) return true;
  return t + 2 < tokens_.size() && tokens_[t + 1].glued() && tokens_[t + 2].glued() && tokens_[t + 1].kind == TokenKind::mark &&
         odd(t + 1);
}

bool NameNeighbours::quoted_word(std::uint32_t t) const {
  if (t == 0 || !tokens_[t].glued() || tokens_[t - 1].kind != TokenKind::mark) return false;
  const std::string_view w = view_.text(t - 1);
  return w == "\"" || w == "“" || w == "‘" || w == "«" || w == "„" || w == "'";
}

bool NameNeighbours::marked_as_other(std::uint32_t t) const {
  for (std::uint32_t k = t + 1; k < tokens_.size() && k < t + 6; ++k) {
    if (view_.text(k) == "sic") return true;
  }
  for (std::uint32_t k = t; k > 0 && t - k < 12; --k) {
    if (t - k >= 5 && view_.text(k - 1) != "AKA") continue;  // "AKA: Hasan, Aiman Said Ibrahim"
    const std::string w = lower(view_.text(k - 1));  // in no vocabulary: Aka and Nee are surnames, too
    if (w == "sic" || w == "aka" || w == "a.k.a" || w == "a.k.a." || w == "fka" || w == "alias" || w == "née" || w == "nee" ||
        w == "spelled" || w == "spelt" || w == "variously")
      return true;
  }
  return false;
}

}  // namespace claimcheck
