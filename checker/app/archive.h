// Issues that are kept in a corpus file, judged: each by itself and against one another, or a draft against all of them.
//
// Facts are read by their keys and judged without the text of their issues; only where something is found are the issues read again,
// for the words of the finding. So an audit costs memory for the facts that share a key, not for the archive.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "checker/app/pipeline.h"
#include "checker/engine/corpus_plan.h"
#include "corpus/store.h"

namespace claimcheck {

class Archive {
 public:
  // Throws StoreFault.
  Archive(const Engine& engine, const std::string& path, unsigned jobs);

  // Everything that cannot be true, in each issue and across them; documents with findings alone are in the report.
  void audit(Report& report);
  // Across issues alone, the rules of these families.
  void audit(Report& report, const std::vector<std::string>& families);
  // What of these drafts and the archive together cannot be true and stands in a draft. `documents` of the report are the drafts; the
  // issues of the archive that findings name are put behind them.
  void check(const std::vector<DocumentFacts>& drafts, Report& report);

  // All issues; not for a check, which looks at a few.
  const std::vector<StoredIssue>& issues();
  // An issue's document, read again from what is kept. It stays where it is.
  const Document& document(std::size_t index);
  std::vector<Fact> facts(std::size_t index) const { return sources_->facts(issues_[index].id); }

 private:
  struct Group;
  std::size_t issues_until(std::int64_t day) const;
  void take_down(std::vector<StoredIssue> issues);
  void warn_of_stale(Report& report, const std::string& issues) const;
  void audit_issue(const Store& store, std::size_t index, std::vector<Finding>& out);
  struct Part {
    const CorpusJoin* join = nullptr;
    Store::KeyRange range;
  };
  std::vector<Part> parts() const;
  void audit_join(const Store& store, const CorpusJoin& join, const Store::KeyRange& range, std::vector<Finding>& out);
  void judge(Group& group, const CorpusJoin& join, std::span<const DocumentFacts> drafts, std::vector<Finding>& out);
  std::unique_ptr<Document> read(std::size_t index);
  void show(Report& report, std::vector<Finding> findings, std::size_t drafts);

  const Engine& engine_;
  const CorpusPlan plan_;
  const std::string version_;  // of the rules
  std::string path_;
  unsigned jobs_;
  // The issues that there is something to do with: all for an audit, those that drafts lead to for a check; in the order of Store::issues.
  std::vector<StoredIssue> issues_;
  std::size_t unreadable_ = 0;                      // issues left out: their facts are of another form
  std::map<std::int64_t, std::size_t> place_;       // of an issue's id in issues_
  std::vector<Document> imprints_;                  // path and imprint of each issue, no text
  std::mutex mutex_;                                // of what follows
  std::map<std::size_t, std::unique_ptr<Document>> read_;
  std::unique_ptr<Store> sources_;
};

// The version of the program and rules that facts rest on: the program's, what facts look like, what they rest on.
std::string reading_version(const Engine& engine, const CorpusPlan& plan);
// The keys of an issue's facts.
std::vector<KeyedFact> keys_of(const CorpusPlan& plan, const Issue& issue, const std::vector<Fact>& facts);

}  // namespace claimcheck
