#include "checker/claim/figure_forms.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBracket = 12;  // tokens that one is looked for in

bool is_number(const View& view, std::uint32_t t) { return view.mentions.tokens[t].kind == TokenKind::number; }

bool is_dash(const View& view, std::uint32_t t) {
  return view.is_mark(t, '-') || view.is_mark(t, '/') || view.text(t) == "–";
}

// A figure of any writing that is told without a noun.
bool bare_number(const View& view, std::uint32_t t) {
  for (const Edge& e : view.edges(t)) {
    const Figure* f = view.mention(e.mention).figure();
    if (f != nullptr && f->noun.empty() && view.mention(e.mention).kind == MentionKind::number) return true;
  }
  return false;
}

}  // namespace

bool joined_to_number(const View& view, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = view.mentions.tokens;
  if (first >= 2 && is_number(view, first) && tokens[first].glued() && tokens[first - 1].glued() && is_dash(view, first - 1) && is_number(view, first - 2)) return true;
  return last + 1 < tokens.size() && is_number(view, last - 1) && tokens[last].glued() && tokens[last + 1].glued() && is_dash(view, last) && is_number(view, last + 1);
}

bool marks_item(const View& view, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = view.mentions.tokens;
  if (last >= tokens.size() || !view.is_mark(last, ')') || !tokens[last].glued() || last != first + 1 || !is_number(view, first)) return false;
  for (std::uint32_t t = first; t > 0 && first - t < kBracket && !view.is_mark(t - 1, ')'); --t) {
    if (view.is_mark(t - 1, '(')) return false;
  }
  return true;
}

bool number_for_number(const View& view, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = view.mentions.tokens;
  if (!bare_number(view, first)) return false;
  const bool ahead = last + 1 < tokens.size() && view.text(last) == "for" && bare_number(view, last + 1);
  const bool behind = first >= 2 && view.text(first - 1) == "for" && bare_number(view, first - 2);
  return ahead || behind;
}

}  // namespace claimcheck
