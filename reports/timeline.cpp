#include "reports/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "reports/json_writer.h"

namespace claimcheck {
namespace {

std::string time_of(const TimelinePoint& point) {
  if (!point.when) return "";
  const CivilDate first = to_civil(point.when->begin);
  if (point.when->end - point.when->begin == 1) return iso(point.when->begin);
  if (*point.when == days_of_month(first.year, first.month)) return iso(point.when->begin).substr(0, 7);
  if (*point.when == days_of_year(first.year)) return iso(point.when->begin).substr(0, 4);
  return iso(point.when->begin) + "/" + iso(point.when->end - 1);
}

// A block of eighths for each value, from the least to the most.
std::string sparkline(const Timeline& timeline) {
  static constexpr std::string_view kBlocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  if (timeline.points.empty()) return {};
  const auto [least, most] = std::minmax_element(timeline.points.begin(), timeline.points.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  const double low = least->value.approximately(), range = most->value.approximately() - low;
  std::string out;
  for (const TimelinePoint& p : timeline.points) {
    const double share = range > 0 ? (p.value.approximately() - low) / range : 0;
    out += kBlocks[std::min<std::size_t>(7, static_cast<std::size_t>(share * 8))];
  }
  return out;
}

std::string text(const Timeline& timeline) {
  if (timeline.points.empty()) return timeline.title + ": nothing is told of that\n";
  std::string out = timeline.title + "  " + sparkline(timeline) + "\n\n";
  std::size_t words = 0, time = 0, issue = 0;
  for (const TimelinePoint& p : timeline.points) {
    words = std::max(words, p.words.size());
    time = std::max(time, time_of(p).size());
    issue = std::max(issue, p.issue.size());
  }
  for (const TimelinePoint& p : timeline.points) {
    out += fmt::format("{} {:<{}}  {:<{}}  {:<{}}  {}:{}", p.disagrees ? '!' : ' ', time_of(p), time, p.words, words, p.issue, issue, p.path, p.line);
    if (!p.note.empty()) out += "  " + p.note;
    out += '\n';
  }
  if (std::any_of(timeline.points.begin(), timeline.points.end(), [](const TimelinePoint& p) { return p.disagrees; })) {
    out += "\n! another issue tells of the same time otherwise\n";
  }
  return out;
}

// RFC 4180: quotes where they are needed, doubled inside.
std::string cell(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string out = "\"";
  for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string csv(const Timeline& timeline) {
  std::string out = "time,value,words,issue,told,path,line,disagrees,note,sentence\r\n";
  for (const TimelinePoint& p : timeline.points) {
    out += fmt::format("{},{},{},{},{},{},{},{},{},{}\r\n", time_of(p), p.value.str(), cell(p.words), cell(p.issue), p.told ? iso(*p.told) : "", cell(p.path), p.line, p.disagrees ? "yes" : "no",
                       cell(p.note), cell(p.sentence));
  }
  return out;
}

std::string json(const Timeline& timeline) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object().field("schema", "claimcheck-timeline/1").field("title", timeline.title).key("points");
  writer.begin_array();
  for (const TimelinePoint& p : timeline.points) {
    writer.begin_object().field("time", time_of(p)).field("value", p.value.str()).field("words", p.words).field("issue", p.issue);
    if (p.told) writer.field("told", iso(*p.told));
    writer.field("path", p.path).field("line", static_cast<std::int64_t>(p.line)).field("disagrees", p.disagrees);
    if (!p.note.empty()) writer.field("note", p.note);
    writer.field("sentence", p.sentence).end_object();
  }
  writer.end_array();
  writer.end_object();
  return out + "\n";
}

std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

// A dot for each claim over its time, joined in order; claims that disagree are rings.
std::string svg(const Timeline& timeline) {
  constexpr double kWidth = 720, kHeight = 300, kLeft = 80, kRight = 20, kTop = 40, kBottom = 40;
  std::string out = fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" font-family="sans-serif" font-size="12">)", kWidth, kHeight);
  out += fmt::format("\n<title>{0}</title>\n<text x=\"{1}\" y=\"20\" font-size=\"14\">{0}</text>\n", escaped(timeline.title), kLeft);
  std::vector<const TimelinePoint*> dated;
  for (const TimelinePoint& p : timeline.points) {
    if (p.when) dated.push_back(&p);
  }
  if (dated.empty()) return out + "</svg>\n";
  double first = dated.front()->when->begin, last = first, low = dated.front()->value.approximately(), high = low;
  for (const TimelinePoint* p : dated) {
    first = std::min<double>(first, p->when->begin), last = std::max<double>(last, p->when->begin);
    low = std::min(low, p->value.approximately()), high = std::max(high, p->value.approximately());
  }
  const auto x = [&](const TimelinePoint* p) { return kLeft + (last > first ? (p->when->begin - first) / (last - first) : 0.5) * (kWidth - kLeft - kRight); };
  const auto y = [&](double value) { return kHeight - kBottom - (high > low ? (value - low) / (high - low) : 0.5) * (kHeight - kTop - kBottom); };
  for (const double mark : {low, high}) {
    out += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#ddd\"/><text x=\"{3}\" y=\"{4:.1f}\" text-anchor=\"end\">{5:g}</text>\n", kLeft, kWidth - kRight, y(mark), kLeft - 6, y(mark) + 4, mark);
  }
  out += "<polyline fill=\"none\" stroke=\"#36c\" points=\"";
  for (const TimelinePoint* p : dated) out += fmt::format("{:.1f},{:.1f} ", x(p), y(p->value.approximately()));
  out += "\"/>\n";
  for (const TimelinePoint* p : dated) {
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\" stroke=\"{}\"><title>{}, {}, {}</title></circle>\n", x(p), y(p->value.approximately()), p->disagrees ? "#fff" : "#36c",
                       p->disagrees ? "#c33" : "#36c", escaped(p->words), escaped(time_of(*p)), escaped(p->issue.empty() ? p->path : p->issue));
  }
  for (const TimelinePoint* p : {dated.front(), dated.back()}) out += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", x(p), kHeight - kBottom + 20, escaped(time_of(*p)));
  return out + "</svg>\n";
}

}  // namespace

TimelineWriter timeline_writer(std::string_view format) {
  static constexpr std::pair<std::string_view, TimelineWriter> kWriters[] = {{"text", text}, {"csv", csv}, {"json", json}, {"svg", svg}};
  const auto* at = std::find_if(std::begin(kWriters), std::end(kWriters), [&](const auto& row) { return row.first == format; });
  return at == std::end(kWriters) ? nullptr : at->second;
}

std::string_view timeline_formats() { return "text, csv, json or svg"; }

}  // namespace claimcheck
