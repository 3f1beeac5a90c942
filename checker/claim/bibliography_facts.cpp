// Author–year citations and the list that they lead to.
#include <algorithm>
#include <unordered_set>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

struct Entry {
  Span span;
  std::string author;                // first family name or body, folded
  std::string authors;               // with initials, folded
  std::vector<std::string> years;    // "2018", "2004a"
  std::string year;                  // the year that the entry is cited by, if it can be told; with its letter
  std::uint32_t first = 0, last = 0; // tokens
};

std::string year_of(const std::string& label) { return label.substr(0, 4); }

class Bibliography {
 public:
  explicit Bibliography(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document), heading_(view_.lexicon.group("bibliography-heading")), other_heading_(view_.lexicon.group("sources-heading")) {}

  void run() {
    const bool cites = std::any_of(view_.mentions.mentions.begin(), view_.mentions.mentions.end(), [](const Mention& m) {
      const Citation* c = m.citation();
      return c != nullptr && c->type == CitationType::author_year;
    });
    if (!cites) return;
    find_entries();
    if (entries_.empty()) return;
    citations();
    if (known_ * 2 < told_) return;  // the list is of something else
    note_words();
    // A list of which most is never named is of works to read.
    const auto cited = std::count_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return named(e); });
    to_read_ = cited * 2 < static_cast<std::ptrdiff_t>(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) entry(i);
  }

 private:
  std::uint32_t end_token(Span span, std::uint32_t first) const {
    std::uint32_t last = first;
    while (last < tokens_.size() && tokens_[last].begin < span.end) ++last;
    return last;
  }

  void find_entries() {
    bool under = false;
    for (const Block& block : document_.blocks) {
      if (block.span.empty()) continue;
      const std::uint32_t first = view_.mentions.token_at(block.span.begin);
      if (block.kind == BlockKind::heading || block.span.size() <= 60) {
        std::uint32_t last = end_token(block.span, first);
        if (last > first && view_.is_mark(last - 1, ':')) --last;
        const bool heading = last > first && view_.lexicon.match(heading_, tokens_, first, last) == last - first;
        const bool other = !heading && last > first && view_.lexicon.match(other_heading_, tokens_, first, last) == last - first;  // "Further reading"
        if (block.kind == BlockKind::heading || heading || other) under = heading;
        if (heading || other) continue;
      }
      if (under && block.kind != BlockKind::footnote && !is_note(block.span)) lines(first, end_token(block.span, first));
    }
  }

  // "[12] Stein (2004), p. 7": a note, which cites a work again.
  bool is_note(Span block) const {
    return std::any_of(document_.footnotes.begin(), document_.footnotes.end(), [&](const FootnoteMark& f) { return f.is_note && !f.text.empty() && block.overlaps(f.text); });
  }

  // A line of the source that begins like an entry starts one.
  void lines(std::uint32_t first, std::uint32_t last) {
    std::uint32_t start = first;
    for (std::uint32_t t = first + 1; t <= last; ++t) {
      if (t < last && !(new_line(t) && starts_entry(t, last))) continue;
      read_entry(start, t);
      start = t;
    }
  }
  bool new_line(std::uint32_t t) const {
    const std::uint32_t from = document_.to_source({tokens_[t - 1].end - 1, tokens_[t - 1].end}).end;
    const std::uint32_t to = document_.to_source(tokens_[t].span()).begin;
    return from < to && Span{from, to}.in(document_.source).find('\n') != std::string_view::npos;
  }
  bool starts_entry(std::uint32_t t, std::uint32_t last) const {
    if (tokens_[t].kind != TokenKind::word || !tokens_[t].has(kCapital) || !view_.is_mark(t - 1, '.')) return false;
    for (std::uint32_t k = t + 1; k < last && k < t + 8; ++k) {
      if (view_.is_mark(k, ',') || view_.is_mark(k, '(')) return true;
    }
    return false;
  }

  std::string label_at(std::uint32_t t, std::uint32_t last) const {
    const std::string_view w = view_.text(t);
    if (tokens_[t].kind != TokenKind::number || w.size() != 4 || !(w.starts_with("1") || w.starts_with("20"))) return {};
    std::string out(w);
    const bool letter = t + 1 < last && tokens_[t + 1].glued() && tokens_[t + 1].kind == TokenKind::word && tokens_[t + 1].end - tokens_[t + 1].begin == 1;
    if (letter) out += view_.text(t + 1);
    return out;
  }

  void read_entry(std::uint32_t first, std::uint32_t last) {
    // "[12] Stein, R. (2004), p. 7", "– *Mines* (2004)": notes that are numbered, and works of the one whom the text is about.
    if (tokens_[first].kind != TokenKind::word || opens_title(first)) return;
    Entry e;
    e.first = first;
    e.last = last;
    // "R. Stein and H. Yousif": initials first
    std::uint32_t t = first;
    while (t + 1 < last && tokens_[t].kind == TokenKind::word && tokens_[t].end - tokens_[t].begin <= 2 && view_.is_mark(t + 1, '.')) t += 2;
    std::uint32_t end = t;
    while (end < last && end < t + 8 && !view_.is_mark(end, ',') && !view_.is_mark(end, '(') && !view_.is_mark(end, '.') && !view_.is_mark(end, ':') && !view_.is_mark(end, '&') && view_.text(end) != "and" &&
           tokens_[end].kind != TokenKind::number) {
      ++end;
    }
    if (end == t || end == last || end == t + 8) return;
    e.author = fold(Span{tokens_[t].begin, tokens_[end - 1].end}.in(document_.text));
    for (std::uint32_t k = end; k < last; ++k) {
      const std::string label = label_at(k, last);
      if (label.empty()) continue;
      const bool early = k < end + 24 && k > first && (view_.is_mark(k - 1, '(') || view_.is_mark(k - 1, '.') || view_.is_mark(k - 1, ',') || view_.text(k - 1).ends_with('.'));
      const bool closed = k + 1 < last && (view_.is_mark(k + 1, ')') || view_.is_mark(k + 1, '.') || view_.is_mark(k + 1, ',') || label.size() > 4 || view_.is_mark(k + 1, ':'));
      if (e.year.empty() && early && closed && view_.quotation_around(tokens_[k].span()) == nullptr) {
        e.year = label;
        std::uint32_t behind = first;  // the authors, where a title stands before the year
        while (behind < k && !opens_title(behind)) ++behind;
        if (behind > first) e.authors = fold(Span{tokens_[first].begin, tokens_[behind - 1].end}.in(document_.text));
      }
      e.years.push_back(label);
    }
    if (e.years.empty()) return;
    e.span = {tokens_[first].begin, tokens_[last - 1].end};
    entries_.push_back(std::move(e));
  }

  bool opens_title(std::uint32_t t) const {
    const std::string_view w = view_.text(t);
    return w == "“" || w == "\"" || w == "‘" || w == "«" || w == "„" ||
           std::any_of(document_.emphases.begin(), document_.emphases.end(), [&](Span s) { return s.begin == tokens_[t].begin; });
  }

  static std::string first_name(const std::string& authors) {
    std::string out = authors;
    for (const std::string_view cut : {" and ", " et ", ",", " & ", "&"}) {
      if (const auto at = out.find(cut); at != std::string::npos) out.resize(at);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return fold(out);
  }

  bool is_of(const Entry& e, const std::string& author) const { return e.author == author || e.author.ends_with(" " + author) || author.ends_with(" " + e.author); }

  void citations() {
    struct Told {
      const Mention* mention;
      const Citation* citation;
      std::string author, state;
      const Entry* other = nullptr;
    };
    std::vector<Told> all;
    for (const Mention& m : view_.mentions.mentions) {
      const Citation* c = m.citation();
      if (c == nullptr || c->type != CitationType::author_year || inside_list(m.span) || behind_title(m.span)) continue;
      Told told{&m, c, first_name(c->author), "no-entry"};
      for (const Entry& e : entries_) {
        if (!is_of(e, told.author)) continue;
        const bool same = std::find(e.years.begin(), e.years.end(), c->target) != e.years.end() ||
                          (c->target.size() == 4 && std::any_of(e.years.begin(), e.years.end(), [&](const std::string& y) { return year_of(y) == c->target; })) ||
                          (c->target.size() > 4 && e.year == year_of(c->target));
        if (same) {
          told.state = "found";
          break;
        }
        told.state = "other-year";
        told.other = &e;
      }
      known_ += told.state != "no-entry";
      ++told_;
      all.push_back(std::move(told));
    }
    for (const Told& t : all) {
      std::vector<FactMaker::Named> fields = {{"author", key_field(t.citation->author, t.mention->span)},
                                              {"label", key_field(t.citation->target, t.mention->span)},
                                              {"state", key_field(known_ * 2 < told_ ? "doubtful" : t.state, t.mention->span)}};
      if (t.other != nullptr && t.state == "other-year") fields.push_back({"listed", {t.other->year.empty() ? t.other->years.back() : t.other->year, t.other->span}});
      maker_.add("author_year", t.mention->span, std::move(fields), true);
    }
  }
  // "*The Deep Mines of P. Ulm* (2001)": a title and its year.
  bool behind_title(Span span) const {
    return std::any_of(document_.emphases.begin(), document_.emphases.end(), [&](Span e) { return e.overlaps(span) && !e.contains(span); });
  }
  bool inside_list(Span span) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.span.contains(span); });
  }

  // Every capitalised word outside the list.
  void note_words() {
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      if (tokens_[t].kind != TokenKind::word || !tokens_[t].has(kCapital) || (t >= entries_.front().first && inside_list(tokens_[t].span()))) continue;
      words_.insert(fold(view_.text(t)));
    }
  }
  // Whether the text outside the list has a name of the entry's author.
  bool named(const Entry& e) const {
    for (std::uint32_t t = e.first; t < e.last && tokens_[t].begin < e.span.begin + e.author.size() + 12; ++t) {
      if (tokens_[t].kind == TokenKind::word && tokens_[t].end - tokens_[t].begin > 2 && words_.contains(fold(view_.text(t)))) return true;
    }
    return false;
  }

  void entry(std::size_t i) {
    const Entry& e = entries_[i];
    const Entry* twin = nullptr;
    for (std::size_t k = 0; k < i; ++k) {
      if (!e.year.empty() && e.year == entries_[k].year && e.authors == entries_[k].authors && e.year.size() == 4) twin = &entries_[k];
    }
    std::vector<FactMaker::Named> fields = {{"author", key_field(e.author, e.span)}, {"named", key_field(to_read_ || named(e) || known_ < 1 || known_ * 3 < entries_.size() || e.author.starts_with("Category:") || (known_ < 2 && told_ > 1) ? "yes" : "no", e.span)}, {"twin", key_field(twin != nullptr ? "yes" : "no", e.span)}};
    if (!e.year.empty()) fields.push_back({"label", key_field(e.year, e.span)});
    if (twin != nullptr) fields.push_back({"first", {std::string("text"), twin->span}});
    maker_.add("bibliography_entry", e.span, std::move(fields), true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const GroupId heading_, other_heading_;
  std::vector<Entry> entries_;
  std::unordered_set<std::string> words_;
  std::size_t known_ = 0, told_ = 0;
  bool to_read_ = false;
};

}  // namespace

void add_bibliography_facts(FactMaker& maker) { Bibliography(maker).run(); }

}  // namespace claimcheck
