// `extract`: what was read, a line of JSON a document, or the text itself.
#include <algorithm>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/files.h"
#include "checker/app/parallel.h"
#include "reports/reports.h"

namespace claimcheck {
namespace {

struct Numbered {
  std::string path;
  std::size_t number = 0;  // from 1
};

struct Printed {
  std::string bytes;
  std::vector<Problem> problems;
};

Printed extract_file(const Numbered& input, const Options& options, const Engine& engine, std::istream& in) {
  Printed out;
  auto bytes = read_file(input.path, in, kMaxBytes, out.problems);
  if (!bytes) return out;
  Document document = read_with(options, input.path, std::move(*bytes));
  document.id = "d" + std::to_string(input.number);
  out.problems.insert(out.problems.end(), document.problems.begin(), document.problems.end());
  if (std::any_of(out.problems.begin(), out.problems.end(), [](const Problem& problem) { return problem.fatal; })) return out;
  if (options.plain_text) {
    out.bytes = std::move(document.text);
  } else {
    const Analysis analysis = engine.analyse(document, 0);
    out.bytes = extract_line(document, analysis.mentions, analysis.facts, engine.patterns().schema());
  }
  if (!out.bytes.ends_with('\n')) out.bytes += '\n';
  return out;
}

}  // namespace

int run_extract(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  bool trouble = !problems.empty();
  if (options.documents) {
    const int status = run_extract_documents(options, engine, streams);
    return trouble ? kTrouble : status;
  }

  const FileList list = list_files(options.paths, [](std::string_view path) { return !format_of(path).empty(); });
  print_problems(list.problems, streams.err);
  trouble = trouble || !list.problems.empty();
  std::size_t taken = 0;
  filter_in_order(
      static_cast<unsigned>(std::min<std::size_t>(options.jobs, list.files.size())),
      [&]() -> std::optional<Numbered> {
        if (taken == list.files.size()) return std::nullopt;
        ++taken;
        return Numbered{list.files[taken - 1], taken};
      },
      [&](const Numbered& input) { return extract_file(input, options, engine, streams.in); },
      [&](const Printed& printed) {
        print_problems(printed.problems, streams.err);
        for (const Problem& problem : printed.problems) trouble = trouble || problem.fatal;
        streams.out << printed.bytes;
      });
  return trouble ? kTrouble : kNothingFound;
}

}  // namespace claimcheck
