#include "corpus/register.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "checker/base/json_fault.h"
#include "checker/base/order.h"
#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

constexpr std::array<RegisterProperty, 13> kProperties = {{
    {"members", RegisterValue::figure, true},
    {"quorum", RegisterValue::quorum, true},
    {"holder", RegisterValue::name, true},
    {"founded", RegisterValue::date, true},
    {"signed", RegisterValue::date, true},
    {"in-force", RegisterValue::date, true},
    {"born", RegisterValue::date, true},
    {"died", RegisterValue::date, true},
    {"adopted", RegisterValue::date, true},
    {"independent", RegisterValue::date, true},
    {"part-of", RegisterValue::name, false},
    {"alias", RegisterValue::name, false},
    {"capital", RegisterValue::name, false},
}};

std::string text_of(const Json& row, const char* key) {
  const auto at = row.find(key);
  return at != row.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// Reads one row; says in `fault` what is wrong with it.
class RowReader {
 public:
  explicit RowReader(const Json& row) : row_(row) {}

  std::optional<RegisterRow> read(std::string& fault) {
    if (!row_.is_object()) return refuse(fault, "found " + std::string(row_.type_name()) + ", expected an object");
    RegisterRow out;
    for (const auto& [key, field] : {std::pair("subject", &out.subject), std::pair("property", &out.property)}) {
      *field = text_of(row_, key);
      if (field->empty()) return refuse(fault, std::string("\"") + key + "\" is missing or no text");
    }
    out.type = text_of(row_, "type");
    out.source = text_of(row_, "source");
    if (const auto aliases = row_.find("aliases"); aliases != row_.end() && aliases->is_array()) {
      for (const Json& alias : *aliases) {
        if (alias.is_string()) out.aliases.push_back(alias.get<std::string>());
      }
    }
    if (!value(out, fault) || !end("from", out.from, fault) || !end("to", out.to, fault) || !end("checked", out.checked, fault)) return std::nullopt;
    return out;
  }

 private:
  static std::nullopt_t refuse(std::string& fault, std::string why) {
    fault = std::move(why);
    return std::nullopt;
  }

  bool value(RegisterRow& out, std::string& fault) const {
    const auto at = row_.find("value");
    if (at == row_.end() || at->is_null()) {
      fault = "\"value\" is missing";
      return false;
    }
    const RegisterProperty* property = register_property(out.property);
    const RegisterValue kind = property == nullptr ? RegisterValue::name : property->value;
    if (kind == RegisterValue::figure) {
      if (!at->is_number_integer() || *at < 0) {
        fault = "the value of \"" + out.property + "\" is " + at->dump() + ", expected a whole number";
        return false;
      }
      out.value = at->get<std::int64_t>();
      return true;
    }
    const std::string words = at->is_string() ? at->get<std::string>() : at->dump();
    if (kind == RegisterValue::date) {
      const auto days = register_days(words);
      if (!days) {
        fault = "the value of \"" + out.property + "\" is " + at->dump() + ", expected a day, a month or a year (\"1949-04-04\")";
        return false;
      }
      out.value = *days;
      return true;
    }
    out.value = words;
    return true;
  }

  bool end(const char* key, std::optional<Days>& out, std::string& fault) const {
    const auto at = row_.find(key);
    if (at == row_.end() || at->is_null()) return true;
    out = register_days(at->is_string() ? at->get<std::string>() : at->dump());
    if (!out) fault = std::string("\"") + key + "\" is " + at->dump() + ", expected a day, a month or a year (\"1949-04-04\")";
    return out.has_value();
  }

  const Json& row_;
};

Problem doubt(const RegisterRow& row, const std::string& what) { return {row.place, 0, 0, row.subject + ", " + row.property + ": " + what, true}; }

// Two rows of one subject and property, the first from no later than the second.
void compare(const RegisterRow& a, const RegisterRow& b, std::vector<Problem>& out) {
  if (!a.to || (b.from && a.to->begin >= b.from->end)) {
    if (a.value != b.value || !a.to) out.push_back(doubt(b, "holds at one time with " + a.place));
  } else if (b.from && a.to->end <= b.from->begin && b.from->begin - a.to->end > 1) {
    out.push_back(doubt(b, "nothing holds between " + iso(a.to->begin) + " (" + a.place + ") and " + iso(b.from->begin)));
    out.back().fatal = false;
  }
}

void check_rows_of_one(std::vector<const RegisterRow*> rows, std::vector<Problem>& out) {
  order_by(rows, [](const RegisterRow* r) { return r->from ? r->from->begin : -kDistant; });
  for (std::size_t i = 1; i < rows.size(); ++i) compare(*rows[i - 1], *rows[i], out);
}

void check_aliases(const std::vector<RegisterRow>& rows, std::vector<Problem>& out) {
  std::map<std::pair<std::string, std::string>, const RegisterRow*> owner;  // type and name
  for (const RegisterRow& row : rows) {
    for (const std::string& alias : row.aliases) {
      const auto [at, first] = owner.emplace(std::pair(row.type, fold(alias)), &row);
      if (!first && at->second->subject != row.subject) out.push_back(doubt(row, "\"" + alias + "\" is a name of " + at->second->subject + ", too (" + at->second->place + ")"));
    }
  }
}

}  // namespace

const RegisterProperty* register_property(std::string_view name) {
  const auto* at = std::find_if(kProperties.begin(), kProperties.end(), [&](const RegisterProperty& p) { return p.name == name; });
  return at == kProperties.end() ? nullptr : at;
}

std::optional<Days> register_days(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int out = 0;
    if (text.size() < at + size) return -1;
    const auto [end, fault] = std::from_chars(text.data() + at, text.data() + at + size, out);
    return fault == std::errc() && end == text.data() + at + size ? out : -1;
  };
  if (text.size() == 10) {
    const auto day = parse_iso(text);
    return day ? std::optional(Days{*day, *day + 1}) : std::nullopt;
  }
  const int year = number(0, 4);
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return days_of_year(year);
  const int month = text.size() == 7 && text[4] == '-' ? number(5, 2) : -1;
  return month >= 1 && month <= 12 ? std::optional(days_of_month(year, month)) : std::nullopt;
}

std::vector<RegisterRow> read_register(const SourceText& file, std::vector<Problem>& problems) {
  std::vector<RegisterRow> out;
  Json root;
  try {
    root = Json::parse(file.text);
  } catch (const Json::parse_error& error) {
    problems.push_back(json_fault(file.path, file.text, error.byte, error.what()));
    return out;
  }
  if (!root.is_array()) {
    problems.push_back({file.path, 0, 0, "found " + std::string(root.type_name()) + ", expected a list of facts", true});
    return out;
  }
  for (std::size_t i = 0; i < root.size(); ++i) {
    std::string fault;
    auto row = RowReader(root[i]).read(fault);
    if (!row) {
      problems.push_back({file.path, 0, 0, "fact " + std::to_string(i + 1) + ": " + fault, true});
      continue;
    }
    row->place = file.path + ": fact " + std::to_string(i + 1);
    out.push_back(std::move(*row));
  }
  return out;
}

std::vector<Problem> check_register(const std::vector<RegisterRow>& rows) {
  std::vector<Problem> out;
  std::map<std::pair<std::string, std::string>, std::vector<const RegisterRow*>> by_subject;
  for (const RegisterRow& row : rows) {
    if (row.source.empty()) out.push_back(doubt(row, "has no source"));
    if (row.from && row.to && row.to->end <= row.from->begin) out.push_back(doubt(row, "ends before it starts"));
    const RegisterProperty* property = register_property(row.property);
    if (property != nullptr && property->single) by_subject[{row.subject, row.property}].push_back(&row);
  }
  for (auto& [key, group] : by_subject) check_rows_of_one(std::move(group), out);
  check_aliases(rows, out);
  return out;
}

}  // namespace claimcheck
