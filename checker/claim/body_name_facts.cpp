// Bodies by the words of their names without the word that says of what kind they are: the "Committee for Public Granaries" of one
// issue is the "Commission for Public Granaries" of another where both tell the same figures of it.
#include <algorithm>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/actor_names.h"
#include "checker/claim/fields.h"
#include "checker/claim/scene.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongest = 8;  // tokens of a name behind or before its kind
constexpr std::size_t kStem = 6;       // letters of a word that are compared
constexpr std::size_t kFewest = 2;     // words beside the kind

class BodyNames {
 public:
  explicit BodyNames(FactMaker& maker) : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), scenes_(view_) {}

  void run() {
    for (const std::uint32_t t : view_.places(kind_)) {
      if (tokens_[t].has(kCapital) && tokens_[t].kind == TokenKind::word) named(t);
    }
  }

 private:
  bool capital(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital); }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }

  void named(std::uint32_t at) {
    const std::uint32_t sentence = view_.mentions.sentence_of_token(at);
    if (sentence >= view_.mentions.sentences.size()) return;
    const Sentence& s = view_.mentions.sentences[sentence];
    const BlockKind block = view_.document.blocks[s.block].kind;
    if (block != BlockKind::paragraph && block != BlockKind::list_item) return;
    std::uint32_t first = at, last = at + 1;
    while (first > s.first && at - first < kLongest && (capital(first - 1) || (view_.is_mark(first - 1, '-') && tokens_[first - 1].glued())) && !view_.is(first - 1, article_)) --first;
    // "for Public Granaries", "of the Lower Elbe"
    while (last + 1 < s.last && last - at < kLongest) {
      std::uint32_t next = last;
      if (!capital(next)) {
        if (!view_.is(next, joint_)) break;
        ++next;
        if (next + 1 < s.last && view_.is(next, article_)) ++next;
        if (!capital(next)) break;
      }
      if (view_.text(last) == "in") break;  // "the Lamp Tribunal in Emden"
      last = next + 1;
    }
    if (last < s.last && capital(last)) ++last;
    std::vector<std::string> rest;
    for (std::uint32_t t = first; t < last; ++t) {
      if (t == at || tokens_[t].kind != TokenKind::word || view_.is(t, function_) || view_.is(t, article_)) continue;
      if (t > first && t != at && view_.is(t, kind_)) return;  // two bodies, or one of another
      if (t > at && t + 1 == last && !view_.is(t, common_) && tokens_[t - 1].kind == TokenKind::word && view_.text(t - 1) == "of") continue;  // where it is: "of Emden"
      rest.push_back(view_.lexicon.singular(fold(view_.text(t))).substr(0, kStem));
    }
    if (rest.size() < kFewest) return;
    std::sort(rest.begin(), rest.end());
    const std::string key = Scenes::joined(rest), head = view_.lexicon.singular(fold(view_.text(at)));
    if (!seen_.insert(key + "|" + head).second) return;
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    const bool renamed = view_.has(renamed_, s) || view_.has(renamed_beside_, s);
    maker_.add("body_name", span,
               {{"key", key_field(key, span)},
                {"head", key_field(head, span)},
                {"figures", key_field(figures(sentence, true), span)},
                {"counts", key_field(figures(sentence, false), span)},
                {"scene", key_field(around(sentence, rest), span)},
                {"renamed", key_field(renamed ? "yes" : "no", span)},
                {"name", {std::string(span.in(view_.document.text)), span}}},
               true);
  }

  // The names around, without those of the body.
  std::string around(std::uint32_t sentence, const std::vector<std::string>& own) {
    std::vector<std::string> names = scenes_.names(sentence);
    std::erase_if(names, [&](const std::string& n) { return std::find(own.begin(), own.end(), n.substr(0, kStem)) != own.end(); });
    return Scenes::joined(names);
  }

  // The figures and years told with it: in its sentence and in the next of its paragraph.
  std::string figures(std::uint32_t sentence, bool years) const {
    std::vector<std::string> out;
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t k = sentence; k < std::min<std::uint32_t>(sentence + 2, static_cast<std::uint32_t>(sentences.size())) && sentences[k].block == sentences[sentence].block; ++k) {
      for (const Mention& m : view_.mentions_in(sentences[k].span)) {
        std::string told;
        if (const Figure* f = m.figure(); f != nullptr && m.kind != MentionKind::percent && f->hedge == Hedge::none && f->value > Exact(2)) told = (f->unit.empty() ? "" : f->unit + "-") + f->value.str();
        else if (const Time* time = m.time(); years && time != nullptr && time->granularity == Granularity::year && m.kind == MentionKind::date) told = time->timex;
        std::replace(told.begin(), told.end(), ' ', '-');
        if (!told.empty() && std::find(out.begin(), out.end(), told) == out.end()) out.push_back(std::move(told));
      }
    }
    return Scenes::joined(out);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  Scenes scenes_;
  std::set<std::string> seen_;
  const GroupId kind_ = group("across-body-kind"), article_ = group("article"), joint_ = group("across-body-joint"), function_ = group("function-word"), common_ = group("name-common"), renamed_ = group("across-renamed"), renamed_beside_ = group("across-renamed-beside");
};

}  // namespace

void add_body_names(FactMaker& maker) { BodyNames(maker).run(); }

}  // namespace claimcheck
