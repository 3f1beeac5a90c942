#include "checker/app/archive.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <set>
#include <utility>

#include "checker/app/parallel.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kNeighbours = 4;       // of a draft's fact on either side, for rules that compare neighbours
constexpr std::size_t kMostFollowed = 20'000;  // facts that one fact of a draft leads to; more are of no use to an editor

// A finding whose documents are numbered otherwise.
Finding numbered(Finding finding, const std::vector<std::uint32_t>& number) {
  for (Place& place : finding.places) place.document = number[place.document];
  for (Suggestion& s : finding.suggestions) s.document = number[s.document];
  return finding;
}

}  // namespace

// Facts that a rule is run on, by issue: the id of a kept one, or a draft's number from kFirstDraft on, so that drafts stand first.
struct Archive::Group {
  static constexpr std::int64_t kFirstDraft = std::numeric_limits<std::int64_t>::min();

  const Store& store;
  const CorpusPlan& plan;
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

  const std::string* key(const Fact& fact, std::uint32_t field) const {
    const auto* key = field < fact.fields.size() ? std::get_if<std::string>(&fact.fields[field].value) : nullptr;
    return key != nullptr && !key->empty() ? key : nullptr;
  }

  // Brings in what the rule joins with the facts that are here, over and over.
  void follow(const CorpusRule& rule) {
    std::vector<FoundFact> found;
    while (!fresh.empty()) {
      const auto [issue, index] = fresh.back();
      fresh.pop_back();
      const Fact& fact = facts[issue].at(index);
      const bool draft = issue < 0;
      for (auto first = rule.links.begin(); first != rule.links.end();) {
        const auto last = std::find_if(first, rule.links.end(), [&](const CorpusRule::Link& link) { return link.variable != first->variable; });
        const std::span<const CorpusRule::Link> links(first, last);
        if (fact.type == first->from_type) fetch(rule, links, fact, draft, false, found);
        add(found);
        if (draft && fact.type == first->type) fetch(rule, links, fact, draft, true, found);
        add(found);
        first = last;
      }
      for (const auto& [from, to] : rule.companions) {
        if (fact.type != from || draft || !complete.emplace(issue, to).second) continue;
        std::vector<Fact> all = store.facts(issue);
        for (std::uint32_t i = 0; i < all.size(); ++i) {
          if (all[i].type == to) add(issue, i, std::move(all[i]));
        }
      }
    }
  }

  // What a fact is joined with by links that must all hold, from the later variable `back` to the earlier or the other way: by the link that
  // leads to few.
  void fetch(const CorpusRule& rule, std::span<const CorpusRule::Link> links, const Fact& fact, bool draft, bool back, std::vector<FoundFact>& found) {
    std::vector<std::pair<std::uint32_t, const std::string*>> ways;  // slot and key
    for (const CorpusRule::Link& link : links) {
      const std::string* k = key(fact, back ? plan.slots()[link.slot].field : link.from_field);
      if (k == nullptr) return;  // what is not known is equal to nothing
      ways.emplace_back(back ? link.from_slot : link.slot, k);
      if (looked_up.contains({ways.back().first, *k})) return;
    }
    if (rule.paired && plan.slots()[ways.front().first].pair_by) {
      std::vector<CorpusKey> keys;
      plan.keys(fact, keys);
      for (const CorpusKey& own : keys) {
        if (own.slot == ways.front().first) store.near_key(own.slot, *ways.front().second, own.place, kNeighbours, found);
      }
      return;
    }
    for (const std::size_t most : {std::size_t{50}, std::size_t{1000}, draft ? kMostFollowed : std::numeric_limits<std::size_t>::max()}) {
      for (const auto& [slot, k] : ways) {
        found.clear();
        store.with_key(slot, *k, most, found);
        if (found.size() >= most) continue;
        looked_up.emplace(slot, *k);
        return;
      }
    }
  }
};

Archive::Archive(const Engine& engine, const std::string& path, unsigned jobs) : engine_(engine), plan_(engine.rules()), path_(path), jobs_(jobs) {
  sources_ = std::make_unique<Store>(path, Store::Use::read);
}

void Archive::take_down(std::vector<StoredIssue> issues) {
  issues_ = std::move(issues);
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

const std::vector<StoredIssue>& Archive::issues() {
  if (issues_.empty()) take_down(sources_->issues());
  return issues_;
}

// Issues that another version of the program or of the rules read: their facts may not be what would be read now.
void Archive::warn_of_stale(Report& report) const {
  const std::string version = reading_version(engine_, plan_);
  const auto stale = std::count_if(issues_.begin(), issues_.end(), [&](const StoredIssue& i) { return i.version != version; });
  if (stale == 0) return;
  report.problems.push_back({path_, 0, 0, std::to_string(stale) + " of " + std::to_string(issues_.size()) + " issues were read by another version of the program or its rules; `corpus add` reads them anew", false});
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

// Runs the rule on a group. The text of its issues is read only if the rule looks at it, or something was found.
void Archive::judge(Group& group, const CorpusRule& rule, std::span<const DocumentFacts> drafts, std::vector<Finding>& out) {
  std::vector<std::pair<std::size_t, std::map<std::uint32_t, Fact>*>> order;  // drafts, then issues as in issues_
  for (auto& [issue, facts] : group.facts) {
    const auto at = place_.find(issue);
    if (issue < 0) order.emplace_back(static_cast<std::size_t>(issue - Group::kFirstDraft), &facts);
    else if (at != place_.end()) order.emplace_back(drafts.size() + at->second, &facts);
  }
  std::sort(order.begin(), order.end());
  std::vector<DocumentFacts> documents;
  std::vector<std::uint32_t> number;
  std::vector<std::unique_ptr<Document>> texts;
  for (auto& [place, facts] : order) {
    DocumentFacts& d = documents.emplace_back();
    const auto index = static_cast<std::uint32_t>(number.size());
    if (place < drafts.size()) {
      d.document = drafts[place].document;
    } else if (rule.needs_text) {
      d.document = texts.emplace_back(read(place - drafts.size())).get();
    } else {
      d.document = &imprints_[place - drafts.size()];
    }
    for (auto& [i, fact] : *facts) {
      fact.document = index;
      d.facts.push_back(std::move(fact));
    }
    number.push_back(static_cast<std::uint32_t>(place));
  }
  std::vector<Finding> findings = engine_.rules().evaluate_across(rule.rule, documents).findings;
  if (findings.empty()) return;
  std::set<std::uint32_t> named;
  for (const Finding& f : findings) {
    for (const Place& place : f.places) named.insert(place.document);
  }
  for (const std::uint32_t d : named) {
    if (number[d] >= drafts.size()) documents[d].document = &document(number[d] - drafts.size());
  }
  findings = engine_.rules().evaluate_across(rule.rule, documents).findings;
  for (Finding& f : findings) out.push_back(numbered(std::move(f), number));
}

void Archive::audit_rule(const Store& store, const CorpusRule& rule, std::vector<Finding>& out) {
  const CorpusRule::Link& first = rule.links.front();
  CorpusRule rest = rule;
  std::erase_if(rest.links, [&](const CorpusRule::Link& link) { return link.variable == first.variable; });
  store.by_key(first.from_slot, first.slot, [&](std::string_view key, std::vector<FoundFact>& found) {
    Group group{store, plan_, {}, {}, {}, {{first.from_slot, std::string(key)}, {first.slot, std::string(key)}}};
    group.add(found);
    // What shares the key is here; the rest of the rule's variables is followed.
    if (rest.links.empty() && rest.companions.empty()) group.fresh.clear();
    group.follow(rest);
    const std::size_t before = out.size();
    judge(group, rule, {}, out);
    for (std::size_t i = before; i < out.size(); ++i) out[i].about = key;
  });
}

void Archive::audit(Report& report) {
  issues();
  warn_of_stale(report);
  std::vector<Finding> findings;
  std::mutex gather;
  const auto keep = [&](std::vector<Finding>& some) {
    const std::scoped_lock lock(gather);
    std::move(some.begin(), some.end(), std::back_inserter(findings));
  };
  std::atomic<std::size_t> next{0}, next_rule{0};
  on_threads(std::max(jobs_, 1U), [&] {
    const Store store(path_, Store::Use::read);
    std::vector<Finding> own;
    for (std::size_t i = next++; i < issues_.size(); i = next++) audit_issue(store, i, own);
    for (std::size_t r = next_rule++; r < plan_.rules().size(); r = next_rule++) audit_rule(store, plan_.rules()[r], own);
    keep(own);
  });
  show(report, std::move(findings), 0);
}

void Archive::audit(Report& report, const std::vector<std::string>& families) {
  issues();
  std::vector<Finding> findings;
  const std::vector<RuleInfo> infos = engine_.rules().infos();
  for (const CorpusRule& rule : plan_.rules()) {
    if (std::find(families.begin(), families.end(), infos[rule.rule].family) != families.end()) audit_rule(*sources_, rule, findings);
  }
  show(report, std::move(findings), 0);
}

void Archive::check(const std::vector<DocumentFacts>& drafts, Report& report) {
  // What the drafts lead to, rule by rule, before the issues are looked at: they are few.
  std::vector<Group> groups;
  std::set<std::int64_t> named;
  for (const CorpusRule& rule : plan_.rules()) {
    Group& group = groups.emplace_back(Group{*sources_, plan_, {}, {}, {}, {}});
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      for (std::uint32_t i = 0; i < drafts[d].facts.size(); ++i) {
        if (rule.looks_at(drafts[d].facts[i].type)) group.add(Group::kFirstDraft + static_cast<std::int64_t>(d), i, drafts[d].facts[i]);
      }
    }
    group.follow(rule);
    for (const auto& [issue, facts] : group.facts) {
      if (issue >= 0) named.insert(issue);
    }
  }
  take_down(sources_->issues(std::vector<std::int64_t>(named.begin(), named.end())));
  warn_of_stale(report);
  std::vector<Finding> findings;
  for (std::size_t r = 0; r < groups.size(); ++r) {
    if (groups[r].facts.empty() || groups[r].facts.rbegin()->first < 0) continue;
    std::vector<Finding> found;
    judge(groups[r], plan_.rules()[r], drafts, found);
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
}

std::string reading_version(const Engine& engine, const CorpusPlan& plan) {
  const ContentHash hash = content_hash(engine.built_from() + plan.signature(engine.patterns().schema()));
  std::string out = CLAIMCHECK_VERSION "-";
  for (const char c : hash) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::vector<KeyedFact> keys_of(const CorpusPlan& plan, const std::vector<Fact>& facts) {
  std::vector<KeyedFact> out;
  std::vector<CorpusKey> keys;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    keys.clear();
    plan.keys(facts[i], keys);
    for (const CorpusKey& key : keys) out.push_back({key.slot, std::string(key.key), key.place, i});
  }
  return out;
}

}  // namespace claimcheck
