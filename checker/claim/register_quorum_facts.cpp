// The rule of attendance that the register has for a parliament named in the text, as a number of its members at the issue's date.
#include <charconv>

#include "checker/claim/fields.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {
namespace {

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t out = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return fault == std::errc() && end == digits.data() + digits.size() && out > 0 ? std::optional(out) : std::nullopt;
}

// "majority-of-members", "2/3" or "40", of so many members.
std::optional<std::int64_t> quorum_of(std::string_view rule, std::int64_t members) {
  if (rule == "majority-of-members") return members / 2 + 1;
  const std::size_t slash = rule.find('/');
  if (slash == std::string_view::npos) return whole(rule);
  const auto part = whole(rule.substr(0, slash)), of = whole(rule.substr(slash + 1));
  return part && of && *part <= *of ? std::optional((members * *part + *of - 1) / *of) : std::nullopt;
}

}  // namespace

void add_register_quorums(const RegisterContext& context) {
  const auto& issue = context.view().document.issue.date;
  if (!issue) return;
  std::uint32_t block = kNone;
  std::uint64_t told_of = 0;  // once a paragraph
  for (const RegisterName& n : context.names) {
    const std::uint32_t here = context.view().mentions.sentences[n.sentence].block;
    if (n.person || (here == block && n.name == told_of)) continue;
    const auto rules = context.registers.rows_of(n.name, "quorum");
    if (rules.size() != 1) continue;
    const RegisterEntry* size = nullptr;
    const auto sizes = context.registers.rows_of(n.name, "members");
    for (const RegisterEntry& row : sizes) {
      if (row.may_hold({issue->value, issue->value + 1})) size = &row;
    }
    const auto quorum = size == nullptr ? std::nullopt : quorum_of(rules.front().value, size->number);
    if (!quorum) continue;
    block = here, told_of = n.name;
    const auto& tokens = context.view().mentions.tokens;
    const Span span{tokens[n.first].begin, tokens[n.last - 1].end};
    context.maker.add("register_quorum", span,
                      {{"body", {std::string(size->subject), span}},
                       {"members", figure_field(Exact(size->number), {})},
                       {"quorum", figure_field(Exact(*quorum), {})},
                       {"register", {told(rules.front()), {}}}});
  }
}

}  // namespace claimcheck
