// `extract --documents`: a JSON document a line in, a line of mentions and claims out, in order. A line that is no document
// gives a line with an "error" and a problem on standard error; the filter goes on.
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/base/json_fault.h"
#include "checker/app/parallel.h"
#include "reports/reports.h"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

// Lines that are worked on together, so that short ones do not cost a turn each.
struct Batch {
  std::vector<std::pair<std::size_t, std::string>> lines;  // with their numbers, from 1
};

struct Printed {
  std::string bytes;
  std::vector<Problem> problems;
};

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Takes lines until there are enough of them or the next would have to be waited for. Blank lines are no documents.
std::optional<Batch> next_batch(std::istream& in, std::size_t& number) {
  constexpr std::size_t kEnough = 1 << 16;
  Batch batch;
  std::size_t bytes = 0;
  std::string line;
  while (bytes < kEnough && std::getline(in, line)) {
    ++number;
    if (blank(line)) continue;
    bytes += line.size();
    batch.lines.emplace_back(number, std::move(line));
    if (in.rdbuf()->in_avail() <= 0) break;
  }
  if (batch.lines.empty()) return std::nullopt;
  return batch;
}

std::string id_of(const Json& object) {
  const auto id = object.find("id");
  if (id == object.end() || id->is_null()) return {};
  return id->is_string() ? id->get_ref<const std::string&>() : id->dump();
}

// What one line says: the document, or why it is none.
class DocumentLine {
 public:
  DocumentLine(std::size_t number, const Options& options) : number_(number), options_(options) {}

  // The line of output; problems are added to `problems`.
  std::string answer(const std::string& line, const Engine& engine, std::vector<Problem>& problems) {
    std::optional<Document> document;
    try {
      Json object = Json::parse(line);
      document = read(object, problems);
    } catch (const Json::parse_error& error) {
      const Problem fault = json_fault("-", line, error.byte, error.what());
      complain(problems, fault.message, true, fault.column);
    }
    if (!document) return extract_error_line(id_, error_);
    const Analysis analysis = engine.analyse(*document, 0);
    return extract_line(*document, analysis.mentions, analysis.facts, engine.patterns().schema());
  }

 private:
  void complain(std::vector<Problem>& problems, std::string message, bool fatal = true, std::uint32_t column = 1) {
    problems.push_back({"-", static_cast<std::uint32_t>(number_), column, message, fatal});
    if (fatal) error_ = std::move(message);
  }

  std::optional<std::string> text_field(const Json& object, const char* key, std::vector<Problem>& problems) {
    const auto at = object.find(key);
    if (at == object.end() || at->is_null()) return std::nullopt;
    if (at->is_string()) return at->get<std::string>();
    complain(problems, std::string("\"") + key + "\" is no string; it is left out", false);
    return std::nullopt;
  }

  std::optional<std::int64_t> number_field(const Json& object, const char* key, std::vector<Problem>& problems) {
    const auto at = object.find(key);
    if (at == object.end() || at->is_null()) return std::nullopt;
    if (at->is_number_integer()) return at->get<std::int64_t>();
    complain(problems, std::string("\"") + key + "\" is no whole number; it is left out", false);
    return std::nullopt;
  }

  std::optional<Document> read(Json& object, std::vector<Problem>& problems) {
    if (!object.is_object()) {
      complain(problems, "expected an object {\"id\", \"text\", …}");
      return std::nullopt;
    }
    id_ = id_of(object);
    const auto text = object.find("text");
    if (text == object.end() || !text->is_string()) {
      complain(problems, "\"text\" is missing or no string");
      return std::nullopt;
    }
    Given given;
    given.title = text_field(object, "title", problems);
    given.series = text_field(object, "series", problems);
    given.number = number_field(object, "number", problems);
    given.serial = number_field(object, "serial", problems);
    given.date = options_.date;
    if (const auto date = text_field(object, "date", problems); date && !date->empty()) {
      given.date = parse_iso(*date);
      if (!given.date) complain(problems, "\"date\": '" + *date + "' is no day of the form YYYY-MM-DD; it is left out", false);
    }
    const std::string format =
        text_field(object, "format", problems).value_or(options_.read_as.empty() ? "text" : options_.read_as);
    Document document = read_as(format, id_, std::move(text->get_ref<std::string&>()), given);
    document.id = id_;
    for (const Problem& problem : document.problems) complain(problems, problem.message, problem.fatal);
    if (!error_.empty()) return std::nullopt;
    return document;
  }

  std::size_t number_;
  const Options& options_;
  std::string id_, error_;
};

}  // namespace

int run_extract_documents(const Options& options, const Engine& engine, Streams& streams) {
  std::size_t number = 0;
  bool trouble = false;
  filter_in_order(
      options.jobs, [&] { return next_batch(streams.in, number); },
      [&](const Batch& batch) {
        Printed out;
        for (const auto& [line_number, line] : batch.lines) {
          out.bytes += DocumentLine(line_number, options).answer(line, engine, out.problems);
          out.bytes += '\n';
        }
        return out;
      },
      [&](const Printed& printed) {
        print_problems(printed.problems, streams.err);
        for (const Problem& problem : printed.problems) trouble = trouble || problem.fatal;
        streams.out << printed.bytes << std::flush;
      });
  return trouble ? kTrouble : kNothingFound;
}

}  // namespace claimcheck
