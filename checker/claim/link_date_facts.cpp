// Links whose addresses carry a date, and the date that the text gives for what they lead to.
#include "checker/claim/link_date_facts.h"

#include <algorithm>
#include <cctype>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/written_dates.h"

namespace claimcheck {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// So many digits at a place, with no digit beside them, as a number; -1 if they are not there.
int number_at(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size > text.size() || (at > 0 && digit(text[at - 1]))) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + size; ++i) {
    if (!digit(text[i])) return -1;
    value = 10 * value + (text[i] - '0');
  }
  return at + size < text.size() && digit(text[at + size]) ? -1 : value;
}

struct AddressDate {
  Days days;
  Granularity granularity = Granularity::day;
  Span place;  // in the address
};

std::optional<AddressDate> day_at(int year, int month, int day, std::size_t begin, std::size_t end) {
  if (year < 1990 || year > 2100 || !is_valid({year, month, day})) return std::nullopt;
  const Day d = to_day({year, month, day});
  return AddressDate{{d, d + 1}, Granularity::day, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

// A year at a place of the path and what follows it: "2019/12/18", "2019-12-18", "20191218", "2019/dec/18", "2019/12/words".
std::optional<AddressDate> date_at(std::string_view path, std::size_t at) {
  if (const int packed = number_at(path, at, 8); packed > 0) return day_at(packed / 10000, packed / 100 % 100, packed % 100, at, at + 8);
  const int year = number_at(path, at, 4);
  if (year < 0 || at + 7 > path.size()) return std::nullopt;
  const char joint = path[at + 4];
  if (joint != '/' && joint != '-' && joint != '_') return std::nullopt;
  int month = number_at(path, at + 5, 2);
  std::size_t end = at + 7;
  if (month < 0 && joint == '/') {
    const auto* name = std::find(std::begin(kMonths), std::end(kMonths), path.substr(at + 5, 3));
    if (name == std::end(kMonths)) return std::nullopt;
    month = static_cast<int>(name - std::begin(kMonths)) + 1;
    end = at + 8;
  }
  if (month < 1 || month > 12) return std::nullopt;
  if (end < path.size() && path[end] == joint) {
    if (const int day = number_at(path, end + 1, 2); day >= 0) return day_at(year, month, day, at, end + 3);
  }
  // A month alone has a slash behind it and words behind that, or it may be any number.
  if (end >= path.size() || path[end] != '/' || year < 1990 || year > 2100 || joint == '_') return std::nullopt;
  const std::string_view rest = path.substr(end + 1, path.substr(end + 1).find('/'));
  const auto letters = std::count_if(rest.begin(), rest.end(), [](unsigned char c) { return std::isalpha(c); });
  if (letters < 4) return std::nullopt;
  return AddressDate{days_of_month(year, month), Granularity::month, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}};
}

// The date that an address carries; none for laws, whose numbers look like dates, and for copies of archives.
std::optional<AddressDate> date_of_address(std::string_view target) {
  const std::string low = lower(target);
  for (const std::string_view picture : {".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"}) {  // put on the site when the page was moved
    if (low.ends_with(picture)) return std::nullopt;
  }
  const auto slashes = low.find("://");
  if (slashes == std::string::npos) return std::nullopt;
  for (const std::string_view other : {"eur-lex", "legislation.", "web.archive.org", "archive.ph", "archive.is", "/eli/", "undocs.org", "/act/", "/acts/", "/laws/", "/doi/"}) {
    if (low.find(other) != std::string::npos) return std::nullopt;
  }
  const std::size_t path = low.find('/', slashes + 3);
  if (path == std::string::npos) return std::nullopt;
  const std::string_view all = std::string_view(low).substr(0, low.find_first_of("?#", path));
  for (std::size_t at = path; at < all.size(); ++at) {
    if (!digit(all[at]) || digit(all[at - 1])) continue;
    if (auto found = date_at(all, at)) return found;
  }
  return std::nullopt;
}

class LinkDates {
 public:
  explicit LinkDates(FactMaker& maker) : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), document_(maker.view.document) {}

  void run() {
    for (const Link& link : document_.links) address(link);
  }

 private:
  void address(const Link& link) {
    const auto date = date_of_address(link.target);
    if (!date) return;
    const Span span = link.text.empty() ? document_.to_text(link.source) : link.text;
    When when;
    when.readings.push_back({date->days, date->granularity == Granularity::day ? iso(date->days.begin) : iso(date->days.begin).substr(0, 7), kDistant, false});
    when.granularity = date->granularity;
    const auto in_source = link.source.in(document_.source).rfind(link.target);
    Field dated{std::move(when), link.source, true};
    if (in_source != std::string_view::npos) dated.span = {static_cast<std::uint32_t>(link.source.begin + in_source + date->place.begin), static_cast<std::uint32_t>(link.source.begin + in_source + date->place.end)};
    std::vector<FactMaker::Named> fields = {{"dated", std::move(dated)}, {"target", {link.target, link.source, true}},
                                            {"uploaded", key_field(link.target.find("upload") != std::string::npos ? "yes" : "no", span)}};
    if (const Mention* said = date_told(span)) {
      fields.push_back({"said", date_field(*said)});
    }
    maker_.add("dated_link", span, std::move(fields), true);
  }

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool any_in(GroupId group, std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (view_.lexicon.match(group, tokens_, t, last) > 0) return true;
    }
    return false;
  }
  bool publication_in(std::uint32_t first, std::uint32_t last) const { return any_in(publication_, first, last); }

  // The date that the text gives for what a link leads to: inside its words, or joined to them, and told of something published.
  const Mention* date_told(Span link) const {
    if (link.empty()) return nullptr;
    const std::uint32_t first = view_.mentions.token_at(link.begin), last = view_.mentions.token_at(link.end - 1) + 1;
    const Sentence& s = view_.mentions.sentences[view_.mentions.sentence_at(link.begin)];
    const bool words = publication_in(first, last);
    const auto inside = written_dates(view_, first, std::min(last, s.last));
    if (!inside.empty()) return (words || said_before(s.first, first, inside[0], last)) && inside.size() == 1 ? inside[0].mention : nullptr;
    if (const Mention* told = came_out(s.first, first, std::min(last, s.last))) return told;
    for (const WrittenDate& d : written_dates(view_, last, std::min(s.last, last + 4))) {
      if (!linked(last, d.first)) break;
      if (words || publication_in(last, d.first)) return d.mention;
    }
    // "- 3 March 2020: [statement of the board](…)"
    if (const auto start = written_dates(view_, s.first, s.first + 1); words && !start.empty() && start[0].last + 1 == first && (view_.is_mark(first - 1, ':') || view_.text(first - 1) == "–" || view_.text(first - 1) == "—")) return start[0].mention;
    for (const WrittenDate& d : written_dates(view_, last, std::min(s.last, last + 8))) {
      if (published_behind(last, d.first)) return d.mention;
    }
    const std::uint32_t from = first > s.first + 8 ? first - 8 : s.first;
    const auto before = written_dates(view_, from, first);
    if (before.size() == 1 && before[0].last <= s.first + 5 && reported_then(s.first, before[0], first, last)) return before[0].mention;
    const auto opening = written_dates(view_, s.first, std::min(first, s.first + 6));
    if (opening.size() == 1 && (published_then(s.first, opening[0], first, last) || publishes_then(s.first, opening[0], first, last))) return opening[0].mention;
    if (!before.empty() && address(first, last) && cited_with(s.first, before.back(), first)) return before.back().mention;
    if (!before.empty() && linked(before.back().last, first) && before.back().first > s.first + 1) {
      const WrittenDate& d = before.back();
      const std::string_view w = view_.lexicon.form(tokens_[d.first - 1].word);
      const bool joins = w == "of" || w == "dated" || w == "from" || w == "on" || w == ",";
      if (joins && publication_in(d.first - 2, d.first - 1)) return d.mention;
      if (w == "," && first > d.last && cites_title(s.first, d.first)) return d.mention;
    }
    return nullptr;
  }

  // "The firm announced it [on 9 February](…)": the words of the link are the date alone.
  bool said_before(std::uint32_t begin, std::uint32_t link, const WrittenDate& d, std::uint32_t last) const {
    if (d.last != last || d.first > link + 1 || link == begin) return false;
    const std::uint32_t from = link > begin + 3 ? link - 3 : begin;
    return any_in(made_known_, from, link);
  }

  // "[issued in spring 2020](…)": of a wider date a verb must say that the source came out then; the year of a report is what it is
  // about.
  const Mention* came_out(std::uint32_t begin, std::uint32_t first, std::uint32_t last) const {
    const auto dates = written_dates(view_, first, last, true);
    if (dates.size() != 1 || dates[0].last != last) return nullptr;
    const std::uint32_t at = dates[0].first;
    if (at < begin + 2 || view_.text(at - 1) != "in" || at + 1 < first) return nullptr;
    return view_.lexicon.match(publishing_, tokens_, at - 2, at - 1) > 0 ? dates[0].mention : nullptr;
  }

  // "On 9 February the court [published its ruling](…)"
  bool publishes_then(std::uint32_t begin, const WrittenDate& d, std::uint32_t link, std::uint32_t last) const {
    if (view_.lexicon.form(tokens_[begin].word) != "on" || d.first != begin + 1 || link > d.last + 8) return false;
    for (std::uint32_t t = d.last; t < link; ++t) {
      if (tokens_[t].kind == TokenKind::mark && t != d.last) return false;
    }
    return view_.lexicon.match(publishing_, tokens_, link, last) > 0 && any_in(published_thing_, link + 1, last);
  }

  // "On 9 February the paper [reported](…) that …"
  bool reported_then(std::uint32_t begin, const WrittenDate& d, std::uint32_t link, std::uint32_t last) const {
    if (view_.lexicon.form(tokens_[begin].word) != "on" || d.first != begin + 1 || last > link + 2 || link > d.last + 5) return false;
    for (std::uint32_t t = d.last; t < link; ++t) {
      if (tokens_[t].kind == TokenKind::mark && t != d.last) return false;
    }
    return view_.lexicon.match(writing_, tokens_, link, last) > 0;
  }

  // "On 9 February the office published its [decision](…)": nothing else is dated, and one thing is published.
  bool published_then(std::uint32_t begin, const WrittenDate& d, std::uint32_t link, std::uint32_t last) const {
    const std::string_view opens = view_.lexicon.form(tokens_[begin].word);
    if ((opens != "on" && opens != "in") || d.first != begin + 1 || link > d.last + 12 || written_dates(view_, d.last, link).size() > 0) return false;
    bool published = false;
    for (std::uint32_t t = d.last; t < link; ++t) {
      if (tokens_[t].kind == TokenKind::mark && t != d.last) return false;
      const std::uint32_t length = view_.lexicon.match(publishing_, tokens_, t, last);
      published = published || (length > 0 && t + length + 5 > link);
    }
    return published && any_in(published_thing_, link, last);
  }

  // "The [report](…) was published on 9 February"
  bool published_behind(std::uint32_t from, std::uint32_t to) const {
    bool published = false;
    for (std::uint32_t t = from; t < to;) {
      const std::uint32_t length = view_.lexicon.match(publishing_, tokens_, t, to);
      published = published || length > 0;
      const std::string_view w = view_.text(t);
      const bool small = w == "was" || w == "is" || w == "were" || w == "," || w == "(" || w == "on" || w == "in" || w == "of" || w == "from" || w == "which" || w == "that" || w == "first" || w == "has" || w == "been";
      if (length == 0 && !small) return false;
      t += std::max(length, 1U);
    }
    return published;
  }

  // Whether the words of a link are its address.
  bool address(std::uint32_t first, std::uint32_t last) const {
    const std::string_view words = Span{tokens_[first].begin, tokens_[last - 1].end}.in(document_.text);
    return words.starts_with("http") || words.starts_with("www.");
  }

  // "press release, 30 April 2021: https://…", "the Guardian wrote (14 April 2021, https://…)"
  bool cited_with(std::uint32_t begin, const WrittenDate& d, std::uint32_t link) const {
    if (link > d.last + 2 || d.first < begin + 2) return false;
    for (std::uint32_t t = d.last; t < link; ++t) {
      const std::string_view w = view_.text(t);
      if (w != "," && w != ":" && w != "." && w != "(" && w != ";" && w != "<" && w != "\xE2\x80\x93") return false;
    }
    const std::string_view w = view_.text(d.first - 1);
    if (w != "," && w != "(" && w != "of" && w != "dated" && w != "from") return false;
    const std::uint32_t from = d.first > begin + 10 ? d.first - 10 : begin;
    for (std::uint32_t t = from; t < d.first; ++t) {
      if (view_.lexicon.match(publication_, tokens_, t, d.first) > 0 || view_.lexicon.match(writing_, tokens_, t, d.first) > 0) return true;
      if (view_.lexicon.form(tokens_[t].word) == "according" && t + 1 < d.first) return true;
    }
    return false;
  }

  // "J. Roth, “The long wait”, Harbour Daily, 7 April 2021, https://…"
  bool cites_title(std::uint32_t first, std::uint32_t last) const {
    const Span before{tokens_[first].begin, tokens_[last - 1].end};
    const auto titled = [&](Span s) { return before.contains(s) && s.size() > 8; };
    const auto& all = view_.mentions.mentions;
    return std::any_of(document_.emphases.begin(), document_.emphases.end(), titled) ||
           std::any_of(all.begin(), all.end(), [&](const Mention& m) { return m.quotation() != nullptr && titled(m.span); });
  }

  // Only marks and small words between a date and the link.
  bool linked(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      const std::string_view w = view_.text(t);
      const bool small = w == "of" || w == "on" || w == "from" || w == "dated" || w == "published" || w == "posted" || w == "in" || w == "," || w == "(" || w == ":" || w == "at" || w == "under" || w == "issued" || w == "released";
      if (!small) return false;
    }
    return to <= from + 3;
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const GroupId publication_ = group("publication"), writing_ = group("writing"), publishing_ = group("publishing"), published_thing_ = group("published-thing"), made_known_ = group("made-known");
};

}  // namespace

void add_link_date_facts(FactMaker& maker) { LinkDates(maker).run(); }

}  // namespace claimcheck
