#include "checker/claim/register_chambers.h"

#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

class Chambers {
 public:
  Chambers(const std::vector<RegisterName>& names, const View& view, const Registers& registers, const NameHasher& hasher)
      : names_(names), view_(view), registers_(registers), hasher_(hasher) {}

  std::vector<RegisterName> run() const {
    std::vector<RegisterName> out;
    std::uint32_t behind = 0;
    for (const std::uint32_t t : view_.places(kind_)) {
      if (t < behind || covered(t)) continue;
      const std::uint32_t sentence = view_.mentions.sentence_of_token(t);
      const std::uint32_t length = view_.lexicon.match(kind_, view_.mentions.tokens, t, view_.mentions.sentences[sentence].last);
      if (length == 0) continue;
      behind = t + length;
      if (behind < view_.mentions.sentences[sentence].last && view_.text(behind) == "of" && view_.edges(behind + 1).empty()) continue;  // "the Senate of Ketrin": named, or one that the register does not have
      if (elsewhere(behind, view_.mentions.sentences[sentence].last)) continue;
      if (const std::uint64_t name = named(t, behind, sentence); name != 0) out.push_back({name, sentence, t, behind, false, true});
    }
    return out;
  }

 private:
  bool covered(std::uint32_t t) const {
    return std::any_of(names_.begin(), names_.end(), [&](const RegisterName& n) { return n.first <= t && t < n.last; });
  }
  // "The Senate in Lorne", a place that is told of no country.
  bool elsewhere(std::uint32_t t, std::uint32_t end) const {
    return t + 1 < end && view_.text(t) == "in" && view_.mentions.tokens[t + 1].has(kCapital) && !view_.is(t + 1, seat_) && !view_.is(t + 1, country_);
  }
  // The chamber of the nation that stands nearest around: in the sentence, in the paragraph, in the issue. Two of them are none.
  std::uint64_t named(std::uint32_t first, std::uint32_t last, std::uint32_t sentence) const {
    std::uint64_t words = 0;
    for (std::uint32_t t = first; t < last; ++t) words += hasher_.word(view_.text(t), view_.mentions.tokens[t].word);
    const auto& sentences = view_.mentions.sentences;
    const Sentence& s = sentences[sentence];
    if (const auto found = in(words, s.first, s.last)) return *found;
    std::uint32_t from = sentence, to = sentence + 1;
    while (from > 0 && sentences[from - 1].block == s.block) --from;
    while (to < sentences.size() && sentences[to].block == s.block) ++to;
    if (const auto found = in(words, sentences[from].first, sentences[to - 1].last)) return *found;
    if (const auto found = in(words, 0, static_cast<std::uint32_t>(view_.mentions.tokens.size()))) return *found;
    return hasher_.name(std::string(view_.lexicon.lookup(known_, view_.mentions.tokens, first, last).value));
  }
  // Nothing where no nation with such a chamber is told, 0 where several are.
  std::optional<std::uint64_t> in(std::uint64_t words, std::uint32_t first, std::uint32_t last) const {
    std::optional<std::uint64_t> found;
    std::string_view subject;
    const auto take = [&](std::uint64_t nation) {
      if (nation == 0 || !registers_.knows(nation + words)) return;
      const auto rows = registers_.rows_of(nation + words, "members");
      if (rows.empty()) return;
      found = found && rows.front().subject != subject ? 0 : nation + words;
      subject = rows.front().subject;
    };
    for (const RegisterName& n : names_) {
      if (!n.person && n.first >= first && n.last <= last) take(n.name);
    }
    for (std::uint32_t t = first; t < last; ++t) {
      const Token& token = view_.mentions.tokens[t];
      if (token.kind != TokenKind::word || !token.has(kCapital)) continue;
      if (view_.is(t, demonym_) || view_.is(t, country_)) take(hasher_.word(view_.text(t), token.word));
      if (view_.is(t, seat_)) take(hasher_.name(view_.lexicon.value_of(seat_, token.word)));
      if (found == std::uint64_t{0}) return found;
    }
    return found;
  }

  const std::vector<RegisterName>& names_;
  const View& view_;
  const Registers& registers_;
  const NameHasher& hasher_;
  const GroupId kind_ = view_.lexicon.group("register-chamber-kind"), known_ = view_.lexicon.group("register-chamber-known"), seat_ = view_.lexicon.group("register-capital"),
                demonym_ = view_.lexicon.group("name-demonym"), country_ = view_.lexicon.group("name-country");
};

}  // namespace

void add_chambers(std::vector<RegisterName>& names, const View& view, const Registers& registers, const NameHasher& hasher) {
  const auto found = Chambers(names, view, registers, hasher).run();
  if (found.empty()) return;
  names.insert(names.end(), found.begin(), found.end());
  std::sort(names.begin(), names.end(), [](const RegisterName& a, const RegisterName& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
}

}  // namespace claimcheck
