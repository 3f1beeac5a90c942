#include "checker/app/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>
#include <thread>

#include "checker/app/config.h"
#include "checker/app/files.h"
#include "checker/read/read.h"
#include "reports/reports.h"
#include "reports/timeline.h"

namespace claimcheck {
namespace {

// What the parser fills in: words as they were typed.
struct Typed {
  std::vector<std::string> formats;
  std::string fail_on = "error", date, colour = "auto", config, place;
  unsigned jobs = 0;
  bool no_builtin_rules = false;
};

std::string list_of_formats() {
  std::string out;
  for (const Reporter& reporter : reporters()) out += (out.empty() ? "" : ", ") + std::string(reporter.format);
  return out;
}

// An option that may be given many times, each time with one value.
CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& about,
                      const std::string& type) {
  return app.add_option(name, values, about)->allow_extra_args(false)->type_name(type);
}

// An option of which the last one counts, so that the command line wins over the configuration file.
template <class T>
CLI::Option* add_single(CLI::App& app, const std::string& name, T& value, const std::string& about, const std::string& type) {
  return app.add_option(name, value, about)->take_last()->type_name(type);
}

// The grammar of the command line and what it fills.
class CommandLine {
 public:
  CommandLine() : app_("Reads policy bulletins and reports what in them cannot be true, with the proof.", "claimcheck") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "claimcheck " CLAIMCHECK_VERSION);
    add_check();
    add_extract();
    add_rules();
    add_register();
    add_corpus();
    add_audit();
    add_timeline();
    add_explain();
  }

  CLI::App& app() { return app_; }
  const Typed& typed() const { return typed_; }

  // The options, once `app` has parsed; what the words cannot mean goes to `problems`.
  Options options(bool colour_wanted, std::vector<Problem>& problems) const;
  // Long names of the options of the given command, or of any command.
  bool knows(const std::string& option, bool chosen_only) const;

 private:
  void add_common(CLI::App& app) {
    add_list(app, "--rules", options_.rules, "Rules, patterns and vocabulary of your own, beside those built in", "PATH");
    app.add_flag("--no-builtin-rules", typed_.no_builtin_rules, "Leave out the rules that are built in");
    add_list(app, "--register", options_.registers, "A register of reference facts (JSON), beside the one built in", "PATH");
    add_single(app, "--date", typed_.date, "Date of publication where a document names none", "YYYY-MM-DD");
    add_single(app, "--read-as", options_.read_as, "Read every input as this format, whatever its name", "FORMAT");
    add_single(app, "--jobs,-j", typed_.jobs, "Threads (default: one a processor)", "N");
    add_single(app, "--config", typed_.config, "A file of options, YAML or JSON; the command line wins", "FILE");
  }

  // What the commands that report findings have in common.
  void add_report(CLI::App& app) {
    add_list(app, "--format,-f", typed_.formats,
             "A report, on standard output or in FILE: " + list_of_formats() + " (default: text)", "FORMAT[=FILE]");
    add_single(app, "--fail-on", typed_.fail_on, "Exit with 1 from this severity on: error, warning, notice or never", "LEVEL");
    add_list(app, "--family", options_.families, "Only findings of this family", "NAME");
    add_list(app, "--rule", options_.rule_names, "Only findings of this rule", "NAME");
    app.add_flag("--notices", options_.notices, "Show notices in the text report too");
    app.add_flag("--quiet,-q", options_.quiet, "No line of figures at the end of the text report");
    add_single(app, "--colour,--color", typed_.colour, "auto, always or never", "WHEN");
  }

  void add_check() {
    CLI::App& app = *app_.add_subcommand("check", "Check issues, each and all of them together, and print a report");
    app.add_option("paths", options_.paths, "Files and folders; - is standard input")->type_name("PATH");
    add_report(app);
    add_single(app, "--corpus", options_.corpus, "Check against the issues of this corpus file, too", "DB");
    add_common(app);
  }

  CLI::App& corpus_command(CLI::App& parent, const char* name, const char* about) {
    CLI::App& app = *parent.add_subcommand(name, about);
    app.add_option("--corpus", options_.corpus, "The corpus file, which the first `corpus add` makes")->required()->type_name("DB");
    add_common(app);
    return app;
  }

  void add_corpus() {
    CLI::App& app = *app_.add_subcommand("corpus", "Keep issues and what they state in a corpus file");
    app.require_subcommand(1);
    CLI::App& add = corpus_command(app, "add", "Read issues and keep them; what is there and unchanged costs a look");
    add.add_option("paths", options_.paths, "Files and folders")->required()->type_name("PATH");
    add.add_flag("--quiet,-q", options_.quiet, "No progress and no line of figures");
    corpus_command(app, "list", "The issues, a line each");
    CLI::App& show = corpus_command(app, "show", "One issue: its imprint and what it states");
    show.add_option("name", options_.name, "Its path")->required()->type_name("PATH");
    CLI::App& remove = corpus_command(app, "remove", "Forget issues");
    remove.add_option("paths", options_.paths, "Their paths, as `corpus list` prints them")->required()->type_name("PATH");
    corpus_command(app, "verify", "Look for damage in the file");
    corpus_command(app, "stats", "How much the corpus holds");
    corpus_command(app, "export", "All issues as JSON lines, with their text");
    CLI::App& import = corpus_command(app, "import", "Keep the issues that `corpus export` printed, from standard input");
    import.add_flag("--quiet,-q", options_.quiet, "No progress and no line of figures");
  }

  void add_audit() {
    CLI::App& app = corpus_command(app_, "audit", "Check a whole corpus: every issue, and all of them against one another");
    add_report(app);
    add_single(app, "--limit", options_.limit, "At most so many findings", "N");
    add_single(app, "--offset", options_.offset, "Leave out the first so many", "N");
  }

  void add_timeline() {
    CLI::App& app = corpus_command(app_, "timeline", "What the issues tell of one measure of a subject, in the order of its times");
    app.add_option("words", options_.paths, "What is counted, and of what: observers \"Strait Commission\"")->required()->type_name("WORD");
    add_single(app, "--format,-f", options_.timeline_format, std::string(timeline_formats()), "FORMAT");
    CLI::App& trace = corpus_command(app_, "trace", "Which issues give a figure, and what became of it");
    trace.add_option("figure", options_.name, "\"310 pilots\", \"13%\"")->required()->type_name("FIGURE");
    trace.add_option("words", options_.paths, "Words of its sentence")->type_name("WORD");
    add_single(trace, "--format,-f", options_.timeline_format, std::string(timeline_formats()), "FORMAT");
  }

  void add_extract() {
    CLI::App& app = *app_.add_subcommand("extract", "Print what was read, a line of JSON a document: mentions and claims");
    app.add_option("paths", options_.paths, "Files and folders; - is standard input")->type_name("PATH");
    app.add_flag("--documents", options_.documents,
                 "Standard input is a JSON document a line: {\"id\", \"text\", \"date\"?, \"title\"?, \"number\"?, \"serial\"?, "
                 "\"series\"?, \"format\"?}");
    add_list(app, "--format,-f", typed_.formats, "json (default), or text: the prose as it was read", "FORMAT");
    add_common(app);
  }

  void add_rules() {
    CLI::App& app = *app_.add_subcommand("rules", "The rules: what each checks and why");
    app.require_subcommand(1);
    CLI::App& list = *app.add_subcommand("list", "All rules, a line each");
    list.add_flag("--facts", options_.facts, "The facts that rules speak of, with their fields");
    add_common(list);
    CLI::App& show = *app.add_subcommand("show", "One rule: reasons, examples, source");
    show.add_option("name", options_.name, "The rule's name")->required()->type_name("NAME");
    add_common(show);
    CLI::App& test = *app.add_subcommand("test", "Run the examples of the rules and the patterns");
    test.add_option("paths", options_.paths, "Test only these files, loaded beside the built-in ones")->type_name("PATH");
    test.add_flag("--mutants", options_.mutants, "Change each rule in one thing at a time, and print the changes that no example notices");
    add_common(test);
    add_common(*app.add_subcommand("manual", "The manual of all rules, by family, in Markdown"));
  }

  void add_register() {
    CLI::App& app = *app_.add_subcommand("register", "The register of reference facts: what it has, and what is doubtful in it");
    app.require_subcommand(1);
    CLI::App& check = *app.add_subcommand("check", "Hold register files against their form: overlaps, gaps, rows without a source");
    check.add_option("paths", options_.registers, "Register files and folders of them")->required()->type_name("PATH");
    CLI::App& show = *app.add_subcommand("show", "The rows of a subject, by any of its names, or of a person who held offices");
    show.add_option("name", options_.name, "\"NATO\", \"Ukraine's president\"")->required()->type_name("NAME");
    add_common(show);
  }

  void add_explain() {
    CLI::App& app =
        *app_.add_subcommand("explain", "What was read at a place, which rules looked at it, and why each was silent");
    app.add_option("place", typed_.place, "FILE:LINE, or FILE with --line")->required()->type_name("FILE[:LINE]");
    add_single(app, "--line", options_.line, "The line, from 1", "N");
    add_common(app);
  }

  std::vector<const CLI::App*> chosen() const {
    std::vector<const CLI::App*> out;
    for (const CLI::App* app = &app_; app != nullptr;) {
      out.push_back(app);
      const auto next = app->get_subcommands();
      app = next.empty() ? nullptr : next.front();
    }
    return out;
  }

  CLI::App app_;
  Options options_;
  Typed typed_;
};

bool has_option(const CLI::App& app, const std::string& option, bool into_subcommands) {
  if (app.get_option_no_throw("--" + option) != nullptr) return true;
  if (!into_subcommands) return false;
  const auto subs = app.get_subcommands([](const CLI::App*) { return true; });
  return std::any_of(subs.begin(), subs.end(), [&](const CLI::App* sub) { return has_option(*sub, option, true); });
}

bool CommandLine::knows(const std::string& option, bool chosen_only) const {
  return has_option(chosen_only ? *chosen().back() : app_, option, !chosen_only);
}

Command command_named(const std::string& group, const std::string& name) {
  if (group == "corpus") {
    static const std::vector<std::pair<std::string, Command>> kOfCorpus = {
        {"add", Command::corpus_add},       {"list", Command::corpus_list},   {"show", Command::corpus_show},     {"remove", Command::corpus_remove},
        {"verify", Command::corpus_verify}, {"stats", Command::corpus_stats}, {"export", Command::corpus_export}, {"import", Command::corpus_import},
    };
    return std::find_if(kOfCorpus.begin(), kOfCorpus.end(), [&](const auto& row) { return row.first == name; })->second;
  }
  if (name == "audit") return Command::audit;
  if (name == "timeline") return Command::timeline;
  if (name == "trace") return Command::trace;
  if (group == "register") return name == "check" ? Command::register_check : Command::register_show;
  static const std::vector<std::pair<std::string, Command>> kCommands = {
      {"check", Command::check},     {"extract", Command::extract}, {"list", Command::rules_list},
      {"show", Command::rules_show}, {"test", Command::rules_test}, {"explain", Command::explain},
      {"manual", Command::rules_manual},
  };
  const auto at = std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& row) { return row.first == name; });
  return at->second;
}

Problem misuse(std::string message) { return {"claimcheck", 0, 0, std::move(message), true}; }

// "json=report.json"
ReportTarget target_of(const std::string& typed, std::vector<Problem>& problems) {
  const std::size_t equals = typed.find('=');
  ReportTarget out{typed.substr(0, equals), equals == std::string::npos ? "" : typed.substr(equals + 1)};
  if (reporter_named(out.format) == nullptr) {
    problems.push_back(misuse("--format: there is no format '" + out.format + "'; there are " + list_of_formats()));
  } else if (equals != std::string::npos && out.file.empty()) {
    problems.push_back(misuse("--format: a file is missing after '" + typed + "'"));
  }
  return out;
}

std::vector<ReportTarget> targets_of(std::vector<std::string> typed, std::vector<Problem>& problems) {
  if (typed.empty()) typed.push_back("text");
  std::vector<ReportTarget> out;
  for (const std::string& one : typed) out.push_back(target_of(one, problems));
  const auto to_output = std::count_if(out.begin(), out.end(), [](const ReportTarget& target) { return target.file.empty(); });
  if (to_output > 1) problems.push_back(misuse("--format: only one report can go to standard output; give the others a FILE"));
  return out;
}

// "21.md:33" → the file and the line, unless a line was given apart or there is none.
void split_place(const std::string& place, Options& options) {
  const std::size_t colon = place.rfind(':');
  const bool has_line = options.line == 0 && colon != std::string::npos && colon > 0 && place.size() - colon <= 9 &&
                        colon + 1 < place.size() && place.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  if (has_line) options.line = static_cast<std::uint32_t>(std::stoul(place.substr(colon + 1)));
  options.paths = {has_line ? place.substr(0, colon) : place};
}

Options CommandLine::options(bool colour_wanted, std::vector<Problem>& problems) const {
  Options out = options_;
  const auto path = chosen();
  out.command = command_named(path[path.size() - 2]->get_name(), path.back()->get_name());
  out.builtin_rules = !typed_.no_builtin_rules;
  out.jobs = typed_.jobs != 0 ? std::min(typed_.jobs, 256u) : std::max(1u, std::thread::hardware_concurrency());
  if (timeline_writer(out.timeline_format) == nullptr) problems.push_back(misuse("--format: there is no format '" + out.timeline_format + "'; there are " + std::string(timeline_formats())));
  if (!typed_.date.empty()) {
    out.date = parse_iso(typed_.date);
    if (!out.date) problems.push_back(misuse("--date: '" + typed_.date + "' is no day of the form YYYY-MM-DD"));
  }
  if (typed_.fail_on == "never") {
    out.fail_on.reset();
  } else {
    out.fail_on = severity_named(typed_.fail_on);
    if (!out.fail_on)
      problems.push_back(misuse("--fail-on: expected error, warning, notice or never, found '" + typed_.fail_on + "'"));
  }
  if (typed_.colour != "auto" && typed_.colour != "always" && typed_.colour != "never") {
    problems.push_back(misuse("--colour: expected auto, always or never, found '" + typed_.colour + "'"));
  }
  out.colour = typed_.colour == "always" || (typed_.colour == "auto" && colour_wanted);
  out.notices = out.notices || out.fail_on == Severity::notice;
  const auto readable = formats();
  if (!out.read_as.empty() && std::find(readable.begin(), readable.end(), out.read_as) == readable.end()) {
    problems.push_back(misuse("--read-as: no reader for '" + out.read_as + "'"));
  }
  if (out.command == Command::check || out.command == Command::audit) out.reports = targets_of(typed_.formats, problems);
  if (out.command == Command::extract) {
    for (const std::string& format : typed_.formats) {
      if (format != "json" && format != "text")
        problems.push_back(misuse("--format: extract prints json or text, not '" + format + "'"));
      out.plain_text = format == "text";
    }
  }
  if (out.command == Command::explain) split_place(typed_.place, out);
  const bool needs_paths = out.command == Command::check || (out.command == Command::extract && !out.documents);
  if (needs_paths && out.paths.empty())
    problems.push_back(misuse("nothing to read: give files, folders, or - for standard input"));
  return out;
}

// The words that stand for the entries of a configuration file and apply to the command that was chosen.
std::vector<std::string> words_of(const std::vector<ConfigEntry>& entries, const CommandLine& line, const std::string& path,
                                  std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const ConfigEntry& entry : entries) {
    if (!line.knows(entry.option, false) || entry.option == "config" || entry.option == "help") {
      problems.push_back({path, 0, 0, "there is no option '" + entry.option + "'", true});
    } else if (line.knows(entry.option, true)) {
      if (entry.values.empty()) out.push_back("--" + entry.option);
      for (const std::string& value : entry.values) out.push_back("--" + entry.option + "=" + value);
    }
  }
  return out;
}

// Parses; true if there is something to run. Help and version go to `out`, bad usage as one line to `err`.
bool parse(CommandLine& line, std::vector<std::string> words, Streams& streams, int& exit_status) {
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    line.app().parse(std::move(words));
    return true;
  } catch (const CLI::Success& wish) {
    line.app().exit(wish, streams.out, streams.err);
    exit_status = kNothingFound;
  } catch (const CLI::ParseError& error) {
    std::string message = error.what();
    std::replace(message.begin(), message.end(), '\n', ' ');
    streams.err << "claimcheck: " << message << " (claimcheck --help says what there is)\n";
    exit_status = kTrouble;
  }
  return false;
}

// The words with those of the configuration file put before the command's own.
std::vector<std::string> with_config(const std::vector<std::string>& words, const CommandLine& line, Streams& streams,
                                     std::vector<Problem>& problems) {
  constexpr std::size_t kLargest = 1 << 20;
  const std::string& path = line.typed().config;
  const auto text = read_file(path, streams.in, kLargest, problems);
  if (!text) return words;
  const std::vector<std::string> added = words_of(read_config({path, *text}, problems), line, path, problems);
  const std::size_t commands = words.front() == "rules" ? 2 : 1;
  std::vector<std::string> out = words;
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(std::min(commands, out.size())), added.begin(), added.end());
  return out;
}

}  // namespace

ParsedOptions parse_options(const std::vector<std::string>& words, Streams& streams) {
  ParsedOptions out;
  CommandLine line;
  if (!parse(line, words, streams, out.exit_status)) return out;
  std::vector<Problem> problems;
  if (line.typed().config.empty()) {
    out.options = line.options(streams.colour, problems);
  } else {
    const std::vector<std::string> all = with_config(words, line, streams, problems);
    CommandLine again;
    if (!parse(again, all, streams, out.exit_status)) return out;
    out.options = again.options(streams.colour, problems);
  }
  if (!problems.empty()) {
    print_problems(problems, streams.err);
    return {std::nullopt, kTrouble};
  }
  return out;
}

}  // namespace claimcheck
