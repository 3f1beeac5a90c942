// The offices that words name: the title before a name ("Foreign Minister Ida Kamm"), the apposition beside it ("Ida Kamm, the
// minister of finance,", "the president of the assembly, Ida Kamm,"). Only offices that one person holds one of at a time are
// read; former, acting and coming holders have none. The words are groups of rules/*.words (name-office, sole-office, portfolio,
// military-rank, …).
#pragma once
#include <optional>
#include <set>
#include <string>

#include "checker/claim/view.h"

namespace claimcheck {

struct Office {
  std::string key;                    // "prime minister", "minister: finance"
  std::string group;                  // offices of one group exclude one another: "state", "body: assembly", "rank"
  std::uint32_t first = 0, last = 0;  // tokens [first, last) that name it
  std::set<std::string> fields;       // of a minister: "finance"
};

// Whether two offices may be one: "General" is a major general's address, and "minister" any minister's.
bool one_office(const Office& a, const Office& b);

class OfficeReader {
 public:
  explicit OfficeReader(const View& view);

  // The office that the mention of a person is told with, or nothing.
  std::optional<Office> office_of(const Mention& m, const ActorRef& ref) const;

 private:
  std::string_view word(std::uint32_t t) const { return lexicon_.form(tokens_[t].word); }
  // "minister of housing Ida Kamm"
  std::optional<Office> minister_of(std::uint32_t begin, const Sentence& s) const;
  // "speaker of parliament Ida Kamm"
  std::optional<Office> head_of(std::uint32_t begin, const Sentence& s) const;
  // What stands behind a name: "Ida Kamm, the minister of finance,", "Ida Kamm (health secretary)", "Ida Kamm is the mayor", "Ida
  // Kamm, who heads the ministry of health,".
  std::optional<Office> beside(std::uint32_t end, const Sentence& s) const;
  // "the ministry of health", "the health ministry"
  std::optional<Office> of_ministry(std::uint32_t first, std::uint32_t last) const;
  // What stands before a name: "the president of the assembly, Ida Kamm,", "As mayor, Ida Kamm …".
  std::optional<Office> named(std::uint32_t begin, std::uint32_t end, const Sentence& s) const;
  // "the Malian minister of …", "vice-president of …": an office within the first words.
  bool starts_office(std::uint32_t first, std::uint32_t last) const;
  bool forbidden(std::uint32_t first, std::uint32_t last) const;
  // The office that words name; not "the mayor's brother".
  std::optional<Office> read(std::uint32_t first, std::uint32_t last) const;
  std::optional<Office> read_words(std::uint32_t first, std::uint32_t last) const;
  // "State secretary in the interior ministry": a deputy minister by another name.
  std::optional<Office> state_secretary(std::uint32_t first, std::uint32_t end, std::uint32_t last,
                                        std::set<std::string> what) const;
  std::optional<Office> minister(std::uint32_t first, std::uint32_t at, std::uint32_t last, std::set<std::string> what,
                                 bool deputy) const;
  // "Energy Commissioner", "commissioner for energy"; of a police and the like nothing is known.
  std::optional<Office> commissioner(std::uint32_t first, std::uint32_t at, std::uint32_t last, std::set<std::string> what,
                                     bool deputy) const;
  // "Ambassador", "the ambassador to the UN": of two who are sent somewhere it counts where.
  std::optional<Office> ambassador(std::uint32_t first, std::uint32_t at, std::uint32_t last) const;
  // Of a state where nothing else is said; else of the body named behind "of". `value` is "president" or, where the office is no
  // one's of a state by itself, "body: director".
  std::optional<Office> head(std::uint32_t first, std::uint32_t end, std::uint32_t last, std::string_view value,
                             bool second) const;
  bool comma(std::uint32_t t) const;
  bool dash(std::uint32_t t) const;
  std::string portfolio(std::uint32_t t) const;

  const View& view_;
  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  const GroupId demonym_, not_now_, portfolio_, sole_, leading_, rank_, body_, office_, no_rank_, saying_;
};

}  // namespace claimcheck
