#include "checker/app/archive.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "checker/app/parallel.h"
#include "checker/engine/facts.h"

namespace claimcheck {
namespace {

// What a draft's fact leads to: the nearest on either side, for rules that compare neighbours, and the nearest in time for others.
constexpr std::uint32_t kNeighbours = 4;
constexpr std::uint32_t kNearest = 24;  // on either side; a check of all issues together joins kMostPartners

// The day that issues are kept by; those without a date come first, drafts without one last.
std::int64_t day_of(const Issue& issue, std::int64_t missing) { return issue.date ? issue.date->value : missing; }
constexpr std::int64_t kBeforeAll = -1'000'000'000, kBehindAll = 1'000'000'000;

// What tells a finding from others: its rule and where it stands.
using Identity = std::pair<std::string, std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>>;
Identity identity(const Finding& finding) {
  Identity out{finding.rule, {}};
  for (const Place& place : finding.places) out.second.emplace_back(place.document, place.span.begin, place.span.end);
  return out;
}

// A finding whose documents are numbered otherwise.
Finding numbered(Finding finding, const std::vector<std::uint32_t>& number) {
  for (Place& place : finding.places) place.document = number[place.document];
  for (Suggestion& s : finding.suggestions) s.document = number[s.document];
  return finding;
}

}  // namespace

// Facts that rules are run on, by issue: the id of a kept one, or a draft's number from kFirstDraft on, so that drafts stand first.
struct Archive::Group {
  static constexpr std::int64_t kFirstDraft = std::numeric_limits<std::int64_t>::min();

  const Store& store;
  const CorpusPlan& plan;
  std::set<std::int64_t> days;  // of the drafts; none in an audit
  std::map<std::int64_t, std::map<std::uint32_t, Fact>> facts;  // by issue and index
  std::vector<std::pair<std::int64_t, std::uint32_t>> fresh;    // not followed yet
  std::set<std::pair<std::int64_t, std::uint32_t>> complete;    // issues of which all facts of a type are here
  std::set<std::pair<std::uint32_t, std::string>> looked_up;    // slots and keys of which all facts are here

  void add(std::int64_t issue, std::uint32_t index, Fact fact) {
    if (facts[issue].emplace(index, std::move(fact)).second) fresh.emplace_back(issue, index);
  }
  void add(std::vector<FoundFact>& found) {
    for (FoundFact& f : found) add(f.issue, f.index, std::move(f.fact));
    found.clear();
  }

  // Brings in what the rules join with the facts that are here, over and over.
  void follow(const CorpusJoin& join) {
    std::vector<FoundFact> found;
    while (!fresh.empty()) {
      const auto [issue, index] = fresh.back();
      fresh.pop_back();
      const Fact& fact = facts[issue].at(index);
      const bool draft = issue < 0;
      for (const CorpusJoin::Link& link : join.links) {
        if (join.paired && !draft) continue;  // neighbours' neighbours are no neighbours
        if (fact.type == link.from_type) fetch(join, fact, link.from_slot, link.slot, found);
        add(found);
        if (draft && fact.type == link.type) fetch(join, fact, link.slot, link.from_slot, found);
        add(found);
      }
      for (const auto& [from, to] : join.companions) {
        if (fact.type != from || draft || !complete.emplace(issue, to).second) continue;
        std::vector<Fact> all = store.facts(issue);
        for (std::uint32_t i = 0; i < all.size(); ++i) {
          if (all[i].type == to) add(issue, i, std::move(all[i]));
        }
      }
    }
  }

  // What stands in the slot `to` under the fact's key in the slot `by`: for drafts what is nearest to them in time, in an audit all.
  void fetch(const CorpusJoin& join, const Fact& fact, std::uint32_t by, std::uint32_t to, std::vector<FoundFact>& found) {
    const auto key = plan.key(fact, by);
    if (!key) return;
    const bool paired = key->sorted_by && join.paired;
    if (!paired && !looked_up.emplace(to, key->key).second) return;
    if (days.empty()) store.with_key(to, key->key, found);
    for (const std::int64_t day : days) store.near_key(to, key->key, key->place(day), paired ? kNeighbours : kNearest, found);
  }
};

Archive::Archive(const Engine& engine, const std::string& path, unsigned jobs) : engine_(engine), plan_(engine.rules()), version_(reading_version(engine, plan_)), path_(path), jobs_(jobs) {
  sources_ = std::make_unique<Store>(path, Store::Use::read);
}

void Archive::take_down(std::vector<StoredIssue> issues) {
  // Without what the facts rest on; what they look like stands before it.
  const std::string_view form = std::string_view(version_).substr(0, version_.rfind('-') + 1);
  issues_ = std::move(issues);
  unreadable_ = std::erase_if(issues_, [&](const StoredIssue& issue) { return !issue.version.starts_with(form); });
  imprints_.reserve(issues_.size());
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    place_.emplace(issues_[i].id, i);
    Document& imprint = imprints_.emplace_back();
    imprint.id = "a" + std::to_string(i + 1);
    imprint.path = issues_[i].path;
    imprint.format = issues_[i].format;
    imprint.issue = issues_[i].issue;
  }
}

// How many issues are no later.
std::size_t Archive::issues_until(std::int64_t day) const {
  const auto end = std::partition_point(issues_.begin(), issues_.end(), [&](const StoredIssue& issue) { return day_of(issue.issue, kBeforeAll) <= day; });
  return static_cast<std::size_t>(end - issues_.begin());
}

const std::vector<StoredIssue>& Archive::issues() {
  if (issues_.empty()) take_down(sources_->issues());
  return issues_;
}

// Issues that another version of the program or of the rules read: their facts may not be what would be read now, or of no use at all.
void Archive::warn_of_stale(Report& report, const std::string& issues) const {
  const auto stale = static_cast<std::size_t>(std::count_if(issues_.begin(), issues_.end(), [&](const StoredIssue& i) { return i.version != version_; }));
  const auto say = [&](std::size_t count, const std::string& what) {
    const std::string of = std::to_string(count) + " of " + std::to_string(issues_.size() + unreadable_);
    if (count > 0) report.problems.push_back({path_, 0, 0, of + " " + issues + " were read by another version of the program or its rules" + what + "; `corpus add` reads them anew", false});
  };
  say(unreadable_, " and are left out");
  say(stale, "");
}

std::unique_ptr<Document> Archive::read(std::size_t index) {
  const StoredIssue& issue = issues_[index];
  Given given;
  if (issue.issue.date) given.date = issue.issue.date->value;
  std::string source;
  {
    const std::scoped_lock lock(mutex_);
    source = sources_->source(issue.id);
  }
  auto out = std::make_unique<Document>(read_as(issue.format, issue.path, std::move(source), given));
  out->id = imprints_[index].id;
  return out;
}

const Document& Archive::document(std::size_t index) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto at = read_.find(index); at != read_.end()) return *at->second;
  }
  auto out = read(index);
  const std::scoped_lock lock(mutex_);
  return *read_.emplace(index, std::move(out)).first->second;
}

void Archive::audit_issue(const Store& store, std::size_t index, std::vector<Finding>& out) {
  if (issues_[index].findings == 0U && issues_[index].version == version_) return;
  std::vector<DocumentFacts> one(1);
  one[0].facts = store.facts(issues_[index].id);
  const bool needs_text = plan_.reads_text(one[0].facts);
  const std::unique_ptr<Document> text = needs_text ? read(index) : nullptr;
  one[0].document = needs_text ? text.get() : &imprints_[index];
  std::vector<Finding> findings = engine_.rules().evaluate_within(one).findings;
  if (!findings.empty() && !needs_text) {
    one[0].document = &document(index);
    findings = engine_.rules().evaluate_within(one).findings;
  }
  for (Finding& f : findings) out.push_back(numbered(std::move(f), {static_cast<std::uint32_t>(index)}));
}

// Runs the rules on a group. The text of its issues is read only if they look at it, or something was found.
void Archive::judge(Group& group, const CorpusJoin& join, std::span<const DocumentFacts> drafts, std::vector<Finding>& out) {
  // By time, drafts among the issues of their day behind them.
  std::vector<std::tuple<std::size_t, std::size_t, std::map<std::uint32_t, Fact>*>> order;  // issues before, number in the report, facts
  for (auto& [issue, facts] : group.facts) {
    const auto at = place_.find(issue);
    if (issue < 0) {
      const auto d = static_cast<std::size_t>(issue - Group::kFirstDraft);
      order.emplace_back(issues_until(day_of(drafts[d].document->issue, kBehindAll)), d, &facts);
    } else if (at != place_.end()) {
      order.emplace_back(at->second, drafts.size() + at->second, &facts);
    }
  }
  std::sort(order.begin(), order.end());
  std::vector<DocumentFacts> documents;
  std::vector<std::vector<std::uint32_t>> indices;  // of their facts
  std::vector<std::uint32_t> number;
  std::vector<bool> focus;
  std::vector<std::unique_ptr<Document>> texts;
  for (auto& [before, place, facts] : order) {
    DocumentFacts& d = documents.emplace_back();
    const auto index = static_cast<std::uint32_t>(number.size());
    if (place < drafts.size()) {
      d.document = drafts[place].document;
    } else if (join.needs_text) {
      d.document = texts.emplace_back(read(place - drafts.size())).get();
    } else {
      d.document = &imprints_[place - drafts.size()];
    }
    auto& own = indices.emplace_back();
    for (auto& [i, fact] : *facts) {
      fact.document = index;
      d.facts.push_back(std::move(fact));
      own.push_back(i);
    }
    number.push_back(static_cast<std::uint32_t>(place));
    if (!drafts.empty()) focus.push_back(place < drafts.size());
  }
  std::vector<Finding> findings = engine_.rules().evaluate_across(join.rules, documents, focus).findings;
  if (findings.empty()) return;
  std::set<std::uint32_t> named;
  std::set<Identity> found;
  for (const Finding& f : findings) {
    found.insert(identity(f));
    for (const Place& place : f.places) named.insert(place.document);
  }
  for (const std::uint32_t d : named) {
    if (number[d] < drafts.size()) continue;
    const std::size_t index = number[d] - drafts.size();
    documents[d].document = &document(index);
    // With what messages show; and what must not stand there is asked of all.
    std::vector<Fact> all = group.store.facts(issues_[index].id);
    for (Fact& fact : all) fact.document = d;
    if (join.vetoed) {
      documents[d].facts = std::move(all);
    } else {
      for (std::size_t i = 0; i < indices[d].size(); ++i) {
        if (indices[d][i] >= all.size()) throw StoreFault(path_ + ": what " + issues_[index].path + " states is damaged; run `corpus verify`, then add the issues to a new corpus file");
        documents[d].facts[i] = all[indices[d][i]];
      }
    }
  }
  for (Finding& f : engine_.rules().evaluate_across(join.rules, documents, focus).findings) {
    if (found.contains(identity(f))) out.push_back(numbered(std::move(f), number));
  }
}

void Archive::audit_join(const Store& store, const CorpusJoin& join, const Store::KeyRange& range, std::vector<Finding>& out) {
  const CorpusJoin::Link& first = join.links.front();
  CorpusJoin rest = join;
  std::erase_if(rest.links, [&](const CorpusJoin::Link& link) { return link.variable == first.variable; });
  store.by_key(first.from_slot, first.slot, range, [&](std::string_view key, std::vector<FoundFact>& found) {
    Group group{store, plan_, {}, {}, {}, {}, {{first.from_slot, std::string(key)}, {first.slot, std::string(key)}}};
    group.add(found);
    // What shares the key is here; the rest of the rules' variables is followed.
    if (rest.links.empty() && rest.companions.empty()) group.fresh.clear();
    group.follow(rest);
    const std::size_t before = out.size();
    judge(group, join, {}, out);
    for (std::size_t i = before; i < out.size(); ++i) out[i].about = key;
  });
}

// Joins in parts, so that threads share the work on a large one.
std::vector<Archive::Part> Archive::parts() const {
  constexpr std::size_t kParts = 64;  // of a join: many more than threads, since keys differ in how much there is to do
  std::vector<Part> out;
  for (const CorpusJoin& join : plan_.joins()) {
    Store::KeyRange range;
    for (std::string& key : sources_->dividing_keys(join.links.front().from_slot, kParts)) {
      range.until = key;
      out.push_back({&join, range});
      range.from = std::move(key);
    }
    range.until.reset();
    out.push_back({&join, std::move(range)});
  }
  return out;
}

void Archive::audit(Report& report) {
  issues();
  warn_of_stale(report, "issues");
  std::vector<Finding> findings;
  std::mutex gather;
  const auto keep = [&](std::vector<Finding>& some) {
    const std::scoped_lock lock(gather);
    std::move(some.begin(), some.end(), std::back_inserter(findings));
  };
  const std::vector<Part> all = parts();
  std::atomic<std::size_t> next{0}, next_part{0};
  on_threads(std::max(jobs_, 1U), [&] {
    const Store store(path_, Store::Use::read);
    std::vector<Finding> own;
    for (std::size_t i = next++; i < issues_.size(); i = next++) audit_issue(store, i, own);
    for (std::size_t p = next_part++; p < all.size(); p = next_part++) audit_join(store, *all[p].join, all[p].range, own);
    keep(own);
  });
  show(report, std::move(findings), 0);
}

void Archive::audit(Report& report, const std::vector<std::string>& families) {
  issues();
  std::vector<Finding> findings;
  const std::vector<RuleInfo> infos = engine_.rules().infos();
  for (CorpusJoin join : plan_.joins()) {
    std::erase_if(join.rules, [&](std::uint32_t rule) { return std::find(families.begin(), families.end(), infos[rule].family) == families.end(); });
    if (!join.rules.empty()) audit_join(*sources_, join, {}, findings);
  }
  show(report, std::move(findings), 0);
}

void Archive::check(const std::vector<DocumentFacts>& drafts, Report& report) {
  // What the drafts lead to, join by join, before the issues are looked at: they are few.
  std::vector<Group> groups;
  std::set<std::int64_t> named, days;
  for (const DocumentFacts& draft : drafts) days.insert(day_of(draft.document->issue, kBehindAll));
  for (const CorpusJoin& join : plan_.joins()) {
    Group& group = groups.emplace_back(Group{*sources_, plan_, days, {}, {}, {}, {}});
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      for (std::uint32_t i = 0; i < drafts[d].facts.size(); ++i) {
        if (join.looks_at(drafts[d].facts[i].type)) group.add(Group::kFirstDraft + static_cast<std::int64_t>(d), i, drafts[d].facts[i]);
      }
    }
    group.follow(join);
    for (const auto& [issue, facts] : group.facts) {
      if (issue >= 0) named.insert(issue);
    }
  }
  take_down(sources_->issues(std::vector<std::int64_t>(named.begin(), named.end())));
  warn_of_stale(report, "issues that tell of the same");
  std::vector<Finding> findings;
  for (std::size_t r = 0; r < groups.size(); ++r) {
    if (groups[r].facts.empty() || groups[r].facts.rbegin()->first < 0) continue;
    std::vector<Finding> found;
    judge(groups[r], plan_.joins()[r], drafts, found);
    for (Finding& f : found) {
      const auto in = [&](bool draft) { return std::any_of(f.places.begin(), f.places.end(), [&](const Place& p) { return (p.document < drafts.size()) == draft; }); };
      if (in(true) && in(false)) findings.push_back(std::move(f));
    }
  }
  show(report, std::move(findings), drafts.size());
}

// Adds findings to a report, and the documents that they name behind those that it has.
void Archive::show(Report& report, std::vector<Finding> findings, std::size_t drafts) {
  std::map<std::uint32_t, std::uint32_t> number;
  for (const Finding& f : findings) {
    for (const Place& place : f.places) number.emplace(place.document, 0);
  }
  for (std::uint32_t d = 0; d < drafts; ++d) number[d] = d;
  for (auto& [place, in_report] : number) {
    if (place < drafts) continue;
    in_report = static_cast<std::uint32_t>(report.documents.size());
    const std::size_t index = place - drafts;
    DocumentReport& row = report.documents.emplace_back();
    row.document = &document(index);
    row.words = issues_[index].words;
    row.mentions = issues_[index].mentions;
    row.claims = issues_[index].claims;
    const Mentions mentions = engine_.extraction().run(*row.document);
    for (const Sentence& sentence : mentions.sentences) row.sentences.push_back(sentence.span);
  }
  for (Finding& f : findings) {
    for (Place& place : f.places) place.document = number[place.document];
    for (Suggestion& s : f.suggestions) s.document = number[s.document];
    report.findings.push_back(std::move(f));
  }
  order_findings(report.findings);
  drop_told_twice(report.findings);
}

namespace {

std::string hexadecimal(const ContentHash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : hash) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

// What facts are and where they are kept: kept ones of another form cannot be read.
std::string form(const Engine& engine, const CorpusPlan& plan) {
  const Schema& schema = engine.patterns().schema();
  std::string out = plan.signature(schema);
  for (const FactType& type : schema.types) {
    out += "\n" + type.name;
    for (const FieldType& field : type.fields) out += " " + field.name + ":" + std::to_string(static_cast<int>(field.kind));
  }
  return out;
}

}  // namespace

std::string reading_version(const Engine& engine, const CorpusPlan& plan) {
  return CLAIMCHECK_VERSION "-" + hexadecimal(content_hash(form(engine, plan))) + "-" + hexadecimal(content_hash(engine.built_from()));
}

std::vector<KeyedFact> keys_of(const CorpusPlan& plan, const Issue& issue, const std::vector<Fact>& facts) {
  std::vector<KeyedFact> out;
  std::vector<CorpusKey> keys;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    keys.clear();
    plan.keys(facts[i], keys);
    for (CorpusKey& key : keys) out.push_back({key.slot, std::move(key.key), key.place(day_of(issue, kBeforeAll)), i, &plan.fields(key.slot)});
  }
  return out;
}

}  // namespace claimcheck
