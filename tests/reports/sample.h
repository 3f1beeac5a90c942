// A report made by hand: two documents, findings of each severity, every kind of place. Reporters are tested on it.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "checker/model/finding.h"

namespace claimcheck {

class Sample {
 public:
  Sample();
  Report report;

 private:
  Document first_, second_;
};

// The place of `words` in `text`, from `from` on.
inline Span find_words(std::string_view text, std::string_view words, std::size_t from = 0) {
  const auto at = static_cast<std::uint32_t>(text.find(words, from));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

// A document whose text stands in `source` block by block: a block is a line, empty lines between.
inline Document document_of_lines(std::string id, std::string path, std::string source) {
  Document out;
  out.id = std::move(id);
  out.path = std::move(path);
  out.format = "markdown";
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    if (end > at) {
      const auto begin = static_cast<std::uint32_t>(out.text.size());
      const auto size = static_cast<std::uint32_t>(end - at);
      out.text.append(source, at, size);
      out.runs.push_back({begin, static_cast<std::uint32_t>(at), size});
      Block& block = out.blocks.emplace_back();
      block.span = {begin, begin + size};
      out.text += '\n';
    }
    at = end + 1;
  }
  out.source = std::move(source);
  return out;
}

inline Sample::Sample() {
  first_ =
      document_of_lines("d1", "issues/No 7.md",
                        "# The Assembly and the Ferry Law\n\n"
                        "Żagań, 4 March 2019. Seat of the assembly: 61 members.\n\n"
                        "Only 33 of the 61 members came to the sitting, four more than the quorum. The sitting was short.\n\n"
                        "See the [minutes](#) and the [ferry law](https://ferry.example/law).\n");
  second_ = document_of_lines(
      "d2", "issues/No 8.md",
      "The assembly, which had been elected in the autumn after a campaign that turned on the price of fish, on the state of the "
      "two northern harbours and on little else, sent 40 of its 61 members to the second sitting, where, as the clerk noted with "
      "some relief and the newspapers of the capital with none, 38 voted for the law and 12 against it.\n");
  first_.issue.number = Stated<std::int64_t>{7, {}, {}};
  first_.issue.date = Stated<Day>{to_day({2019, 3, 4}), {}, {}};
  first_.issue.title = Stated<std::string>{"The Assembly and the Ferry Law", {}, {}};
  first_.issue.authors.push_back({"Ola \"Fish\" Norr", {}, {}});

  report.tool_version = "0.0.0";
  DocumentReport one{&first_, {}, 40, 9, 3, {{"link", 2}, {"quorum", 1}}, {}};
  for (const Block& block : first_.blocks) one.sentences.push_back(block.span);
  const Span came = find_words(first_.text, "Only 33 of the 61 members came to the sitting, four more than the quorum.");
  one.sentences[2] = came;
  one.sentences.insert(one.sentences.begin() + 3, find_words(first_.text, "The sitting was short."));
  DocumentReport two{&second_, {second_.blocks.front().span}, 62, 5, 1, {{"vote-tally", 1}}, {{"share", 2}}};
  report.documents = {one, two};
  report.rules = {
      {"placeholder-link", "link", "A link leads nowhere", "A link whose target is a placeholder was left for later.",
       Severity::error},
      {"quorum-margin", "quorum", "Attendance, quorum and margin do not agree",
       "A quorum is the number of members without whom a body decides nothing.", Severity::error},
      {"vote-total", "vote-tally", "Votes and attendance do not agree", "Nobody votes who is not there.", Severity::warning},
      {"wide-mark", "repeat-figure", "A notice", "", Severity::notice}};

  Finding quorum{"5f0c",
                 "quorum-margin",
                 "quorum",
                 Severity::error,
                 "cannot-hold",
                 true,
                 "Attendance, quorum and margin do not agree",
                 "33 of 61 present is 2 over the quorum of 31, not 4",
                 "",
                 {"quorum of 61 members: floor(61 / 2) + 1 = 31", "33 - 31 = 2"},
                 {"no rule is known for this body; a majority of members is taken"},
                 {{0, find_words(first_.text, "four more than the quorum"), false, "stated margin"},
                  {0, find_words(first_.text, "33 of the 61 members"), false, "attendance"},
                  {0, find_words(first_.text, "61 members"), false, "membership"}},
                 {{0, find_words(first_.text, "four"), false, "two", "if 33 and 61 are right"},
                  {0, find_words(first_.text, "33"), false, "35", "if 61 and four are right"}}};
  Finding link{"77aa",
               "placeholder-link",
               "link",
               Severity::error,
               "cannot-hold",
               false,
               "A link leads nowhere",
               "the link “minutes” leads to the placeholder “#”",
               "",
               {},
               {},
               {{0, find_words(first_.source, "[minutes](#)"), true, "link"}},
               {}};
  Finding votes{"9b1e",
                "vote-total",
                "vote-tally",
                Severity::warning,
                "cannot-hold",
                false,
                "Votes and attendance do not agree",
                "38 for and 12 against are 50 votes, but 40 members were present",
                "",
                {"38 + 12 = 50", "50 > 40"},
                {},
                {{1, find_words(second_.text, "38 voted for"), false, "for"},
                 {1, find_words(second_.text, "12 against"), false, "against"},
                 {1, find_words(second_.text, "40 of its 61 members"), false, "attendance"},
                 {0, find_words(first_.text, "61 members"), false, "membership"}},
                {}};
  Finding wide{"c0de",
               "wide-mark",
               "repeat-figure",
               Severity::notice,
               "holds-if-rounded",
               false,
               "A notice",
               "61 is told\x1b[2J twice",
               "",
               {},
               {},
               {{0, find_words(first_.text, "Żagań"), false, ""}},
               {}};
  report.findings = {quorum, link, votes, wide};
  report.problems = {{"issues/No 9.md", 0, 0, "cannot be opened: no such file", true},
                     {"issues/No 7.md", 3, 1, "bytes that are no UTF-8", false}};
  report.skipped = 1;
}

}  // namespace claimcheck
