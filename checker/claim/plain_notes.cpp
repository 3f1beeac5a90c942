#include "checker/claim/plain_notes.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostStars = 4;

bool digit(char c) { return c >= '0' && c <= '9'; }

// The size of the sign at a place that stands for a note: "*", "**", "†", "‡"; 0 if there is none.
std::size_t sign_at(std::string_view text, std::size_t at) {
  for (const std::string_view dagger : {"†", "‡"}) {
    if (text.substr(at).starts_with(dagger)) return dagger.size();
  }
  std::size_t size = 0;
  while (at + size < text.size() && text[at + size] == '*') ++size;
  return size <= kMostStars ? size : 0;
}

// "(12)" at a place; 0 if there is none.
std::size_t bracket_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '(') return 0;
  std::size_t end = at + 1;
  while (end < text.size() && digit(text[end]) && end - at <= 2) ++end;
  return end > at + 1 && text[at + 1] != '0' && end < text.size() && text[end] == ')' ? end + 1 - at : 0;
}

struct Note {
  std::string label;
  Span line, sign;  // in the source
};

class PlainNotes {
 public:
  explicit PlainNotes(const View& view) : document_(view.document), source_(view.document.source), text_(view.document.text) {}

  std::vector<FootnoteMark> run() {
    auto out = matched(starred(), [](std::string_view text, std::size_t at) { return sign_at(text, at); });
    if (out.empty()) out = matched(bracketed(), bracket_at);
    return out;
  }

 private:
  // Calls with the begin and end of every line of the source, without blanks around it.
  template <class Each>
  void lines(Each each) const {
    for (std::size_t at = 0; at < source_.size();) {
      const std::size_t end = std::min(source_.find('\n', at), source_.size());
      std::size_t from = at, to = end;
      while (from < to && std::isspace(static_cast<unsigned char>(source_[from]))) ++from;
      while (to > from && std::isspace(static_cast<unsigned char>(source_[to - 1]))) --to;
      if (from < to) each(from, to);
      at = end + 1;
    }
  }

  static Span span(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

  // "* Register of May." One sign for two notes is a list, or notes that begin anew on each page.
  std::vector<Note> starred() const {
    std::vector<Note> out;
    std::set<std::string> labels;
    bool twice = false;
    lines([&](std::size_t from, std::size_t to) {
      std::size_t sign = from, stars = 0;
      std::string label;
      while (sign < to && source_.substr(sign).starts_with("\\*")) sign += 2, ++stars;
      if (stars > 0) label.assign(stars, '*');
      else if (const std::size_t size = sign_at(source_, from); size > 0) label = source_.substr(from, size), sign = from + size;
      if (label.empty() || label.size() > kMostStars || sign >= to) return;
      const bool spaced = source_[sign] == ' ';
      const std::string_view words = source_.substr(sign + (spaced ? 1 : 0), to - sign);
      if (words.empty() || !(std::isalnum(static_cast<unsigned char>(words[0])) || static_cast<unsigned char>(words[0]) >= 0x80 || words[0] == '"')) return;
      if (!spaced && stars == 0 && source_.substr(sign, to - sign).find('*') != std::string_view::npos) return;  // "*emphasis*"
      twice = twice || !labels.insert(label).second;
      out.push_back({std::move(label), span(from, to), span(from, sign)});
    });
    if (twice) out.clear();
    return out;
  }

  // "(1) Design data.": lines in order; of two such lists the last.
  std::vector<Note> bracketed() const {
    std::vector<Note> out;
    int last = 0;
    lines([&](std::size_t from, std::size_t to) {
      const std::size_t size = bracket_at(source_, from);
      const int number = size == 0 ? 0 : std::stoi(std::string(source_.substr(from + 1, size - 2)));
      const bool note = size > 0 && from + size + 2 < to && source_[from + size] == ' ';
      if (!note) return;
      if (number <= last) out.clear();
      last = number;
      out.push_back({std::string(source_.substr(from + 1, size - 2)), span(from, to), span(from, from + size)});
    });
    if (out.size() < 2 || out.front().label != "1") out.clear();
    return out;
  }

  // Behind a letter or a mark, and before a blank or a mark: a sign that refers to a note.
  bool refers(std::size_t at, std::size_t size, bool bracket) const {
    if (at == 0 || at + size > text_.size()) return false;
    const char before = text_[at - 1], behind = at + size < text_.size() ? text_[at + size] : ' ';
    const auto mark = [](char c) { return c == '.' || c == ',' || c == ';' || c == ':' || c == '"' || c == ')' || c == '!' || c == '?' || c == '%'; };
    const bool letter = std::isalpha(static_cast<unsigned char>(before)) || static_cast<unsigned char>(before) >= 0x80;
    if (bracket && before == ')') return false;  // "§ 60(a)(3)"
    if (!(mark(before) || letter || (digit(before) && !bracket))) return false;
    return std::isspace(static_cast<unsigned char>(behind)) || mark(behind) || static_cast<unsigned char>(behind) >= 0x80;
  }

  template <class Size>
  std::vector<FootnoteMark> matched(const std::vector<Note>& notes, Size size_at) const {
    std::vector<FootnoteMark> out;
    if (notes.empty()) return out;
    const bool bracket = source_[notes.front().sign.begin] == '(';
    std::set<std::string> answered;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::code || block.kind == BlockKind::furniture || block.span.empty()) continue;
      const Span place = document_.to_source(block.span);
      if (bracket && place.begin >= notes.front().line.begin) break;
      for (std::size_t at = block.span.begin; at < block.span.end;) {
        const std::size_t size = size_at(text_, at);
        if (size == 0 || !refers(at, size, bracket)) {
          at += std::max<std::size_t>(size, 1);
          continue;
        }
        const Span sign = span(at, at + size), there = document_.to_source(sign);
        const bool of_note = std::any_of(notes.begin(), notes.end(), [&](const Note& n) { return n.sign.overlaps(there); });
        const std::string label(bracket ? text_.substr(at + 1, size - 2) : text_.substr(at, size));
        if (!of_note) {
          out.push_back({label, sign, there, false});
          if (std::any_of(notes.begin(), notes.end(), [&](const Note& n) { return n.label == label; })) answered.insert(label);
        }
        at += size;
      }
    }
    if (answered.size() < (bracket ? 2U : 1U)) return {};  // one figure in brackets may be a clause of a law
    for (const Note& n : notes) out.push_back({n.label, document_.to_text(n.line), n.sign, true});
    return out;
  }

  const Document& document_;
  const std::string_view source_, text_;
};

}  // namespace

std::vector<FootnoteMark> plain_notes(const View& view) { return PlainNotes(view).run(); }

}  // namespace claimcheck
