// A phrase's text to its tree. The language is told in phrase.h; a part (@name) is parsed once and shared by all phrases.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/claim/pattern_file.h"
#include "checker/claim/slots.h"
#include "checker/lexis/lexicon.h"

namespace claimcheck {

struct PhraseFault {
  std::size_t offset = 0;  // in the phrase's text; of a fault in a part, where the phrase names the part
  std::string message;
};

struct PhraseNode {
  enum class Kind : std::uint8_t { word, group, slot, group_slot, gap, sequence, choice, option, forbid, ask, start, end, part };
  Kind kind = Kind::sequence;
  SlotKind slot = SlotKind::count;
  bool clause = false;             // gap
  std::uint32_t id = 0;            // word, group, gap length, part (kNone: no such part)
  GroupId noun = kNoGroup;         // slot
  std::uint32_t offset = 0;        // in the text
  std::string_view field;          // slots; "" for none. Its name is looked up where the phrase's fact is known
  std::vector<PhraseNode> kids;
};

// The parts of all pattern files, each parsed when it is first asked for.
class PhraseParts {
 public:
  // Both must last as long as the parts.
  PhraseParts(const std::vector<PartText>& texts, Lexicon& lexicon) : texts_(texts), lexicon_(lexicon), parts_(texts.size()) {}

  // Index of the part of that name; nothing and a fault if there is none, it is not sound, or it names itself.
  std::optional<std::uint32_t> find(std::string_view name, std::size_t offset, std::vector<PhraseFault>& faults);
  const PhraseNode& tree(std::uint32_t part) const { return parts_[part].tree; }
  std::size_t size() const { return parts_.size(); }
  Lexicon& lexicon() const { return lexicon_; }

 private:
  struct Part {
    enum class State : std::uint8_t { unread, reading, read, faulty } state = State::unread;
    PhraseNode tree;
  };
  const std::vector<PartText>& texts_;
  Lexicon& lexicon_;
  std::deque<Part> parts_;
};

// The tree of a phrase; words are interned in the lexicon. With faults it is of no use.
PhraseNode parse_phrase(std::string_view text, PhraseParts& parts, std::vector<PhraseFault>& faults);

}  // namespace claimcheck
