// A figure that a definite description takes up again a few sentences later: "a convoy of 26 lorries … the 36 lorries", "a loan
// worth $650 million … the $560 million loan". The two are one only if nothing else near by is counted in that unit, if the
// description adds nothing of its own, and if its figure is told nowhere before.
#include "checker/claim/retold.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/taken_back.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentencesBack = 4;
constexpr std::size_t kMostMentions = 120;  // looked back over for the figure itself

class Retold {
 public:
  Retold(FactMaker& maker, const ToldPairs& known)
      : maker_(maker), view_(maker.view), known_(known), definite_(group("back-reference")), generic_(group("generic-noun")), seats_(group("seat-noun")),
        sized_(group("sized-verb")), partial_(group("partial")), up_(group("went-up")), down_(group("went-down")), narrows_(group("retold-narrows")),
        function_(group("function-word")) {}

  void run() {
    for (std::uint32_t i = 1; i < view_.mentions.mentions.size(); ++i) {
      if (comparable_kind(view_.mention(i)) && described(i)) look(i);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  std::uint32_t first_token(const Mention& m) const { return view_.mentions.token_at(m.span.begin); }
  std::uint32_t end_token(const Mention& m) const { return view_.mentions.token_at(m.span.end - 1) + 1; }
  const Sentence& sentence(const Mention& m) const { return view_.mentions.sentences[m.sentence]; }

  static bool comparable_kind(const Mention& m) {
    const Figure* f = m.figure();
    if (f == nullptr || f->upper || f->age || m.nested || m.span.empty() || f->hedge != Hedge::none || f->value < Exact(10)) return false;
    return m.kind == MentionKind::money || (m.kind == MentionKind::quantity && !f->unit.empty() && f->unit != "%");
  }
  static bool counts(const Mention& m) { return m.kind == MentionKind::quantity && (m.figure()->dimension.empty() || m.figure()->dimension == "count"); }

  // "the", "its", "all" right before the figure.
  bool described(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const std::uint32_t t = first_token(m);
    return m.sentence < view_.mentions.sentences.size() && t > sentence(m).first && view_.is(t - 1, definite_);
  }

  static bool of_one_kind(const Mention& a, const Mention& b) {
    const Figure &x = *a.figure(), &y = *b.figure();
    if (a.kind != b.kind || x.unit != y.unit) return false;
    return !counts(a) || x.noun == y.noun;
  }

  // 280 and 820: the same digits in another order, which is a slip whatever the sizes.
  bool swapped(const Mention& a, const Mention& b) const {
    std::string x(a.figure()->digits.in(view_.document.text)), y(b.figure()->digits.in(view_.document.text));
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return x == y;
  }

  bool moves(const Sentence& s) const { return view_.has(up_, s) || view_.has(down_, s) || view_.has(partial_, s); }

  bool stands_in(const Sentence& s, std::string_view word) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (view_.mentions.tokens[t].kind == TokenKind::word && view_.lexicon.singular(lower(view_.text(t))) == word) return true;
    }
    return false;
  }

  // "The 340 schools that were closed", "the 430 closed schools": its qualifiers are told there, too.
  bool all_stand_in(const Sentence& s, const std::string& words) const {
    for (std::size_t from = 0; from < words.size();) {
      const std::size_t to = std::min(words.find(' ', from), words.size());
      if (!stands_in(s, words.substr(from, to - from))) return false;
      from = to + 1;
    }
    return true;
  }

  void look(std::uint32_t index) {
    const Mention& b = view_.mention(index);
    const Figure& y = *b.figure();
    const Mention* a = nullptr;
    std::uint32_t a_index = 0;
    for (std::uint32_t i = index, seen = 0; i-- > 0 && seen < kMostMentions; ++seen) {
      const Mention& m = view_.mention(i);
      if (m.figure() == nullptr) continue;
      const bool one_kind = of_one_kind(m, b);
      const bool counted = counts(b) && (counts(m) || m.kind == MentionKind::number);
      if ((one_kind || counted) && m.figure()->reading.rounded.overlaps(y.reading.rounded)) return;  // told so before, perhaps by another noun
      if (!one_kind) continue;
      if (m.sentence + kSentencesBack < b.sentence) continue;
      // Which of them is meant is not sure, unless they tell the same.
      if (m.sentence == b.sentence || (a != nullptr && !(m.figure()->value == a->figure()->value && m.sentence != a->sentence))) return;
      a = &m;
      a_index = i;
    }
    if (a == nullptr || !comparable_kind(*a) || described(a_index) || known_.contains({a_index, index})) return;
    const Figure& x = *a->figure();
    if (!(x.value < y.value * Exact(2) && y.value < x.value * Exact(2)) && !swapped(*a, b)) return;
    const Sentence &before = sentence(*a), &here = sentence(b);
    if (view_.document.blocks[before.block].section != view_.document.blocks[here.block].section || before.block + 1 < here.block) return;
    if (moves(before) || moves(here)) return;
    if (!(counts(b) ? same_count(*a, b) : same_thing(*a, b))) return;
    add_repeat(maker_, *a, b, y.noun);
  }

  // "The 36 lorries reached": nothing behind it says which lorries.
  bool same_count(const Mention& a, const Mention& b) const {
    const Figure &x = *a.figure(), &y = *b.figure();
    if (!y.qualifier.empty() && y.qualifier != x.qualifier && !(x.qualifier.empty() && all_stand_in(sentence(a), y.qualifier))) return false;
    const std::uint32_t behind = end_token(b);
    const bool narrowed = behind < sentence(b).last && view_.is(behind, narrows_);
    const WordId noun = view_.lexicon.find(y.noun);
    if (view_.lexicon.is(noun, seats_)) return narrowed && view_.text(behind) == "of" && sized(a) && share_a_name(a, b, behind);
    return !narrowed && !view_.lexicon.is(noun, generic_);
  }

  bool sized(const Mention& m) const {
    const std::uint32_t t = first_token(m);
    return t > sentence(m).first && view_.is(t - 1, sized_);
  }
  bool share_a_name(const Mention& a, const Mention& b, std::uint32_t from) const {
    const Sentence &before = sentence(a), &here = sentence(b);
    for (std::uint32_t t = from; t < here.last && t < from + 6; ++t) {
      const Token& token = view_.mentions.tokens[t];
      if (token.kind == TokenKind::word && token.has(kCapital) && stands_in(before, view_.lexicon.singular(lower(view_.text(t))))) return true;
    }
    return false;
  }

  // "The $560 million loan", "the 321-kilometre line": what it is the price or the size of is named in both sentences.
  bool same_thing(const Mention& a, const Mention& b) const {
    const Sentence& here = sentence(b);
    std::uint32_t found = 0, t = end_token(b);
    for (std::uint32_t n = 0; t < here.last && n < 2; ++t, ++n) {
      const Token& token = view_.mentions.tokens[t];
      if (token.kind != TokenKind::word || token.end - token.begin < 3 || view_.lexicon.is(token.word, function_) || view_.lexicon.is(token.word, narrows_)) break;
      const std::string word = view_.lexicon.singular(lower(view_.text(t)));
      if (stands_in(sentence(a), word)) ++found;
      else if (token.has(kCapital)) return false;  // another one's
    }
    return found > 0;
  }

  FactMaker& maker_;
  const View& view_;
  const ToldPairs& known_;
  GroupId definite_, generic_, seats_, sized_, partial_, up_, down_, narrows_, function_;
};

}  // namespace

bool moves(const View& view, const Sentence& sentence, GroupId up, GroupId down) {
  const auto told = [&](GroupId group) {
    const auto places = view.places(group, sentence.first, sentence.last);
    return std::any_of(places.begin(), places.end(), [&](std::uint32_t t) {
      return view.text(t) != "up" && view.text(t) != "down" && view.lexicon.match(group, view.mentions.tokens, t, sentence.last) > 0;
    });
  };
  return told(up) || told(down);
}

bool slip(std::string a, std::string b) {
  const auto digits_only = [](std::string& s) { s.erase(std::remove_if(s.begin(), s.end(), [](char c) { return c < '0' || c > '9'; }), s.end()); };
  digits_only(a);
  digits_only(b);
  if (a.size() != b.size() || a.size() < 2 || a == b) return false;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) changed += a[i] != b[i] ? 1 : 0;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return changed == 1 || (changed == 2 && a == b);
}

bool slip(const View& view, const Mention& a, const Mention& b) {
  const auto digits = [&](const Mention& m) { return std::string(m.figure()->digits.in(view.document.text)); };
  return slip(digits(a), digits(b));
}

void add_repeat(FactMaker& maker, const Mention& first, const Mention& again, const std::string& noun) {
  if (taken_back(maker.view, first.sentence) || taken_back(maker.view, again.sentence)) return;
  maker.add("repeat", again.span, {{"first", {placed(first), first.span}}, {"again", {placed(again), again.span}}, {"noun", key_field(noun, again.span)}}, true);
}

void add_retold_facts(FactMaker& maker, const ToldPairs& known) { Retold(maker, known).run(); }

}  // namespace claimcheck
