#include "checker/app/pipeline.h"

#include <algorithm>
#include <cstring>
#include <istream>

#include "checker/app/files.h"
#include "checker/app/image.h"
#include "checker/app/register_file.h"
#include "checker/lexis/builtin.h"
#include "corpus/store.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLargestRuleFile = std::size_t{64} << 20;

bool is_rule_file(std::string_view path) {
  return path.ends_with(".rule") || path.ends_with(".pattern") || path.ends_with(".words");
}

}  // namespace

namespace {

std::string_view file_name(std::string_view path) { return path.substr(path.find_last_of("/\\") + 1); }

// Adds a file; a built-in one of the same name gives way to it, so that a house can change what we say.
void add_file(std::vector<SourceText>& files, std::size_t built_in, SourceText file) {
  const auto same = [&](const SourceText& other) { return file_name(other.path) == file_name(file.path); };
  const auto last = files.begin() + static_cast<std::ptrdiff_t>(std::min(built_in, files.size()));
  if (const auto at = std::find_if(files.begin(), last, same); at != last) {
    *at = std::move(file);
  } else {
    files.push_back(std::move(file));
  }
}

}  // namespace

RuleFiles load_rule_files(const Options& options, std::istream& in, std::vector<Problem>& problems) {
  RuleFiles out{builtin_files(".words"), builtin_files(".pattern"), {}};
  if (options.builtin_rules) out.rules = builtin_files(".rule");
  const std::size_t words = out.words.size(), patterns = out.patterns.size(), rules = out.rules.size();
  FileList list = list_files(options.rules, is_rule_file);
  problems.insert(problems.end(), list.problems.begin(), list.problems.end());
  for (const std::string& path : list.files) {
    auto bytes = read_file(path, in, kLargestRuleFile, problems);
    if (!bytes) continue;
    SourceText file{path, std::move(*bytes)};
    if (path.ends_with(".words")) {
      add_file(out.words, words, std::move(file));
    } else if (path.ends_with(".pattern")) {
      add_file(out.patterns, patterns, std::move(file));
    } else if (path.ends_with(".rule")) {
      add_file(out.rules, rules, std::move(file));
    } else {
      problems.push_back({path, 0, 0, "expected a file of rules (.rule), patterns (.pattern) or vocabulary (.words)", true});
    }
  }
  return out;
}

namespace {

std::string hashed(std::string_view bytes) {
  const ContentHash hash = content_hash(bytes);
  return {hash.begin(), hash.end()};
}

}  // namespace

std::string Engine::built_from() const {
  return hashed((texts_.empty() ? hashed(builtin_image()) : texts_) + hashed(house_) + hashed(builtin_register()));
}

Engine::Engine(const RuleFiles& files, std::vector<Problem>& problems, const std::vector<RegisterRow>& house)
    : lexicon_(Lexicon::build(files.words, problems)),
      patterns_(Patterns::load(files.patterns, lexicon_, problems)),
      extraction_(lexicon_),
      rules_(RuleSet::load(files.rules, patterns_.schema(), problems)) {
  for (const auto* kind : {&files.words, &files.patterns, &files.rules}) {
    for (const SourceText& file : *kind) texts_ = hashed(texts_ + hashed(file.text));
  }
  use_registers(house);
}

Engine::Engine(ImageReader image, const std::vector<RegisterRow>& house)
    : lexicon_(Lexicon::restore(image)),
      patterns_(Patterns::restore(image, lexicon_)),
      extraction_(lexicon_, image),
      rules_(RuleSet::restore(image)) {
  use_registers(house);
}

void Engine::use_registers(const std::vector<RegisterRow>& house) {
  if (!house.empty()) {
    house_ = RegisterIndex::compile(house, NameHasher(lexicon_));
    registers_.add(RegisterIndex(house_));
  }
  if (!builtin_register().empty()) registers_.add(RegisterIndex(builtin_register()));
}

void Engine::save(ImageWriter& image) const {
  lexicon_.save(image);
  patterns_.save(image);
  extraction_.save(image);
  rules_.save(image);
}

Engine open_engine(const Options& options, std::istream& in, std::vector<Problem>& problems) {
  const std::vector<RegisterRow> house = load_registers(options, in, problems);
  if (options.rules.empty() && options.builtin_rules && !builtin_image().empty()) return Engine(ImageReader(builtin_image()), house);
  return Engine(load_rule_files(options, in, problems), problems, house);
}

Analysis Engine::analyse(const Document& document, std::uint32_t index) const {
  Analysis out;
  out.mentions = extraction_.run(document);
  out.facts = patterns_.facts(document, out.mentions, index, registers_);
  return out;
}

Document read_with(const Options& options, std::string path, std::string bytes) {
  Given given;
  given.date = options.date;
  if (!options.read_as.empty()) return read_as(options.read_as, std::move(path), std::move(bytes), given);
  return read_document(std::move(path), std::move(bytes), given);
}

DocumentReport describe(const Document& document, const Analysis& analysis) {
  DocumentReport out;
  out.document = &document;
  out.sentences.reserve(analysis.mentions.sentences.size());
  for (const Sentence& sentence : analysis.mentions.sentences) out.sentences.push_back(sentence.span);
  const auto& tokens = analysis.mentions.tokens;
  out.words = static_cast<std::uint32_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind != TokenKind::mark; }));
  out.mentions = static_cast<std::uint32_t>(analysis.mentions.mentions.size());
  out.claims = static_cast<std::uint32_t>(analysis.facts.size());
  return out;
}

}  // namespace claimcheck
