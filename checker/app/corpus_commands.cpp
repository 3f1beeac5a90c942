// The commands that look at a corpus file or take from it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/files.h"
#include "corpus/store.h"

namespace claimcheck {
namespace {

// "Bulletin No. 21 (1451), 2020-02-11"
std::string imprint(const Issue& issue) {
  std::string out = issue.series ? issue.series->value : std::string();
  const auto add = [&](const std::string& text, const char* before) { out += (out.empty() ? "" : before) + text; };
  if (issue.number) add("No. " + std::to_string(issue.number->value) + (issue.number_end ? "–" + std::to_string(issue.number_end->value) : ""), " ");
  if (issue.serial) add("(" + std::to_string(issue.serial->value) + ")", " ");
  if (issue.date) add(iso(issue.date->value), ", ");
  return out.empty() ? "no imprint" : out;
}

const StoredIssue* find(const std::vector<StoredIssue>& issues, const std::string& path) {
  const auto at = std::find_if(issues.begin(), issues.end(), [&](const StoredIssue& i) { return i.path == path; });
  return at == issues.end() ? nullptr : &*at;
}

int not_kept(const std::string& path, Streams& streams) {
  print_problems({{path, 0, 0, "the corpus has no issue of that path (see `corpus list`)", true}}, streams.err);
  return kTrouble;
}

}  // namespace

int run_corpus_list(const Options& options, Streams& streams) {
  for (const StoredIssue& issue : Store(options.corpus, Store::Use::read).issues()) {
    streams.out << issue.path << '\t' << imprint(issue.issue) << '\t' << (issue.issue.title ? issue.issue.title->value : "") << '\n';
  }
  return kNothingFound;
}

int run_corpus_show(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  const Store store(options.corpus, Store::Use::read);
  const auto issues = store.issues();
  const StoredIssue* issue = find(issues, options.name);
  if (issue == nullptr) return not_kept(options.name, streams);
  streams.out << imprint(issue->issue) << '\n' << (issue->issue.title ? issue->issue.title->value : "") << '\n'
              << issue->words << " words, " << issue->mentions << " mentions, " << issue->claims << " claims, read by " << issue->version << "\n\n";
  for (const Fact& fact : store.facts(issue->id)) streams.out << engine.patterns().print(fact) << '\n';
  return problems.empty() ? kNothingFound : kTrouble;
}

int run_corpus_remove(const Options& options, Streams& streams) {
  Store store(options.corpus, Store::Use::write);
  int status = kNothingFound;
  for (const std::string& path : options.paths) {
    if (!store.remove(path)) status = not_kept(path, streams);
  }
  return status;
}

int run_corpus_verify(const Options& options, Streams& streams) {
  const std::vector<std::string> wrong = Store(options.corpus, Store::Use::read).verify();
  for (const std::string& line : wrong) streams.out << options.corpus << ": " << line << '\n';
  if (wrong.empty()) streams.out << options.corpus << ": sound\n";
  return wrong.empty() ? kNothingFound : kFound;
}

int run_corpus_stats(const Options& options, Streams& streams) {
  std::size_t words = 0, mentions = 0, claims = 0;
  std::optional<Day> first, last;
  const auto issues = Store(options.corpus, Store::Use::read).issues();
  for (const StoredIssue& issue : issues) {
    words += issue.words, mentions += issue.mentions, claims += issue.claims;
    if (!issue.issue.date) continue;
    const Day day = issue.issue.date->value;
    first = first ? std::min(*first, day) : day;
    last = last ? std::max(*last, day) : day;
  }
  streams.out << issues.size() << " issues, " << words << " words, " << mentions << " mentions, " << claims << " claims\n";
  if (first) streams.out << "from " << pretty_day(*first) << " to " << pretty_day(*last) << '\n';
  return kNothingFound;
}

int run_corpus_export(const Options& options, Streams& streams) {
  const Store store(options.corpus, Store::Use::read);
  for (const StoredIssue& issue : store.issues()) {
    nlohmann::ordered_json line;
    line["path"] = issue.path;
    line["format"] = issue.format;
    if (issue.issue.date) line["date"] = iso(issue.issue.date->value);
    line["text"] = store.source(issue.id);
    streams.out << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  }
  return kNothingFound;
}

}  // namespace claimcheck
