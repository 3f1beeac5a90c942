#include "checker/claim/roles.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApposition = 12;  // tokens

class Roles {
 public:
  explicit Roles(const View& view)
      : view_(view), tokens_(view.mentions.tokens), role_(view.lexicon.group("across-role")), not_now_(view.lexicon.group("not-holding")), function_(view.lexicon.group("function-word")),
        many_(view.lexicon.group("across-role-of-many")) {}

  std::vector<BodyRole> run() {
    const auto& mentions = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      const ActorRef* ref = mentions[i].actor();
      if (ref == nullptr || ref->definite || mentions[i].sentence >= view_.mentions.sentences.size()) continue;
      const Actor& actor = view_.mentions.actors[ref->actor];
      if (actor.type == ActorType::person && actor.name.find(' ') != std::string::npos) read(i, ref->actor);
    }
    return std::move(out_);
  }

 private:
  bool comma(std::uint32_t t) const { return t < tokens_.size() && view_.is_mark(t, ','); }
  bool word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word || (view_.is_mark(t, '-') && tokens_[t].glued()) || view_.possessive(t) || view_.is_mark(t, '\''); }

  void read(std::uint32_t index, std::uint32_t actor) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
    // Behind the name, to the next mark: "Ida Kamm, the treasurer of the league".
    if (comma(end) && end + 1 < s.last) {
      std::uint32_t last = end + 1;
      while (last < s.last && last - end < kApposition && word(last)) ++last;
      if (take(end + 1, last, true, index, actor)) return;
    }
    // Before it: "the league's treasurer, Ida Kamm", "the treasurer of the league, Ida Kamm", "league treasurer Ida Kamm".
    std::uint32_t last = begin;
    if (last > s.first && comma(last - 1)) --last;
    std::uint32_t first = last;
    while (first > s.first && last - first < kApposition && word(first - 1)) --first;
    take(first, last, last < begin, index, actor);
  }

  // The role that opens an apposition [first, last) or, where no comma parts it from the name, ends it.
  bool take(std::uint32_t first, std::uint32_t last, bool apart, std::uint32_t index, std::uint32_t actor) {
    for (std::uint32_t t = first; t < last; ++t) {
      const auto found = view_.lexicon.lookup(role_, tokens_, t, last);
      if (found.length == 0) continue;
      const std::uint32_t end = t + found.length;
      const bool of = end < last && (view_.text(end) == "of" || view_.text(end) == "at" || view_.text(end) == "for" || view_.text(end) == "in");
      if (end != last && !(apart && of)) {
        t = end - 1;
        continue;
      }
      std::uint32_t open = t;
      while (open > first && t - open < kApposition / 2 && !(view_.is(open - 1, function_) && !view_.possessive(open - 1))) --open;
      if (view_.any(open > first ? open - 1 : open, end, not_now_) || view_.any(open > first ? open - 1 : open, t, many_)) return false;
      BodyRole role{actor, index, std::string(found.value), {}, {tokens_[t].begin, tokens_[end - 1].end}};
      note(open, t, role.body);
      if (of) note(end, last, role.body);
      out_.push_back(std::move(role));
      return true;
    }
    return false;
  }

  void note(std::uint32_t first, std::uint32_t last, std::string& body) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (tokens_[t].kind != TokenKind::word || view_.is(t, function_) || view_.possessive(t) || tokens_[t].end - tokens_[t].begin < 2) continue;
      body += (body.empty() ? "" : " ") + view_.lexicon.singular(fold(view_.text(t)));
    }
  }

  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId role_, not_now_, function_, many_;
  std::vector<BodyRole> out_;
};

}  // namespace

std::vector<BodyRole> read_roles(const View& view) { return Roles(view).run(); }

}  // namespace claimcheck
