#include "checker/extract/abbreviations.h"

#include <algorithm>
#include <unordered_set>

#include "checker/base/utf8.h"
#include "checker/extract/abbreviations_find.h"
#include "checker/extract/actors_evidence.h"

namespace claimcheck {
namespace {

class Reader {
 public:
  Reader(ExtractContext& context, const NameWords& words, const NameGrounds& grounds)
      : context_(context), words_(words), tokens_(context.out.tokens), grounds_(grounds), well_known_(context.lexicon.group("well-known")), abbreviated_as_(context.lexicon.group("abbreviated-as")) {}

  void run() {
    for (const Mention& m : context_.out.mentions) {
      if (m.kind == MentionKind::actor) actors_.push_back(&m);
    }
    std::sort(actors_.begin(), actors_.end(), [](const Mention* a, const Mention* b) { return a->span < b->span; });
    for (const Definition& d : grounds_.definitions) introduce(d, true);
    misfits();
    uses();
    std::sort(out().begin(), out().end(), [](const Abbreviation& a, const Abbreviation& b) { return a.span < b.span; });
  }

 private:
  std::vector<Abbreviation>& out() { return context_.out.abbreviations; }
  std::string form_of(std::uint32_t token) const { return short_form(context_.text(tokens_[token])); }

  bool well_known(std::uint32_t token, const std::string& form) const {
    if ((words_.of(tokens_[token]) & kWellKnown) != 0) return true;
    return well_known_ != kNoGroup && context_.lexicon.is(context_.lexicon.find(lower(form)), well_known_);
  }

  void introduce(const Definition& d, bool fits) {
    Abbreviation a;
    a.span = tokens_[d.short_token].span();
    a.shortened = form_of(d.short_token);
    a.long_span = {tokens_[d.long_first].begin, tokens_[d.long_last - 1].end};
    a.expansion = std::string(a.long_span.in(context_.document.text));
    std::replace(a.expansion.begin(), a.expansion.end(), '\n', ' ');
    a.well_known = well_known(d.short_token, a.shortened);
    a.initials_fit = fits || a.well_known;
    introduced_.insert(a.shortened);
    placed_.insert(d.short_token);
    out().push_back(std::move(a));
  }

  // The actor mention that ends at a place of the text, or none.
  const Mention* actor_ending(std::uint32_t end) const {
    const auto after = std::partition_point(actors_.begin(), actors_.end(), [&](const Mention* m) { return m->span.begin < end; });
    return after != actors_.begin() && (*std::prev(after))->span.end == end ? *std::prev(after) : nullptr;
  }
  const Mention* actor_around(Span span) const {
    const auto after = std::partition_point(actors_.begin(), actors_.end(), [&](const Mention* m) { return m->span.begin <= span.begin; });
    return after != actors_.begin() && (*std::prev(after))->span.contains(span) ? *std::prev(after) : nullptr;
  }

  // "Barents Emergency Council (NRC)": the name of a body, and letters in a bracket of their own that do not fit it.
  void misfits() {
    for (const Sentence& sentence : context_.out.sentences) {
      for (std::uint32_t i = sentence.first + 1; i + 2 < sentence.last; ++i) {
        if (tokens_[i].kind != TokenKind::mark || !(mark(i, "(") || mark(i, "["))) continue;
        std::uint32_t at = i + 1 + context_.lexicon.match(abbreviated_as_, tokens_, i + 1, sentence.last);  // (hereinafter ABC)
        const bool quoted = at < sentence.last && (mark(at, "\"") || mark(at, "\xE2\x80\x9C"));  // (“ABC”)
        if (quoted) ++at;
        if (at + 1 >= sentence.last || tokens_[at + 1].kind != TokenKind::mark || placed_.contains(at) || form_of(at).empty()) continue;
        const std::uint32_t close = quoted ? at + 2 : at + 1;
        if (close >= sentence.last || !(mark(close, ")") || mark(close, "]"))) continue;
        if (const Mention* body = actor_ending(tokens_[i - 1].end)) misfit(*body, i, at);
        if (!placed_.contains(at)) slip(sentence, i, at);
      }
    }
  }

  bool mark(std::uint32_t i, std::string_view m) const { return context_.text(tokens_[i]) == m; }

  void misfit(const Mention& body, std::uint32_t open, std::uint32_t at) {
    const Actor& actor = context_.out.actors[body.actor()->actor];
    const std::uint32_t last = open, first = context_.out.token_at(body.span.begin);
    const std::string form = form_of(at);
    const std::uint32_t c = words_.of(tokens_[at]);
    if (actor.type != ActorType::organisation || last < first + 2 || form.size() < 2 || (c & kNoAbbreviation) != 0 || tokens_[first].has(kAllCapitals)) return;
    if (!ends_in_head(first, last)) return;
    introduce({at, first, last}, other_language(first, last));
  }

  // "Rural Broadband Scheme (RBC)": as many words with capitals as letters, of which all but one fit, the first among them, or two
  // have changed places.
  void slip(const Sentence& sentence, std::uint32_t open, std::uint32_t at) {
    const std::string form = lower(form_of(at));
    if (form.size() < 3 || (words_.of(tokens_[at]) & kNoAbbreviation) != 0) return;
    std::string initials;
    std::vector<std::string> words;
    std::uint32_t first = open;
    while (first > sentence.first && initials.size() < form.size()) {
      const Token& t = tokens_[first - 1];
      const bool small = t.kind == TokenKind::word && !t.has(kCapital) && (words_.of(t) & kStop) != 0;
      if (t.kind != TokenKind::word || t.has(kAllCapitals) || !(small || t.has(kCapital)) || (small && first == open)) return;
      --first;
      if (small) continue;
      words.insert(words.begin(), lower(context_.text(t)));
      initials.insert(0, words.front().substr(0, 1));
    }
    if (initials.size() != form.size() || initials[0] != form[0] || initials == form) return;
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < form.size(); ++i) wrong += form[i] != initials[i];
    const auto at_wrong = static_cast<std::size_t>(std::mismatch(form.begin(), form.end(), initials.begin()).first - form.begin());
    const bool swapped = wrong == 2 && at_wrong + 1 < form.size() && form[at_wrong] == initials[at_wrong + 1] && form[at_wrong + 1] == initials[at_wrong];
    const bool inside = wrong == 1 && words[at_wrong - 1].find(form[at_wrong], 1) != std::string::npos;  // "DLEQ", of Equality
    if ((wrong == 1 || swapped) && !inside && !other_language(first, open)) introduce({at, first, open}, false);
  }

  bool ends_in_head(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if ((words_.of(tokens_[i]) & kOrgHead) != 0) return true;
    }
    return false;
  }

  // Whether a body's letters may be those of its name in another language: parties and movements, and whatever has a nation's
  // name in it.
  bool other_language(std::uint32_t first, std::uint32_t last) const {
    static constexpr std::string_view kNational[] = {"party",   "alliance", "movement", "front",  "union",   "league",   "bloc",    "coalition", "federal",
                                                     "state",   "national", "people",   "people's", "service", "police",   "army",    "corps",     "guard",
                                                     "directorate", "workers", "democratic", "social", "central", "ministry", "intelligence", "forces", "supreme"};
    for (std::uint32_t i = first; i < last; ++i) {
      const std::string_view form = context_.lexicon.form(tokens_[i].word);
      if ((words_.of(tokens_[i]) & (kDemonym | kGroupName | kPlaceName)) != 0) return true;
      if (std::find(std::begin(kNational), std::end(kNational), form) != std::end(kNational)) return true;
    }
    return false;
  }

  void uses() {
    for (std::uint32_t s = 0; s < context_.out.sentences.size(); ++s) {
      const Sentence& sentence = context_.out.sentences[s];
      const BlockKind kind = context_.document.blocks[sentence.block].kind;
      const bool prose = kind != BlockKind::heading && kind != BlockKind::masthead && kind != BlockKind::table_cell;
      if (grounds_.evidence.capitals(s) == Capitals::all) continue;
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (tokens_[i].kind == TokenKind::word && tokens_[i].has(kCapital)) use(i, sentence, prose);
      }
    }
  }

  void use(std::uint32_t i, const Sentence& sentence, bool prose) {
    const Token& t = tokens_[i];
    const std::uint32_t size = t.end - t.begin;
    if (size < 2 || size > 14 || (!t.has(kAllCapitals) && !two_capitals(t)) || placed_.contains(i)) return;
    const std::string form = short_form(context_.text(t));
    if (form.empty()) return;
    const bool known = introduced_.contains(form);
    const bool famous = well_known(i, form);
    if (!known && !famous && !(prose && unexplained(i, sentence, form))) return;
    Abbreviation a;
    a.span = t.span();
    a.shortened = form;
    a.well_known = famous;
    out().push_back(std::move(a));
  }

  bool two_capitals(const Token& t) const {
    const std::string_view w = context_.text(t);
    return std::count_if(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
  }

  // Whether letters that nothing introduces are an abbreviation at all.
  bool unexplained(std::uint32_t i, const Sentence& sentence, const std::string& form) const {
    const Token& t = tokens_[i];
    const std::uint32_t c = words_.of(t);
    if (!t.has(kAllCapitals) || form.size() > 6 || (c & (kNoAbbreviation | kCommonWord | kStop | kOrganisation | kWork | kPlaceName | kCompanySuffix | kTitle)) != 0) return false;
    if ((context_.claimed[i] & (kTime | kCitation | kFigure)) != 0) return false;
    if (i + 1 < sentence.last && tokens_[i + 1].glued() && tokens_[i + 1].kind == TokenKind::number) return false;
    if (i + 2 < sentence.last && tokens_[i + 1].glued() && tokens_[i + 2].glued() && tokens_[i + 2].kind == TokenKind::number) return false;  // "KC-46"
    if (i > sentence.first && t.glued() && tokens_[i - 1].kind != TokenKind::word && context_.text(tokens_[i - 1]) == "/") return false;
    const Mention* actor = actor_around(t.span());
    return actor == nullptr || actor->span == t.span();  // "BMW AG", "USS Nimitz": part of a name
  }

  ExtractContext& context_;
  const NameWords& words_;
  const std::vector<Token>& tokens_;
  const NameGrounds& grounds_;
  const GroupId well_known_, abbreviated_as_;
  std::vector<const Mention*> actors_;  // by place
  std::unordered_set<std::string> introduced_;
  std::unordered_set<std::uint32_t> placed_;  // tokens of short forms where they are introduced
};

}  // namespace

void AbbreviationExtractor::find(ExtractContext& context, const NameGrounds& grounds) const { Reader(context, words_, grounds).run(); }

}  // namespace claimcheck
