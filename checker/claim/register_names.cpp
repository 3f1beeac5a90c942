#include "checker/claim/register_names.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestName = 16;  // tokens

class Finder {
 public:
  Finder(const View& view, const Registers& registers, const NameHasher& hasher)
      : view_(view), registers_(registers), hasher_(hasher), office_(view.lexicon.group("name-office")), body_(view.lexicon.group("name-body")) {}

  std::vector<RegisterName> run() {
    std::vector<RegisterName> out;
    const auto& sentences = view_.mentions.sentences;
    std::uint32_t i = 0, behind = 0;
    for (const std::uint32_t t : starts()) {
      if (t < behind) continue;
      while (sentences[i].last <= t) ++i;  // every token is of a sentence
      if (const auto found = longest(t, sentences[i].last); found.name != 0) {
        out.push_back(found);
        out.back().sentence = i;
        behind = found.last;
      }
    }
    return out;
  }

 private:
  // A name starts with a capital, or with an office or a body in small letters: "president of Ukraine".
  std::vector<std::uint32_t> starts() const {
    std::vector<std::uint32_t> out;
    const auto offices = view_.places(office_), bodies = view_.places(body_);
    auto office = offices.begin(), body = bodies.begin();
    const auto& tokens = view_.mentions.tokens;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      const bool is_office = office != offices.end() && *office == t, is_body = body != bodies.end() && *body == t;
      office += is_office ? 1 : 0;
      body += is_body ? 1 : 0;
      if (tokens[t].kind == TokenKind::word && (tokens[t].has(kCapital) || is_office || (is_body && view_.is(t, body_)))) out.push_back(t);
    }
    return out;
  }

  bool joins(std::uint32_t t) const {
    if (view_.mentions.tokens[t].end - view_.mentions.tokens[t].begin > 4) return false;
    const std::string_view w = view_.text(t);
    return w == "-" || w == "'s" || w == "’s" || w == "'" || w == "’" || w == "–";
  }

  RegisterName longest(std::uint32_t first, std::uint32_t end) const {
    RegisterName best;
    std::uint64_t sum = 0;
    bool capital = false;
    int words = 0;
    for (std::uint32_t t = first; t < end && t < first + kLongestName; ++t) {
      if (view_.mentions.tokens[t].kind == TokenKind::mark) {
        if (!joins(t)) break;
        continue;
      }
      if (joins(t)) continue;
      const std::uint64_t added = hasher_.word(view_.text(t), view_.mentions.tokens[t].word);
      if (added == 0) {
        if (t == first) break;
        continue;
      }
      if (!registers_.may_have(added)) break;
      sum += added;
      ++words;
      capital = capital || view_.mentions.tokens[t].has(kCapital);
      const bool person = words > 1 && registers_.holds(sum);
      if (capital && (person || registers_.knows(sum))) best = {sum, 0, first, t + 1, person, false};
    }
    return best;
  }

  const View& view_;
  const Registers& registers_;
  const NameHasher& hasher_;
  GroupId office_, body_;
};

}  // namespace

std::vector<RegisterName> register_names(const View& view, const Registers& registers, const NameHasher& hasher) {
  return registers.empty() ? std::vector<RegisterName>() : Finder(view, registers, hasher).run();
}

}  // namespace claimcheck
