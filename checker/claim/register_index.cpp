#include "checker/claim/register_index.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <map>
#include <set>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::size_t kWordBits = 1 << 16;
constexpr std::int32_t kOpen = std::numeric_limits<std::int32_t>::min();

// FNV-1a, then the finaliser of SplitMix64, so that sums of words do not meet by chance.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ULL;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebULL;
  return h ^ (h >> 31);
}

struct PoolText {
  std::uint32_t begin = 0, size = 0;
};
struct NameRecord {
  std::uint64_t name = 0;
  std::uint32_t first = 0, count = 0;  // rows; of a person: one row a record
};
struct RowRecord {
  PoolText subject, type, property, value, source;
  std::int64_t number = 0;
  std::int32_t when[2] = {kOpen, kOpen}, from[2] = {kOpen, kOpen}, to[2] = {kOpen, kOpen}, checked[2] = {kOpen, kOpen};
};

// The words of a name: runs of letters and digits, points inside them included ("U.S.").
template <class Use>
void for_each_word(std::string_view words, const Use& use) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint cp = decode(words, at);
    const bool inside = is_letter(cp.value) || (cp.value >= '0' && cp.value <= '9') || (cp.value == '.' && at > begin);
    if (!inside) {
      if (at > begin) use(words.substr(begin, at - begin));
      begin = at + cp.size;
    }
    at += cp.size;
  }
  if (begin < words.size()) use(words.substr(begin));
}

// Texts, each kept once.
class Pool {
 public:
  PoolText add(const std::string& text) {
    const auto [at, first] = seen_.emplace(text, PoolText{static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(text.size())});
    if (first) bytes += text;
    return at->second;
  }
  std::string bytes;

 private:
  std::map<std::string, PoolText> seen_;
};

template <class Record>
void append(std::string& out, const std::vector<Record>& records) {
  out.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
}

void put(std::int32_t (&to)[2], const std::optional<Days>& days) {
  if (days) to[0] = days->begin, to[1] = days->end;
}
std::optional<Days> days_of(const std::int32_t (&from)[2]) { return from[0] == kOpen ? std::nullopt : std::optional(Days{from[0], from[1]}); }

RowRecord record_of(const RegisterRow& row, Pool& pool) {
  RowRecord out{pool.add(row.subject), pool.add(row.type), pool.add(row.property), {}, pool.add(row.source)};
  if (const auto* number = std::get_if<std::int64_t>(&row.value)) out.number = *number;
  else if (const auto* days = std::get_if<Days>(&row.value)) put(out.when, *days);
  else out.value = pool.add(std::get<std::string>(row.value));
  put(out.from, row.from);
  put(out.to, row.to);
  if (!row.to) put(out.checked, row.checked);
  return out;
}

}  // namespace

NameHasher::NameHasher(const Lexicon& lexicon)
    : lexicon_(lexicon), demonym_(lexicon.group("name-demonym")), alias_(lexicon.group("name-alias")), small_(lexicon.group("name-small")), alone_(lexicon.group("register-alone")),
      common_{lexicon.group("name-common"), lexicon.group("name-office"), lexicon.group("name-body"), lexicon.group("name-org-head"), lexicon.group("name-work-head")} {}

std::uint64_t NameHasher::plain(std::string_view folded) const {
  const bool letter = folded.size() == 1 && (folded[0] < '0' || folded[0] > '9');
  if (folded.empty() || letter || lexicon_.is(lexicon_.find(folded), small_)) return 0;
  return hash_of(folded);
}

bool NameHasher::is_common(std::string_view name) const {
  int words = 0;
  bool common = false;
  for_each_word(name, [&](std::string_view part) {
    if (word(part) == 0) return;
    ++words;
    const WordId id = lexicon_.find(lower(part));
    common = !lexicon_.is(id, alone_) && std::any_of(common_.begin(), common_.end(), [&](GroupId group) { return lexicon_.is(id, group); });
  });
  return words == 1 && common;
}

std::uint64_t NameHasher::word(std::string_view word) const {
  if (word.empty()) return 0;
  const std::string low = lower(word);
  if (is_upper(decode(word, 0).value)) {
    const WordId id = lexicon_.find(low);
    for (const GroupId map : {demonym_, alias_}) {
      const std::string_view value = lexicon_.value_of(map, id);
      if (value.empty()) continue;
      std::uint64_t out = 0;  // its words as they are: "Dominican" stands for "Dominican Republic"
      for_each_word(value, [&](std::string_view part) { out += plain(fold(part)); });
      return out;
    }
  }
  std::string folded = fold(low);
  std::erase(folded, '.');
  return plain(folded);
}

std::uint64_t NameHasher::word(std::string_view word, WordId id) const {
  // The form is the word in lower case; without accents, points and nationalities the two are taken as they are.
  const std::string_view form = id != 0 ? lexicon_.form(id) : std::string_view();
  const bool plain_letters = !form.empty() && form.size() == word.size() && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool capital = !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
  if (!plain_letters || (capital && (lexicon_.is(id, demonym_) || lexicon_.is(id, alias_)))) return this->word(word);
  return form.size() == 1 || lexicon_.is(id, small_) ? 0 : hash_of(form);
}

std::uint64_t NameHasher::name(std::string_view words) const {
  std::uint64_t out = 0;
  for_each_word(words, [&](std::string_view part) { out += word(part); });
  return out;
}

bool RegisterEntry::may_hold(Days days) const {
  return (!from || from->begin < days.end) && (!to || days.begin < to->end);
}

struct RegisterIndex::Header {
  std::uint32_t names = 0, persons = 0, rows = 0, pool = 0;
};

std::string RegisterIndex::compile(const std::vector<RegisterRow>& rows, const NameHasher& hasher) {
  std::map<std::string, std::vector<const RegisterRow*>> by_subject;
  std::map<std::string, std::set<std::uint64_t>> spellings;  // of persons: "Zelenskyy" holds what "Zelensky" does
  for (const RegisterRow& row : rows) {
    by_subject[row.subject].push_back(&row);
    if (row.type != "person") continue;
    for (const std::string& alias : row.aliases) spellings[row.subject].insert(hasher.name(alias));
  }
  Pool pool;
  std::vector<RowRecord> records;
  std::map<std::uint64_t, NameRecord> names;
  std::vector<NameRecord> persons;
  std::string bits(kWordBits / 8, '\0');
  // A word may stand for several ("EU"): the text has it as one.
  const auto note_word = [&](std::string_view word) {
    if (const std::uint64_t h = hasher.word(word); h != 0) bits[h % kWordBits / 8] |= static_cast<char>(1 << (h % 8));
  };
  for (const auto& [subject, group] : by_subject) {
    const NameRecord place{0, static_cast<std::uint32_t>(records.size()), static_cast<std::uint32_t>(group.size())};
    const auto add_name = [&](const std::string& text) {
      const std::uint64_t name = hasher.name(text);
      for_each_word(text, note_word);
      // "Sejm" is a word for a body and the name of one.
      const bool own = group.front()->type == "legislature" && text == subject;
      if (name != 0 && (own || !hasher.is_common(text))) names.emplace(name, NameRecord{name, place.first, place.count});
    };
    add_name(subject);
    for (const RegisterRow* row : group) {
      for (const std::string& alias : row->aliases) add_name(alias);
      if (row->property == "holder") {
        const std::string& person = std::get<std::string>(row->value);
        for_each_word(person, note_word);
        std::set<std::uint64_t> all = spellings[person];
        all.insert(hasher.name(person));
        for (const std::uint64_t name : all) persons.push_back({name, static_cast<std::uint32_t>(records.size()), 1});
      }
      records.push_back(record_of(*row, pool));
    }
  }
  std::stable_sort(persons.begin(), persons.end(), [](const NameRecord& a, const NameRecord& b) { return a.name < b.name; });
  std::vector<NameRecord> sorted;
  for (const auto& [name, record] : names) sorted.push_back(record);
  std::string out;
  append(out, std::vector<Header>{{static_cast<std::uint32_t>(sorted.size()), static_cast<std::uint32_t>(persons.size()), static_cast<std::uint32_t>(records.size()), static_cast<std::uint32_t>(pool.bytes.size())}});
  out += bits;
  append(out, sorted);
  append(out, persons);
  append(out, records);
  out += pool.bytes;
  return out;
}

RegisterIndex::RegisterIndex(std::string_view compiled) : bytes_(compiled) {
  if (compiled.empty()) return;
  const auto header = record<Header>(0, 0);
  names_ = header.names, persons_ = header.persons, rows_ = header.rows;
  names_at_ = sizeof(Header) + kWordBits / 8;
  persons_at_ = names_at_ + names_ * sizeof(NameRecord);
  rows_at_ = persons_at_ + persons_ * sizeof(NameRecord);
  pool_at_ = rows_at_ + rows_ * sizeof(RowRecord);
  assert(pool_at_ + header.pool == compiled.size());
}

template <class Record>
Record RegisterIndex::record(std::size_t begin, std::size_t index) const {
  Record out;
  std::memcpy(&out, bytes_.data() + begin + index * sizeof(Record), sizeof(Record));  // the bytes lie as they come
  return out;
}

bool RegisterIndex::may_have(std::uint64_t word) const {
  if (bytes_.empty()) return false;
  const auto byte = static_cast<unsigned char>(bytes_[sizeof(Header) + word % kWordBits / 8]);
  return (byte >> (word % 8) & 1) != 0;
}

std::pair<std::uint32_t, std::uint32_t> RegisterIndex::named(std::size_t begin, std::uint32_t count, std::uint64_t name) const {
  std::uint32_t low = 0, high = count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (record<NameRecord>(begin, middle).name < name) low = middle + 1;
    else high = middle;
  }
  std::uint32_t end = low;
  while (end < count && record<NameRecord>(begin, end).name == name) ++end;
  return {low, end};
}

bool RegisterIndex::knows(std::uint64_t name) const {
  const auto [low, high] = named(names_at_, names_, name);
  return low < high;
}

bool RegisterIndex::holds(std::uint64_t person) const {
  const auto [low, high] = named(persons_at_, persons_, person);
  return low < high;
}

RegisterEntry RegisterIndex::entry(std::uint32_t row) const {
  const auto r = record<RowRecord>(rows_at_, row);
  const auto text = [&](PoolText t) { return bytes_.substr(pool_at_ + t.begin, t.size); };
  RegisterEntry out{text(r.subject), text(r.type), text(r.property), text(r.value), text(r.source), r.number, {}, days_of(r.from), days_of(r.to)};
  if (const auto when = days_of(r.when)) out.when = *when;
  if (const auto checked = days_of(r.checked)) out.known_to = checked->end;
  return out;
}

void RegisterIndex::rows_of(std::uint64_t name, std::vector<RegisterEntry>& out) const {
  const auto [low, high] = named(names_at_, names_, name);
  if (low == high) return;
  const auto found = record<NameRecord>(names_at_, low);
  for (std::uint32_t row = found.first; row < found.first + found.count; ++row) out.push_back(entry(row));
}

void RegisterIndex::rows_of(std::uint64_t name, std::string_view property, std::vector<RegisterEntry>& out) const {
  const auto [low, high] = named(names_at_, names_, name);
  if (low == high) return;
  const auto found = record<NameRecord>(names_at_, low);
  for (std::uint32_t row = found.first; row < found.first + found.count; ++row) {
    const auto told = record<RowRecord>(rows_at_, row).property;
    if (bytes_.substr(pool_at_ + told.begin, told.size) == property) out.push_back(entry(row));
  }
}

void RegisterIndex::held_by(std::uint64_t person, std::vector<RegisterEntry>& out) const {
  const auto [low, high] = named(persons_at_, persons_, person);
  for (std::uint32_t i = low; i < high; ++i) out.push_back(entry(record<NameRecord>(persons_at_, i).first));
}

bool Registers::may_have(std::uint64_t word) const {
  return std::any_of(all_.begin(), all_.end(), [&](const RegisterIndex& r) { return r.may_have(word); });
}
bool Registers::knows(std::uint64_t name) const {
  return std::any_of(all_.begin(), all_.end(), [&](const RegisterIndex& r) { return r.knows(name); });
}

bool Registers::holds(std::uint64_t person) const {
  return std::any_of(all_.begin(), all_.end(), [&](const RegisterIndex& r) { return r.holds(person); });
}

std::vector<RegisterEntry> Registers::rows_of(std::uint64_t name) const {
  std::vector<RegisterEntry> out;
  for (const RegisterIndex& index : all_) index.rows_of(name, out);
  return out;
}

std::vector<RegisterEntry> Registers::rows_of(std::uint64_t name, std::string_view property) const {
  std::vector<RegisterEntry> out;
  for (const RegisterIndex& index : all_) {
    index.rows_of(name, property, out);
    if (!out.empty()) return out;
  }
  return out;
}

std::vector<RegisterEntry> Registers::held_by(std::uint64_t person, const NameHasher& hasher) const {
  std::vector<RegisterEntry> out;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    std::vector<RegisterEntry> found, hidden;
    all_[i].held_by(person, found);
    for (const RegisterEntry& entry : found) {
      hidden.clear();
      for (std::size_t before = 0; before < i; ++before) all_[before].rows_of(hasher.name(entry.subject), hidden);
      if (std::none_of(hidden.begin(), hidden.end(), [](const RegisterEntry& e) { return e.property == "holder"; })) out.push_back(entry);
    }
  }
  return out;
}

}  // namespace claimcheck
