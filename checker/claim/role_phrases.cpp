#include "checker/claim/role_phrases.h"

#include <set>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kPhrase = 10;    // tokens of what a post is in
constexpr std::uint32_t kBefore = 6;     // tokens before the word of a role
constexpr std::uint32_t kLookBack = 70;  // tokens

}  // namespace

bool RolePhrases::word(std::uint32_t t) const {
  return tokens_[t].kind == TokenKind::word || (view_.is_mark(t, '-') && tokens_[t].glued()) || view_.possessive(t) ||
         (view_.is_mark(t, '\'') && tokens_[t].glued());
}
bool RolePhrases::is_body(std::uint32_t t) const {
  if (tokens_[t].kind != TokenKind::word || !is(t, body_)) return false;
  const std::string lowered = lower(view_.text(t));
  return view_.lexicon.singular(lowered) == lowered;
}

// The role that starts at a token: a word of the list, or a minister by what he is of.
std::optional<RolePhrases::Role> RolePhrases::role_at(std::uint32_t t, std::uint32_t last) const {
  const auto& lexicon = view_.lexicon;
  if (!lexicon.starts(tokens_[t].word, role_) && !lexicon.starts(tokens_[t].word, across_role_) &&
      !lexicon.starts(tokens_[t].word, rank_) && !is(t, portfolio_))
    return std::nullopt;
  if (auto role = minister(t, last)) return role;
  auto found = lexicon.lookup(role_, tokens_, t, last);
  if (const auto other = lexicon.lookup(across_role_, tokens_, t, last); other.length > found.length) found = other;
  if (const auto rank = lexicon.lookup(rank_, tokens_, t, last);
      rank.length > found.length && !(t + rank.length < last && is(t + rank.length, no_rank_)))
    return Role{"rank: " + std::string(rank.value), t, t + rank.length};
  if (found.length == 0) return std::nullopt;
  return Role{std::string(found.value), t, t + found.length};
}

// "interior minister", "minister of the interior and justice", "health secretary"
std::optional<RolePhrases::Role> RolePhrases::minister(std::uint32_t t, std::uint32_t last) const {
  std::set<std::string_view> fields;
  const std::uint32_t first = t;
  const auto field = [&](std::uint32_t at) { return view_.lexicon.value_of(portfolio_, tokens_[at].word); };
  for (; t < last && (is(t, portfolio_) || (t > first && text(t, "and") && t + 1 < last && is(t + 1, portfolio_))); ++t) {
    if (!text(t, "and")) fields.insert(field(t));
  }
  const std::string lowered = t < last ? lower(view_.text(t)) : std::string();
  if (lowered != "minister" && !(lowered == "secretary" && !fields.empty() && !(t + 1 < last && text(t + 1, "general"))))
    return std::nullopt;
  std::uint32_t end = ++t;
  if (fields.empty() && t + 1 < last && any_of(t, {"of", "for"})) {
    for (++t; t < last && (is(t, portfolio_) || any_of(t, {"the", "and", "affairs"})); ++t) {
      if (is(t, portfolio_))
        fields.insert(field(t)), end = t + 1;
      else if (text(t, "affairs"))
        end = t + 1;
    }
  }
  if (fields.empty()) return std::nullopt;
  std::string key = "minister:";
  for (const std::string_view f : fields) (key += ' ') += f;
  return Role{key, first, end};
}

// Where a noun phrase that starts here is over.
std::uint32_t RolePhrases::phrase_end(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t t = first;
  if (t < last && (is(t, view_.classes.article) || is(t, own_))) ++t;
  for (; t < last && t - first < kPhrase; ++t) {
    if (!word(t)) break;
    if (t > first && topics_.in_verb(t, sentence_) && !is_body(t)) break;
    if (!is(t, function_) || view_.possessive(t)) continue;
    const std::uint32_t next = t + 1 < last && is(t + 1, view_.classes.article) ? t + 2 : t + 1;
    if (next >= last || tokens_[next].kind != TokenKind::word) break;
    const bool goes_on =
        text(t, "of") || (any_of(t, {"for", "and", "in", "at", "on", "between", "against"}) &&
                          (tokens_[next].has(kCapital) || (text(t, "for") && next == t + 1 && !is(next, function_))));
    if (!goes_on || is(next, function_)) break;
    t = next;
  }
  return t;
}
// Where a noun phrase that ends here begins.
std::uint32_t RolePhrases::phrase_begin(std::uint32_t last, std::uint32_t first) const {
  std::uint32_t t = last;
  while (t > first && last - t < kPhrase) {
    const std::uint32_t p = t - 1;
    if (!word(p) || (topics_.in_verb(p, sentence_) && !is_body(p))) break;
    if (view_.possessive(p) || !is(p, function_)) {
      t = p;
      continue;
    }
    const bool article = is(p, view_.classes.article);
    if (t == last || (article && !(p > first && any_of(p - 1, {"of", "for"})))) break;
    if (!article && !any_of(p, {"of", "for", "and"})) break;
    t = p;
  }
  return t;
}

// "the Pilots' League of Emden" around "League"
Phrasing RolePhrases::around(std::uint32_t head, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  Phrasing out{head, head + 1};
  while (out.first > s.first && head - out.first < kBefore && word(out.first - 1) &&
         (view_.possessive(out.first - 1) || !is(out.first - 1, function_)) && !topics_.in_verb(out.first - 1, sentence))
    --out.first;
  if (head + 2 < s.last && any_of(head + 1, {"of", "for", "in", "at"})) {
    std::uint32_t t = head + 2;
    if (is(t, view_.classes.article)) ++t;
    if (t < s.last && (tokens_[t].has(kCapital) || text(head + 1, "of"))) {
      while (t < s.last && t - head < kPhrase && word(t) && !is(t, function_) && !topics_.in_verb(t, sentence)) ++t;
      out.last = t;
    }
  }
  return out;
}

RolePhrases::Left RolePhrases::left_of(std::uint32_t role, std::uint32_t first) const {
  Left left;
  std::uint32_t open = role, owner = 0;
  while (open > first && role - open < kBefore + 2) {
    const std::uint32_t p = open - 1;
    if (view_.possessive(p) || (view_.is_mark(p, '\'') && tokens_[p].glued())) {
      owner = p;
    } else if (!word(p) || (is(p, function_) && !is(p, not_now_)) ||
               (topics_.in_verb(p, sentence_) && !tokens_[p].has(kCapital) && !is(p, not_now_))) {
      break;
    }
    open = p;
  }
  if (owner > 0) open = phrase_begin(owner, first);
  for (std::uint32_t t = owner > 0 ? owner + 1 : open; t < role; ++t) {
    const std::string w = lower(view_.text(t));
    if (w == "acting" || w == "interim" || w == "caretaker")
      left.prefix = "acting ";
    else if (w == "deputy" || w == "vice")
      left.prefix = "deputy ";
    else if (w == "then")
      left.then = true;
    else if (w == "new" || w == "newly")
      left.fresh = true;
    else if (is(t, not_now_))
      left.out = true;
    else if (is(t, many_) && w != "a" && w != "an")
      left.out = true;
  }
  if (open > first) {
    const std::string det = lower(view_.text(open - 1));
    left.definite = det == "the" || owner > 0;
    left.owned = is(open - 1, own_);
    if (det == "a" || det == "an" || det == "one" || det == "another") left.out = true;
  }
  if (owner > 0)
    left.body = {open, owner};
  else {
    std::uint32_t from = open;  // "acting league treasurer"
    for (std::uint32_t t = open; t < role; ++t) {
      if (is(t, not_now_) || is(t, fresh_) || is(t, many_)) from = t + 1;
    }
    if (from < role &&
        (tokens_[role - 1].has(kCapital) || is_body(role - 1) || is(role - 1, demonym_) || is(role - 1, plain_body_)))
      left.body = {from, role};
  }
  if (owner > 0 && is(open, own_)) left.out = true;
  return left;
}

// Before "since 2019" that ends at a token; the token itself if none does.
std::uint32_t RolePhrases::before_date(std::uint32_t end, std::uint32_t first) const {
  for (std::uint32_t t = end; t-- > first && t + 5 > end;) {
    for (const Edge& e : view_.edges(t)) {
      if (view_.mention(e.mention).kind == MentionKind::date && e.last == end)
        return t > first && any_of(t - 1, {"since", "from"}) ? t - 1 : t;
    }
  }
  return end;
}

// The body named last before a token.
Phrasing RolePhrases::last_body(std::uint32_t token) const {
  const std::uint32_t block = view_.mentions.sentences[view_.mentions.sentence_of_token(token)].block;
  for (std::uint32_t t = token; t-- > 0 && token - t < kLookBack;) {
    const std::uint32_t sentence = view_.mentions.sentence_of_token(t);
    if (sentence >= view_.mentions.sentences.size() || view_.mentions.sentences[sentence].block != block) return {};
    if (is_body(t) && !topics_.in_verb(t, sentence)) return around(t, sentence);
  }
  return {};
}

}  // namespace claimcheck
