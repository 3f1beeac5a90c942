// Footnotes: marks and notes as the reader found them, or, where it found none, those that plain text has: "*", "†", "(1)".
#include "checker/claim/footnote_facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "checker/claim/fields.h"
#include "checker/claim/plain_notes.h"

namespace claimcheck {
namespace {

std::optional<std::int64_t> number_of(const std::string& label) {
  const auto value = Exact::parse(label);
  if (!value || !value->is_whole() || label.size() > 4) return std::nullopt;
  return value->numerator();
}

// "[16]" alone on its line: where a note stood whose words were lost on the way.
bool blank(const FactMaker& maker, const FootnoteMark& f) {
  if (f.is_note || f.text.empty()) return false;
  const auto& blocks = maker.view.document.blocks;
  const auto at = std::upper_bound(blocks.begin(), blocks.end(), f.text.begin, [](std::uint32_t place, const Block& b) { return place < b.span.begin; });
  return at != blocks.begin() && std::prev(at)->span.end - std::prev(at)->span.begin <= f.text.end - f.text.begin + 2;
}

void add_footnotes(FactMaker& maker, const std::vector<FootnoteMark>& all) {
  std::map<std::string, std::int64_t> marks, notes;
  std::set<std::string> emptied;
  for (const FootnoteMark& f : all) {
    if (blank(maker, f)) emptied.insert(f.label);
  }
  for (const FootnoteMark& f : all) ++(f.is_note ? notes : marks)[f.label];
  std::int64_t total_marks = 0;
  for (const auto& [label, count] : marks) total_marks += count;
  const auto total_notes = static_cast<std::int64_t>(notes.size());
  // Marks without a note, and whether so many lack theirs that the notes were lost on the way, with all that could be said of them.
  const auto unnoted = std::count_if(marks.begin(), marks.end(), [&](const auto& m) { return !notes.contains(m.first); });
  const auto labels = static_cast<std::int64_t>(marks.size());
  const bool lost = unnoted > 3 || (unnoted > 1 && unnoted * 4 > labels) || unnoted * 2 > labels;
  // Notes that are numbered anew, by page or by chapter.
  const auto sets = notes.contains("1") && notes.contains("2") ? std::min(notes.at("1"), notes.at("2")) : 1;
  std::vector<std::string> idle;  // notes to which no mark refers; told of together, at the first
  for (const auto& f : all) {
    if (f.is_note && marks[f.label] == 0 && std::find(idle.begin(), idle.end(), f.label) == idle.end()) idle.push_back(f.label);
  }
  std::string listed = idle.size() > 1 ? "notes " : "note ";
  for (std::size_t i = 0; i < idle.size(); ++i) listed += (i == 0 ? "" : i + 1 == idle.size() ? " and " : ", ") + idle[i];
  // A sign that stands again and again and has no note: remains of bold type, or a legend that was left out.
  const auto stray = [&](const FootnoteMark& f) { return !f.is_note && !number_of(f.label) && notes[f.label] == 0 && marks[f.label] > 1; };
  std::map<bool, std::int64_t> last = {{false, 0}, {true, 0}};
  for (const FootnoteMark& f : all) {
    Span span = f.text;
    if (span.empty()) {  // a mark whose sign is not in the text: the word before it
      const std::uint32_t t = maker.view.mentions.token_at(span.begin == 0 ? 0 : span.begin - 1);
      if (t < maker.view.mentions.tokens.size()) span = maker.view.mentions.tokens[t].span();
    }
    std::vector<FactMaker::Named> fields = {{"label", {f.label, f.source, true}},
                                            {"notes", figure_field(notes[f.label], span)},
                                            {"marks", figure_field(marks[f.label], span)},
                                            {"all_notes", figure_field(total_notes, span)},
                                            {"sets", figure_field(sets, span)},
                                            {"lost", key_field(lost || stray(f) || emptied.contains(f.label) ? "yes" : "no", span)}};
    if (f.is_note) fields.push_back({"all_marks", figure_field(total_marks, span)});
    if (f.is_note && !idle.empty() && f.label == idle.front() && !listed.empty()) {
      fields.push_back({"idle", {std::exchange(listed, {}), f.source, true}});
    }
    if (const auto number = number_of(f.label)) {
      fields.push_back({"number", figure_field(*number, span)});
      fields.push_back({"before", figure_field(last[f.is_note], span)});
      last[f.is_note] = std::max(last[f.is_note], *number);
    }
    maker.add(f.is_note ? "footnote_note" : "footnote_mark", span, std::move(fields), true);
  }
}

}  // namespace

void add_footnote_facts(FactMaker& maker) {
  const auto& read = maker.view.document.footnotes;
  if (!read.empty()) add_footnotes(maker, read);
  else if (const auto plain = plain_notes(maker.view); !plain.empty()) add_footnotes(maker, plain);
}

}  // namespace claimcheck
