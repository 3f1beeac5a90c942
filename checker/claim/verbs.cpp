#include "checker/claim/verbs.h"

#include <algorithm>

namespace claimcheck {
namespace {

// A word in lower case: names and words of German capitals are no verbs.
bool plain_word(const View& view, std::uint32_t t) {
  const Token& token = view.mentions.tokens[t];
  return token.kind == TokenKind::word && !token.has(kCapital);
}

bool says(const View& view, const Sentence& s, std::uint32_t t, std::string_view word) { return t < s.last && view.text(t) == word; }

}  // namespace

VerbReader::VerbReader(const Lexicon& lexicon)
    : was_(lexicon.group("ev-was")), is_(lexicon.group("ev-is")), has_(lexicon.group("ev-has")), had_(lexicon.group("ev-had")),
      will_(lexicon.group("ev-will")), modal_(lexicon.group("ev-modal")), did_(lexicon.group("ev-did")), be_(lexicon.group("ev-be")),
      adverb_(lexicon.group("ev-adverb")), past_(lexicon.group("ev-past")), participle_(lexicon.group("ev-participle")),
      no_past_(lexicon.group("ev-no-past")), base_(lexicon.group("ev-base")), plan_(lexicon.group("ev-plan")),
      intend_(lexicon.group("ev-intend")), no_adverb_(lexicon.group("ev-no-adverb")), due_(lexicon.group("ev-due")), article_(lexicon.group("article")), preposition_(lexicon.group("preposition")), done_(lexicon.group("ev-done")), opens_(lexicon.set_count(), unasked) {}

bool VerbReader::is_past_form(const View& view, std::uint32_t t) const {
  if (!plain_word(view, t)) return false;
  const Token& token = view.mentions.tokens[t];
  if (view.lexicon.is(token.word, past_)) return true;
  if (token.end - token.begin < 4 || !view.text(t).ends_with("ed") || view.text(t).ends_with("eed")) return false;
  return !view.lexicon.is(token.word, no_past_);
}

bool VerbReader::is_participle(const View& view, std::uint32_t t) const {
  return plain_word(view, t) && (is_past_form(view, t) || is(view, t, participle_));
}

std::uint32_t VerbReader::past_adverbs(const View& view, const Sentence& s, std::uint32_t t) const {
  while (t < s.last && (is(view, t, adverb_) || (plain_word(view, t) && view.text(t).ends_with("ly") && !is(view, t, no_adverb_)))) ++t;
  return t;
}

// "The armed groups", "of frozen assets": a participle before its noun, not a verb.
bool VerbReader::in_noun_phrase(const View& view, const Sentence& s, std::uint32_t t) const {
  std::uint32_t k = t;
  while (k > s.first && plain_word(view, k - 1) && ((view.text(k - 1).ends_with("ly") && !is(view, k - 1, no_adverb_)) || view.text(k - 1) == "more" || view.text(k - 1) == "least" || view.text(k - 1) == "less" || view.text(k - 1) == "most")) --k;
  if (k < t && k >= s.first + 3 && view.is_mark(k - 1, ',') && is(view, k - 3, article_)) return true;  // "a new, freely elected president"
  if (k == s.first) return false;
  const std::uint32_t before = k - 1;
  const bool year = view.text(before).size() == 4;
  if (view.mentions.tokens[before].kind == TokenKind::number && !year && k + 1 < s.last && plain_word(view, k + 1) && !is(view, k + 1, preposition_)) return true;
  if (view.is_mark(before, '-') && !view.mentions.tokens[k].has(kSpaceBefore)) return true;
  return is(view, before, article_) || is(view, before, preposition_) || view.possessive(before);
}

VerbGroup VerbReader::after_was(const View& view, const Sentence& s, std::uint32_t t) const {
  VerbGroup g{t, t + 1, t, VerbForm::was, false, false};
  std::uint32_t k = past_adverbs(view, s, t + 1);
  if (says(view, s, k, "being")) k = past_adverbs(view, s, k + 1);
  if (k >= s.last) return g;
  if (says(view, s, k, "to") || is(view, k, plan_)) {
    g.form = VerbForm::unreal;
    g.main = k;
    g.last = k + 1;
  } else if (is_participle(view, k)) {
    g = {t, k + 1, k, VerbForm::past, true, false};
    if (says(view, s, k + 1, "to") && k + 2 < s.last && is(view, k + 2, base_)) g.last = k + 1;
  } else if (plain_word(view, k) && view.text(k).ends_with("ing")) {
    g = {t, k + 1, k, VerbForm::past, false, false};
  }
  return g;
}

VerbGroup VerbReader::after_is(const View& view, const Sentence& s, std::uint32_t t) const {
  VerbGroup g{t, t + 1, t, VerbForm::present, false, false};
  const std::uint32_t k = past_adverbs(view, s, t + 1);
  if (k >= s.last) return g;
  if (says(view, s, k, "to") && says(view, s, k + 1, "say")) return g;  // "that is to say"
  if (says(view, s, k, "to") || is(view, k, due_) || says(view, s, k, "likely") || says(view, s, k, "bound") ||
      ((says(view, s, k, "going") || says(view, s, k, "about")) && says(view, s, k + 1, "to"))) {
    g = {t, k + 1, k, VerbForm::future, false, false};
    if (says(view, s, k, "to")) g.main = std::min(k + 1, s.last - 1), g.last = g.main + 1;
    else if (says(view, s, k + 1, "to") && k + 2 < s.last) g.main = k + 2, g.last = k + 3;
    if (says(view, s, g.main, "be") && g.last < s.last && is_participle(view, g.last)) g.main = g.last, ++g.last, g.passive = true;
  } else if (is_participle(view, k)) {
    g = {t, k + 1, k, VerbForm::present, true, false};
  } else if (plain_word(view, k) && view.text(k).ends_with("ing")) {
    g = {t, k + 1, k, VerbForm::present, false, false};
  }
  return g;
}

VerbGroup VerbReader::after_have(const View& view, const Sentence& s, std::uint32_t t, bool had) const {
  VerbGroup g{t, t + 1, t, had ? VerbForm::past : VerbForm::present, false, false};
  std::uint32_t k = past_adverbs(view, s, t + 1);
  if (says(view, s, k, "to")) {
    g.form = VerbForm::unreal;
    g.last = k + 1;
    return g;
  }
  const bool been = says(view, s, k, "been");
  if (been) k = past_adverbs(view, s, k + 1);
  if (!been && !had && says(view, s, k, "had")) return {t, k + 1, k, VerbForm::perfect, false, false};  // "hospitals have had to report"
  if (been || (k < s.last && is_participle(view, k))) {
    g.form = had ? VerbForm::pluperfect : VerbForm::perfect;
    g.passive = been;
    if (k < s.last && (is_participle(view, k) || (been && view.text(k).ends_with("ing")))) g.main = k, g.last = k + 1;
    else g.last = k;
    if (k < s.last && is(view, k, plan_)) g.form = VerbForm::unreal;
  }
  return g;
}

// "After losing the vote": tells of no happening by itself; "the meeting" is a noun.
bool VerbReader::is_gerund(const View& view, const Sentence& s, std::uint32_t t) const {
  if (!plain_word(view, t) || !view.text(t).ends_with("ing")) return false;
  const Token& token = view.mentions.tokens[t];
  if (token.end - token.begin < 6 || t == s.first) return false;
  if (is(view, t - 1, article_) || view.possessive(t - 1) || view.text(t - 1) == "of") return false;
  const std::string_view text = view.text(t);
  return text != "during" && text != "following" && text != "according" && text != "including" && text != "spring" && text != "morning" &&
         text != "evening" && text != "meeting" && text != "building" && text != "hearing" && text != "nothing" && text != "anything" && text != "something";
}

bool VerbReader::opens(const View& view, std::uint32_t set) const {
  if (opens_[set] == unasked) {
    const auto groups = view.lexicon.groups_of_set(set);
    const auto starts = {was_, is_, has_, had_, will_, modal_, did_, past_, participle_, intend_};
    const bool any = std::any_of(starts.begin(), starts.end(), [&](GroupId g) { return std::binary_search(groups.begin(), groups.end(), g); });
    opens_[set] = any ? may : never;
  }
  return opens_[set] == may;
}

// Nearly all words open no verb group: neither are they of a class that does, nor do they end like a past or a gerund.
bool VerbReader::may_start(const View& view, std::uint32_t t) const {
  const Token& token = view.mentions.tokens[t];
  if (token.kind != TokenKind::word) return false;
  const char last = view.document.text[token.end - 1];
  if (last == 'd' || last == 'g' || opens(view, view.lexicon.set_starting_with(token.word))) return true;
  const std::string_view text = view.text(t);
  return text == "to" || text == "due" || text == "set";
}

VerbGroup VerbReader::group_at(const View& view, const Sentence& s, std::uint32_t t) const {
  const VerbGroup none{t, t, t, VerbForm::present, false, false};
  const bool may_be_name = t > s.first && view.mentions.tokens[t].has(kCapital);  // "May"
  if (may_be_name || view.mentions.tokens[t].kind != TokenKind::word) return none;
  if (is(view, t, was_)) return after_was(view, s, t);
  if (is(view, t, is_)) return after_is(view, s, t);
  if (is(view, t, has_)) return after_have(view, s, t, false);
  if (is(view, t, had_)) return after_have(view, s, t, true);
  if (is(view, t, will_) || is(view, t, modal_)) {
    if (view.mentions.tokens[t].has(kCapital)) return none;  // "May 2020", "Will Smith"
    VerbGroup g{t, t + 1, t, is(view, t, will_) ? VerbForm::future : VerbForm::unreal, false, false};
    std::uint32_t k = past_adverbs(view, s, t + 1);
    while (k < s.last && (is(view, k, be_) || says(view, s, k, "have"))) k = past_adverbs(view, s, k + 1);
    if (says(view, s, k - 1, "be") && k < s.last && !is_participle(view, k)) --k;
    if (k >= s.last || !plain_word(view, k)) return g;
    g.passive = is_participle(view, k);
    g.main = k;
    g.last = k + 1;
    return g;
  }
  if (is(view, t, did_)) {
    const std::uint32_t k = past_adverbs(view, s, t + 1);
    return k < s.last && plain_word(view, k) ? VerbGroup{t, k + 1, k, VerbForm::past, false, false} : none;
  }
  // "The government intends to table a bill"; "…, due to begin in May".
  const bool due = t > s.first && view.is_mark(t - 1, ',') && (says(view, s, t, "due") || says(view, s, t, "scheduled") || says(view, s, t, "slated") || says(view, s, t, "set"));
  if ((due || is(view, t, intend_)) && says(view, s, t + 1, "to") && t + 2 < s.last && plain_word(view, t + 2) && !is(view, t + 2, article_)) {
    VerbGroup g{t, t + 3, t + 2, VerbForm::future, false, false};
    if (is(view, t + 2, be_) && g.last < s.last && is_participle(view, g.last)) g.main = g.last, ++g.last, g.passive = true;
    return g;
  }
  if (says(view, s, t, "to") && t + 1 < s.last && plain_word(view, t + 1)) {
    std::uint32_t k = t + 1;
    while (k < s.last && (is(view, k, be_) || says(view, s, k, "have"))) k = past_adverbs(view, s, k + 1);
    if (k > t + 1 && k < s.last && is_participle(view, k)) return {t, k + 1, k, VerbForm::unreal, true, false};
    if (k > t + 1 || is(view, t + 1, base_)) return {t, t + 2, t + 1, VerbForm::unreal, false, false};
    return none;
  }
  // "Adopted in May, the law …": a participle at the head of the sentence.
  if (t == s.first && view.mentions.tokens[t].has(kCapital)) {
    const Token& token = view.mentions.tokens[t];
    const bool past = is(view, t, past_) || is(view, t, participle_) || (view.text(t).ends_with("ed") && token.end - token.begin > 5 && !is(view, t, no_past_));
    const bool preposition_follows = t + 1 < s.last && (is(view, t + 1, preposition_) || view.text(t + 1) == "as");
    return past && preposition_follows && view.edges(t).empty() ? VerbGroup{t, t + 1, t, VerbForm::past, true, true} : none;
  }
  if (is_past_form(view, t) && !in_noun_phrase(view, s, t)) {
    const bool planned = is(view, t, plan_) && view.lexicon.match(done_, view.mentions.tokens, t, s.last) == 0;  // "called off" is no plan
    return {t, t + 1, t, planned ? VerbForm::unreal : VerbForm::past, false, true};
  }
  if (is(view, t, participle_) && !in_noun_phrase(view, s, t)) return {t, t + 1, t, VerbForm::past, true, true};
  if (is_gerund(view, s, t)) return {t, t + 1, t, VerbForm::unreal, false, true};
  return none;
}

std::vector<VerbGroup> VerbReader::read(const View& view, std::uint32_t sentence) const {
  const Sentence& s = view.mentions.sentences[sentence];
  std::vector<VerbGroup> out;
  for (std::uint32_t t = s.first; t < s.last;) {
    if (!may_start(view, t)) {
      ++t;
      continue;
    }
    const VerbGroup g = group_at(view, s, t);
    if (g.last > g.first) out.push_back(g);
    t = std::max(t + 1, g.last);
  }
  return out;
}

}  // namespace claimcheck
