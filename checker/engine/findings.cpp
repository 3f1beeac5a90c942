#include "checker/engine/findings.h"

#include <algorithm>
#include <array>
#include <map>

#include "checker/engine/corrections.h"
#include "checker/engine/message.h"
#include "checker/engine/numerals.h"

namespace claimcheck {
namespace {

std::string_view text_of(Documents documents, const Place& place) {
  const Document* document = documents[place.document].document;
  if (document == nullptr) return {};
  return place.span.in(place.in_source ? document->source : document->text);
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

class Maker {
 public:
  Maker(const Program& program, Documents documents, const Row& row, const Judged& judged)
      : program_(program), documents_(documents), row_(row), judged_(judged), evaluator_(program, documents, row) {
    evaluator_.choices() = judged.shown;
  }

  Finding make(Severity severity) {
    Finding out;
    out.rule = program_.info.name;
    out.family = program_.info.family;
    out.title = program_.info.title;
    out.severity = severity;
    out.verdict = judged_.verdict == Verdict::cannot_hold ? "cannot-hold" : "holds-if-rounded";
    out.decisive = is_decisive(program_, documents_, row_, judged_);
    out.message = render(program_.message, evaluator_);
    if (program_.proof.empty()) out.proof = arithmetic(evaluator_, judged_.verdict);
    for (const Template& line : program_.proof) out.proof.push_back(render(line, evaluator_));
    for (const Assumption& assumption : program_.assumptions) {
      if (assumption.when && !evaluator_.truth(*assumption.when).certain_as_written()) continue;
      out.assumed.push_back(render(assumption.words, evaluator_));
    }
    dates(out);
    places(out);
    suggestions(out);
    return out;
  }

 private:
  const Program& program_;
  Documents documents_;
  const Row& row_;
  const Judged& judged_;
  Evaluator evaluator_;

  std::vector<Use> all_uses() const {
    std::vector<Use> out = judged_.uses;
    for (const Use& use : judged_.guard_uses) {
      if (std::find(out.begin(), out.end(), use) == out.end()) out.push_back(use);
    }
    return out;
  }

  // How the days of dates that are not written out were found.
  void dates(Finding& out) {
    for (const Use& use : all_uses()) {
      const Field* field = evaluator_.stated(use.fact, use.field);
      const When* when = field == nullptr ? nullptr : std::get_if<When>(&field->value);
      const Document* document = documents_[use.fact.document].document;
      if (when == nullptr || when->readings.empty() || document == nullptr || field->span.empty()) continue;
      const auto count = static_cast<std::uint32_t>(when->readings.size());
      const TimeReading& reading = when->readings[evaluator_.choices().reading(use.fact, use.field, count)];
      const std::string words = "“" + std::string(field->span.in(document->text)) + "”";
      if (reading.guessed) {
        out.assumed.push_back(words + " is taken to mean " + show_days(reading.days));
      } else if (when->origin != Origin::explicit_ && reading.anchor != kDistant) {
        out.proof.push_back(words + " is " + show_days(reading.days) + ", counted from " + pretty_day(reading.anchor));
      }
    }
  }

  struct Spot {
    Span span;
    bool in_source = false;
  };

  // Where a field stands: one place, or one for each member of a series.
  std::vector<Spot> spots(FactRef ref, const FieldRef& field, std::uint32_t member) const {
    if (ref.none()) return {};
    if (field.attribute == Attribute::whole) return {{fact_of(documents_, ref).span}};
    const Field* stated = evaluator_.stated(ref, field);
    if (stated == nullptr) return {};
    if (const auto* series = std::get_if<std::vector<PlacedFigure>>(&stated->value)) {
      std::vector<Spot> out;
      for (std::uint32_t i = 0; i < series->size(); ++i) {
        if (member == kNoIndex || member == i) out.push_back({(*series)[i].span});
      }
      return out;
    }
    const auto* figure = std::get_if<PlacedFigure>(&stated->value);
    const Span span = figure != nullptr && !figure->span.empty() ? figure->span : stated->span;
    return {{span, stated->in_source}};
  }

  static void add_place(Finding& out, std::uint32_t document, Spot spot, const std::string& role) {
    if (spot.span.empty()) return;
    for (const Place& place : out.places) {
      if (place.document == document && place.span == spot.span && place.in_source == spot.in_source) return;
    }
    out.places.push_back({document, spot.span, spot.in_source, role});
  }

  std::string role_of(const FieldRef& field) const {
    const Variable& variable = program_.variables[field.variable];
    const std::string name = field.attribute == Attribute::none ? field_name(field) : variable.name;
    return spaced(name);
  }
  // The schema is gone by now: the rule's own words for the field are what is left.
  std::string field_name(const FieldRef& field) const {
    const std::size_t index = field.field;
    const auto& names = program_.field_names[field.variable];
    return index < names.size() ? names[index] : std::string();
  }

  void places(Finding& out) {
    for (std::size_t i = 0; i < program_.places.size(); ++i) {
      const PlaceRole& place = program_.places[i];
      const std::string role = place.role.empty() ? role_of(place.field) : place.role;
      std::vector<FactRef> facts = {row_.bound[place.field.variable]};
      if (program_.variables[place.field.variable].role == Role::each) facts = row_.groups[place.field.variable];
      for (const FactRef ref : facts) {
        if (ref.none()) continue;
        for (const Spot spot : spots(ref, place.field, kNoIndex)) add_place(out, ref.document, spot, role);
        // The first place must be somewhere: a field that is derived is shown at its fact.
        if (i == 0 && out.places.empty()) {
          const Span whole = fact_of(documents_, ref).span;
          out.places.push_back({ref.document, whole, false, role});
        }
      }
    }
    for (const Use& use : judged_.uses) {
      for (const Spot spot : spots(use.fact, use.field, use.member)) add_place(out, use.fact.document, spot, role_of(use.field));
    }
  }

  void suggestions(Finding& out) {
    if (judged_.verdict != Verdict::cannot_hold) return;
    for (const Corrected& c : corrections_of(evaluator_)) {
      const Document* document = documents_[c.what.fact.document].document;
      if (document == nullptr || c.figure->digits.empty() || !c.value.reading.written.is_point()) continue;
      if (c.figure->hedge == Hedge::vague) continue;
      const Exact value = *c.value.reading.written.low.value;
      auto replacement = in_form_of(c.figure->digits.in(document->text), c.figure->in_words, value);
      if (!replacement || *replacement == c.figure->digits.in(document->text)) continue;
      std::vector<std::string> others;
      for (const Use& use : c.others) {
        if (told_in_text(use)) others.push_back(shown(use));
      }
      others.erase(std::remove(others.begin(), others.end(), std::string()), others.end());
      std::string reason;
      if (!others.empty()) reason = "if " + listed(others) + (others.size() == 1 ? " is right" : " are right");
      out.suggestions.push_back({c.what.fact.document, c.figure->digits, false, std::move(*replacement), std::move(reason)});
    }
  }

  // A figure that the text has not (of the register) is no statement that could be wrong.
  bool told_in_text(const Use& use) const {
    const Field* field = evaluator_.stated(use.fact, use.field);
    const auto* figure = field == nullptr ? nullptr : std::get_if<PlacedFigure>(&field->value);
    return figure == nullptr || !figure->span.empty() || !figure->digits.empty() || !field->span.empty();
  }

  std::string shown(const Use& use) const {
    const Field* field = evaluator_.stated(use.fact, use.field);
    if (field == nullptr) return {};
    const Document* document = documents_[use.fact.document].document;
    if (const auto* figure = std::get_if<PlacedFigure>(&field->value)) return show(*figure, document);
    const auto* series = std::get_if<std::vector<PlacedFigure>>(&field->value);
    return series != nullptr && use.member < series->size() ? show((*series)[use.member], document) : std::string();
  }
};

class Hash {  // FNV-1a, 64 bits
 public:
  void add(std::string_view text) {
    for (const char c : text) byte(static_cast<unsigned char>(c));
    byte(0);
  }
  std::string hex() const {
    std::string out(16, '0');
    std::uint64_t rest = state_;
    for (std::size_t i = 16; i-- > 0; rest >>= 4) out[i] = "0123456789abcdef"[rest & 15];
    return out;
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
  void byte(unsigned char b) { state_ = (state_ ^ b) * 0x100000001b3ULL; }
};

}  // namespace

Finding make_finding(const Program& program, Documents documents, const Row& row, const Judged& judged, Severity severity) {
  return Maker(program, documents, row, judged).make(severity);
}

void give_ids(std::vector<Finding>& findings, Documents documents) {
  std::map<std::string, int> seen;
  for (Finding& finding : findings) {
    Hash hash;
    hash.add(finding.rule);
    for (const Place& place : finding.places) {
      const Document* document = documents[place.document].document;
      hash.add(document != nullptr ? document->path : "");
      hash.add(text_of(documents, place));
    }
    const int earlier = seen[hash.hex()]++;
    if (earlier != 0) hash.add(std::to_string(earlier));
    finding.id = hash.hex();
  }
}

}  // namespace claimcheck
