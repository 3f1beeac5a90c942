// Back-references to figures: "of these, 41%", "one in four of the applicants".
#include <algorithm>

#include "checker/claim/view.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 8;  // sentences back: a reader, too, has forgotten what was told before
constexpr std::size_t kStem = 5;  // letters that "applicants" and "applied", "voters" and "voted" share

// Words of one family for the purpose of a back-reference: equal, or the same in their first letters.
bool akin(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return a.size() >= kStem && b.size() >= kStem && a.substr(0, kStem) == b.substr(0, kStem);
}

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return out;
}

// Whether the figure was told of things that `noun` names: its head noun, or a word of its clause right after it.
bool told_of(const View& view, const Mention& m, std::string_view noun) {
  const Figure* f = m.figure();
  const auto& tokens = view.mentions.tokens;
  const std::uint32_t first = view.mentions.token_at(m.span.begin);
  if (first + 1 < tokens.size() && view.text(first + 1) == "other") return false;  // "159 other firms" are not all of them
  if (akin(f->noun, noun)) return true;
  for (std::uint32_t t = view.mentions.token_at(m.span.end), n = 0; t < tokens.size() && n < 3; ++t, ++n) {
    if (tokens[t].kind != TokenKind::word || view.text(t) == "of") break;  // "160 of its fellows" are a part of the fellows
    if (akin(lower(view.text(t)), noun)) return true;
  }
  return false;
}

bool is_count(const Mention& m) {
  return (kinds_of(m) & (bit(SlotKind::count) | bit(SlotKind::measure) | bit(SlotKind::money))) != 0;
}

// The last figure before `token`, in the block and not too far back, for which `wanted` holds.
template <class Wanted>
std::optional<std::uint32_t> last_figure(const View& view, std::uint32_t token, std::uint32_t sentence, const Wanted& wanted) {
  const std::uint32_t block = view.mentions.sentences[sentence].block;
  const auto& all = view.mentions.mentions;
  // The part itself ("160 of its fellows") is no figure told before.
  const bool of_it = token >= 2 && view.text(token - 1) == "of";
  const std::uint32_t before = of_it ? view.mentions.tokens[token - 2].begin : view.mentions.tokens[token].begin;
  auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < before; });
  while (at != all.begin()) {
    --at;
    if (at->sentence + kReach < sentence || view.mentions.sentences[at->sentence].block != block) return std::nullopt;
    if (at->span.end <= before && is_count(*at) && wanted(*at)) return static_cast<std::uint32_t>(at - all.begin());
  }
  return std::nullopt;
}

// "The 260 volunteers made 277 of them": an object is not its own subject. Told by what stands between, a verb or two and nothing that
// begins another clause, and by what follows: the end of the clause, and no verb ("the 260 volunteers said 40 of them had left").
bool object_of(const View& view, const Mention& subject, std::uint32_t pronoun, const Sentence& s) {
  const auto& tokens = view.mentions.tokens;
  if (subject.sentence != view.mentions.sentence_of_token(pronoun) || pronoun < 2 || view.text(pronoun - 1) != "of") return false;
  const std::uint32_t from = view.mentions.token_at(subject.span.end - 1) + 1, part = pronoun - 2;
  if (part <= from || part - from > 3) return false;
  for (std::uint32_t t = from; t < part; ++t) {
    if (tokens[t].kind != TokenKind::word || view.is(t, view.lexicon.group("function-word")) || view.is(t, view.lexicon.group("preposition"))) return false;
  }
  return pronoun + 1 >= s.last || tokens[pronoun + 1].kind == TokenKind::mark || view.is(pronoun + 1, view.lexicon.group("topic-preposition"));
}

}  // namespace

std::optional<std::uint32_t> figure_before(const View& view, std::uint32_t sentence) {
  const auto& sentences = view.mentions.sentences;
  const auto& all = view.mentions.mentions;
  if (sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block) return std::nullopt;
  auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.sentence + 1 < sentence; });
  std::optional<std::uint32_t> found;
  for (; at != all.end() && at->sentence < sentence; ++at) {
    if (at->sentence + 1 != sentence || !is_count(*at)) continue;
    if (found || at->figure()->noun.empty()) return std::nullopt;
    found = static_cast<std::uint32_t>(at - all.begin());
  }
  return found;
}

std::optional<Antecedent> antecedent_at(const View& view, std::uint32_t token, std::uint32_t sentence) {
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[sentence];
  if (token >= s.last) return std::nullopt;
  std::uint32_t noun_at = token;
  if (view.lexicon.is(tokens[token].word, view.classes.definite) && token + 1 < s.last) noun_at = token + 1;
  const bool pronoun = view.lexicon.is(tokens[token].word, view.classes.figure_pronoun);
  const bool noun_follows = noun_at > token && tokens[noun_at].kind == TokenKind::word &&
                            !view.lexicon.is(tokens[noun_at].word, view.classes.definite);  // "in nine of these the roof leaks"
  if (noun_follows && (!pronoun || view.lexicon.singular(view.text(noun_at)) != view.text(noun_at))) {
    // "the applicants", "these firms": a plural noun; the figure must have been told of it.
    const std::string noun = view.lexicon.singular(view.text(noun_at));
    if (noun != view.text(noun_at)) {
      const auto found = last_figure(view, token, sentence, [&](const Mention& m) { return told_of(view, m, noun); });
      if (found) return Antecedent{noun_at + 1, *found};
      return std::nullopt;
    }
  }
  // "of the promised flats".
  if (noun_at > token && !pronoun && noun_at + 1 < s.last && tokens[noun_at + 1].kind == TokenKind::word && view.text(noun_at).ends_with("ed")) {
    const std::string plural = lower(view.text(noun_at + 1)), noun = view.lexicon.singular(plural);
    if (noun == plural) return std::nullopt;
    const auto found = last_figure(view, token, sentence, [&](const Mention& m) { return told_of(view, m, noun); });
    if (found) return Antecedent{noun_at + 2, *found};
    return std::nullopt;
  }
  if (!pronoun) return std::nullopt;
  // "of these registered voters": an adjective before the noun that the figure must have been told of.
  if (noun_follows && noun_at + 1 < s.last && tokens[noun_at + 1].kind == TokenKind::word && view.text(noun_at).ends_with("ed")) {
    const std::string plural = lower(view.text(noun_at + 1));
    const std::string noun = view.lexicon.singular(plural);
    if (noun != plural) {
      const auto found = last_figure(view, token, sentence, [&](const Mention& m) { return told_of(view, m, noun); });
      if (found) return Antecedent{noun_at + 2, *found};
      return std::nullopt;
    }
  }
  // "of these": the last figure of the sentence before, or earlier in this one.
  const auto found = last_figure(view, token, sentence, [&](const Mention& m) {
    return m.sentence + 1 >= sentence && (!m.figure()->noun.empty() || (kinds_of(m) & bit(SlotKind::money)) != 0);
  });
  if (!found || object_of(view, view.mention(*found), token, s)) return std::nullopt;
  return Antecedent{token + 1, *found};
}

}  // namespace claimcheck
