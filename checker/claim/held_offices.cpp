#include "checker/claim/held_offices.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {

HeldOffices::HeldOffices(const View& view, const People& people)
    : view_(view),
      people_(people),
      office_(view.lexicon.group("office-word")),
      past_title_(view.lexicon.group("tenure-past-title")),
      post_(view.lexicon.group("tenure-post")),
      article_(view.lexicon.group("article")),
      preposition_(view.lexicon.group("preposition")),
      his_(view.lexicon.group("people-his")) {}

std::uint32_t HeldOffices::actor_at(std::uint32_t token) const {
  const std::uint32_t m = people_.person_at(token);
  return m == kNone ? kNone : view_.mention(m).actor()->actor;
}

std::string HeldOffices::head_of_title(std::uint32_t token) const {
  const std::uint32_t m = people_.person_at(token);
  if (m == kNone) return {};
  std::string title = lower(view_.mention(m).actor()->title);
  if (title.empty() && token > 0 && view_.is(token - 1, office_)) title = lower(view_.text(token - 1));
  if (title.empty() && view_.mention(m).span.end > view_.mentions.tokens[token].end &&
      view_.lexicon.is(view_.lexicon.find(lower(view_.text(token))), office_))
    title = lower(view_.text(token));  // "Commissioner Novak"
  const auto space = title.rfind(' ');
  std::string head = space == std::string::npos ? title : title.substr(space + 1);
  return view_.lexicon.is(view_.lexicon.find(head), office_) ? head : std::string();
}

std::string HeldOffices::office_in(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.is_mark(t, ';') || view_.is_mark(t, '.')) break;
    if (!view_.is(t, office_) || (t > 0 && view_.is(t - 1, past_title_))) continue;
    while (t + 1 < to && view_.is(t + 1, office_)) ++t;  // "chief negotiator"
    return lower(view_.text(t));
  }
  return {};
}

std::string HeldOffices::office_of(std::uint32_t actor) const {
  if (offices_.empty()) {
    offices_.emplace(kNone, "");
    for (std::uint32_t t = 0; t < view_.mentions.tokens.size(); ++t) {
      const std::uint32_t m = people_.person_at(t);
      const std::string head = m == kNone ? std::string() : head_of_title(t);
      if (head.empty()) continue;
      const auto [at, first] = offices_.emplace(view_.mention(m).actor()->actor, head);
      if (!first && at->second != head) at->second = "?";
    }
  }
  const auto at = offices_.find(actor);
  return at == offices_.end() || at->second == "?" ? std::string() : at->second;
}

std::string HeldOffices::titled_now(std::uint32_t token, const Sentence& s) const {
  std::uint32_t from = token;
  while (from > s.first && token - from < 4 &&
         (view_.mentions.tokens[from - 1].kind == TokenKind::word || view_.is_mark(from - 1, '-')))
    --from;
  const Mention& m = view_.mention(people_.person_at(token));
  const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
  if (former_in(from, token)) return {};
  if (last < s.last && view_.is_mark(last, ',') && former_in(last, std::min(s.last, last + 4))) return {};
  const std::string title = head_of_title(token);
  return title.empty() ? apposition(token, last, s) : title;
}

std::string HeldOffices::apposition(std::uint32_t name, std::uint32_t last, const Sentence& s) const {
  if (last >= s.last || !view_.is_mark(last, ',')) return {};
  if (name >= s.first + 3 && view_.is_mark(name - 1, ',')) {
    std::uint32_t t = name - 2;
    while (t > s.first && name - t < 8 && view_.mentions.tokens[t].kind == TokenKind::word && !view_.is(t, article_)) --t;
    if (view_.is(t, article_) && view_.text(t) != "a" && view_.text(t) != "A" && !former_in(t, name)) {
      for (std::uint32_t k = t + 1; k + 1 < name && !view_.is(k, preposition_); ++k) {
        const bool head = view_.is(k, office_) && (k + 2 == name || view_.is(k + 1, preposition_));
        if (head) return lower(view_.text(k));
      }
    }
  }
  if (last + 2 < s.last && (view_.is(last + 1, article_) || view_.is(last + 1, his_))) {
    std::uint32_t t = last + 2;
    while (t < s.last && t - last < 5 && view_.mentions.tokens[t].kind == TokenKind::word && !view_.is(t, office_)) ++t;
    while (t + 1 < s.last && view_.is(t, office_) && view_.is(t + 1, office_)) ++t;
    if (t + 1 < s.last && view_.is(t, office_) && (view_.is_mark(t + 1, ',') || view_.text(t + 1) == "of") &&
        !former_in(last + 1, t + 1))
      return lower(view_.text(t));
  }
  return {};
}

std::string HeldOffices::post_behind(std::uint32_t t, const Sentence& s) const {
  if (t + 2 >= s.last || !view_.is(t, preposition_) || (!view_.is(t + 1, article_) && !view_.is(t + 1, his_))) return {};
  return std::string(view_.lexicon.value_of(post_, view_.mentions.tokens[t + 2].word));
}

bool HeldOffices::former_in(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.is(t, past_title_)) return true;
  }
  return false;
}

std::string HeldOffices::head_of_title_in(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (people_.person_at(t) != kNone) return head_of_title(t);
  }
  return {};
}

}  // namespace claimcheck
