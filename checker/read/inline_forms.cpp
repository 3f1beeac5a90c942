#include "checker/read/inline_forms.h"

#include <algorithm>
#include <utility>

#include "checker/read/link_syntax.h"

namespace claimcheck {
namespace {

bool alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "[words][label]" without a definition: a link that leads nowhere, but not "a[i][j]" and no two footnote marks.
bool meant_as_reference(std::string_view text, const Bracket& open, std::string_view words, std::string_view label,
                        std::uint32_t end) {
  if (open.begin > 0 && alnum(text[open.begin - 1])) return false;
  if (end < text.size() && (text[end] == '(' || text[end] == '[')) return false;  // the label may open a link of its own
  const auto wordy = [](std::string_view s) {
    return !s.empty() && s[0] != '^' &&
           std::any_of(s.begin(), s.end(), [](char c) { return !(c >= '0' && c <= '9') && c != ' '; });
  };
  return wordy(words) && wordy(label);
}

}  // namespace

std::optional<OpenLink> link_of(const std::unordered_map<std::string, std::string>& definitions, std::string_view text,
                                const Bracket& open, std::uint32_t close, bool markdown) {
  const std::uint32_t next = close + 1;
  if (next < text.size() && text[next] == '(') {
    const LinkForm form = open.image ? LinkForm::image : LinkForm::inline_link;
    if (auto target = inline_target(text, next, markdown))
      return OpenLink{form, true, 0, 0, open.begin, target->end, std::move(target->target)};
  }
  const std::string_view words = text.substr(open.inside, close - open.inside);
  const LinkForm form = open.image ? LinkForm::image : LinkForm::reference;
  const std::uint32_t end = next < text.size() && text[next] == '[' ? label_end(text, next) : 0;
  if (end != 0 && (end > next + 2 || !open.bracket_inside)) {  // "[words][label]", "[words][]"
    const std::string_view label = end > next + 2 ? text.substr(next + 1, end - next - 2) : words;
    const auto found = definitions.find(label_key(label));
    if (found != definitions.end()) return OpenLink{form, true, 0, 0, open.begin, end, found->second};
    if (markdown && meant_as_reference(text, open, words, label, end)) return OpenLink{form, false, 0, 0, open.begin, end, ""};
    if (end > next + 2) return std::nullopt;
  }
  if (open.bracket_inside || definitions.empty()) return std::nullopt;
  const auto found = definitions.find(label_key(words));
  if (found == definitions.end()) return std::nullopt;
  return OpenLink{form, true, 0, 0, open.begin, next, found->second};
}

std::uint32_t BacktickRuns::closing(std::uint32_t from, std::uint32_t length) {
  if (length >= last_.size()) return 0;
  if (scanned_ && last_[length] <= from) return 0;
  for (std::uint32_t i = from; i < text_.size();) {
    if (text_[i] != '`') {
      const std::size_t next = text_.find('`', i);
      if (next == std::string_view::npos) break;
      i = static_cast<std::uint32_t>(next);
    }
    std::uint32_t end = i;
    while (end < text_.size() && text_[end] == '`') ++end;
    if (end - i < last_.size()) last_[end - i] = i;
    if (end - i == length) return i;
    i = end;
  }
  scanned_ = true;
  return 0;
}

std::uint32_t HtmlComments::end_of(std::uint32_t at) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kForms = {
      {{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}}};
  for (std::size_t i = 0; i < kForms.size(); ++i) {
    const auto& [open, close] = kForms[i];
    if (no_end_[i] || text_.substr(at, open.size()) != open) continue;
    const std::string_view inside = text_.substr(at + open.size(), 2);
    if (i == 0 && (inside.starts_with('>') || inside == "->")) return 0;
    const std::size_t end = text_.find(close, at + open.size());
    if (end != std::string_view::npos) return static_cast<std::uint32_t>(end + close.size());
    no_end_[i] = true;
  }
  return 0;
}

std::string raised_digits(std::string_view text, std::uint32_t inside, std::uint32_t& end) {
  static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  static constexpr std::string_view kClose = "</sup>";
  end = 0;
  const std::size_t close = text.substr(inside, 16).find(kClose);
  if (close == std::string_view::npos || close == 0) return {};
  std::string made;
  for (const char c : text.substr(inside, close)) {
    if (c < '0' || c > '9') return {};
    made += kRaised[static_cast<std::size_t>(c - '0')];
  }
  end = static_cast<std::uint32_t>(inside + close + kClose.size());
  return made;
}

}  // namespace claimcheck
