// The facts that code makes, because what they rest on is no phrase: dates and periods, links, footnotes, abbreviations and
// the masthead. Their types are declared `builtin` in rules/builtin.pattern; a type that is not declared is not made.
#pragma once
#include <array>
#include <concepts>
#include <span>
#include <string_view>
#include <vector>

#include "checker/claim/register_index.h"
#include "checker/claim/stance.h"
#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

// Collects facts of one document; sets what all facts have in common.
class FactMaker {
 public:
  FactMaker(const View& v, const Schema& s, const StanceReader& stance_reader, const Registers& known, std::uint32_t document, std::vector<Fact>& out)
      : view(v), schema(s), stance(stance_reader), registers(known), document_(document), out_(out) {}

  const View& view;
  const Schema& schema;
  const StanceReader& stance;
  const Registers& registers;

  struct Named {
    std::string_view field;
    Field value;
  };
  // Adds a fact at a stretch of text with these fields; nothing if the schema has no such type. Fields that the type lacks
  // are dropped. The voice is read from the text, and the stance unless `plain`. A list in braces is an array here, out of which
  // fields can be moved; out of an initializer_list they would be copied.
  template <std::size_t N>
  void add(std::string_view type, Span span, Named (&&fields)[N], bool plain = false) { add_named(type, span, fields, plain); }
  template <std::same_as<std::vector<Named>> Fields>
  void add(std::string_view type, Span span, Fields fields, bool plain = false) { add_named(type, span, fields, plain); }
  // The same, made elsewhere: sets place, voice and stance only.
  void add(Fact fact, bool plain = false);
  Fact& last() { return out_.back(); }
  // Whether a fact of that type was made in which these digits are a figure.
  bool tells(std::string_view type, Span digits) const;

 private:
  void add_named(std::string_view type, Span span, std::span<Named> fields, bool plain);
  std::uint32_t type_named(std::string_view name);

  std::uint32_t document_;
  std::vector<Fact>& out_;
  // Types by where their names stand in the program: each is asked for again and again.
  struct Known {
    const char* name = nullptr;
    std::uint32_t type = 0;
  };
  std::array<Known, 128> known_;
  std::vector<StanceMarks> marks_;  // by sentence: several readers make facts of one
};

void add_date_facts(FactMaker& maker);         // date, period
void add_link_facts(FactMaker& maker);         // link, footnote-mark, footnote-note
void add_range_facts(FactMaker& maker);        // range
void add_repeat_facts(FactMaker& maker);       // repeat
void add_issue_facts(FactMaker& maker);        // issue
void add_abbreviation_facts(FactMaker& maker); // abbreviation
void add_event_facts(FactMaker& maker);        // told, …: what rests on the verb of a date
void add_list_facts(FactMaker& maker);         // announced_list
void add_list_totals(FactMaker& maker);        // total: of bulleted lists
void add_table_facts(FactMaker& maker);        // table_sum, table_share
void add_issue_names(FactMaker& maker);        // issue_name
void add_reference_facts(FactMaker& maker);    // reference, cited_words, cited_amount
void add_source_facts(FactMaker& maker);       // identifier, dated_link, source_date
void add_bibliography_facts(FactMaker& maker); // author_year, bibliography_entry
void add_spelling_facts(FactMaker& maker);     // spelling
void add_office_facts(FactMaker& maker);       // office
void add_told_amounts(FactMaker& maker);       // told_amount
void add_correction_facts(FactMaker& maker);   // corrected
void add_mean_facts(FactMaker& maker);         // mean_per, listed_mean
void add_rank_facts(FactMaker& maker);         // ranked
void add_reckoned_shares(FactMaker& maker);    // share: by the figures that there are
void add_reckoned_facts(FactMaker& maker);     // comparison, product: by the figures that there are

}  // namespace claimcheck
