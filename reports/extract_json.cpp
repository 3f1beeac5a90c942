// The lines of `extract`: what was read in a document, for programs. Field names are a contract; see rules/README.md for
// what the values mean.
//
// Figures are decimal strings. A fraction whose decimals do not end ("a third") has twelve of them in `value` and the exact
// one in `ratio`. `low` and `high` are the ends of what the words say as written; a missing end is unbounded. A bare number
// with a bound ("more than 30") is given a second time, behind all other mentions and marked as nested, as the range that its
// words leave open: `"range": ["30", null]`.
#include <algorithm>

#include "checker/base/exact.h"
#include "reports/issue_json.h"
#include "reports/json_writer.h"
#include "reports/reports.h"

namespace claimcheck {
namespace {

// Digits of a number that is read as a decimal: "0.333333333333" for one third.
std::string decimal(Exact value) {
  std::string text = value.str();
  if (text.find('/') == std::string::npos) return text;
  constexpr int kPlaces = 12;
  const Exact rounded = value.round(kPlaces);
  if (rounded.known()) return rounded.str();
  // Too large for so many places: those that fit.
  for (int places = kPlaces - 1; places >= 0; --places) {
    if (const Exact less = value.round(places); less.known()) return less.str();
  }
  return text;
}

class ExtractLine {
 public:
  ExtractLine(const Document& document, const Mentions& mentions, const Schema& schema)
      : document_(document), mentions_(mentions), schema_(schema), json_(out_) {}

  std::string write(const std::vector<Fact>& facts) {
    json_.begin_object().field("id", document_.id);
    if (document_.path != document_.id) json_.field("path", document_.path);
    json_.key("issue");
    write_issue(json_, document_.issue);
    json_.key("mentions").begin_array();
    for (const Mention& mention : mentions_.mentions) write_mention(mention);
    for (const Mention& mention : mentions_.mentions) write_open_range(mention);
    json_.end_array();
    json_.key("claims").begin_array();
    for (const Fact& fact : facts) write_claim(fact);
    json_.end_array().end_object();
    return std::move(out_);
  }

 private:
  void write_places(Span span) {
    const Span source = document_.to_source(span);
    json_.field("start", source.begin).field("end", source.end);
  }

  void write_ends(const Interval& written) {
    if (written.low.value) json_.field("low", decimal(*written.low.value));
    if (written.high.value) json_.field("high", decimal(*written.high.value));
  }

  void write_value(Exact value) {
    if (!value.known()) return;
    json_.field("value", decimal(value));
    if (value.str().find('/') != std::string::npos) json_.field("ratio", value.str());
  }

  // Units as the interface names them: none for per cent itself.
  void write_unit(MentionKind kind, std::string_view unit) {
    if (kind == MentionKind::percent) {
      if (unit == "point") json_.field("unit", "percentage point");
      return;
    }
    json_.field_if_any("unit", unit);
  }

  void write_figure(MentionKind kind, const Figure& figure) {
    if (figure.upper) {
      json_.key("range").begin_array().value(decimal(figure.value)).value(decimal(*figure.upper)).end_array();
    } else if (figure.hedge != Hedge::vague) {
      write_value(figure.value);
    }
    write_ends(figure.reading.written);
    json_.field_if_any("hedge", name(figure.hedge));
    if (figure.hedge != Hedge::vague && figure.step.known()) json_.field("step", decimal(figure.step));
    write_unit(kind, figure.unit);
    json_.field_if_any("dimension", figure.dimension);
    if (kind == MentionKind::percent || kind == MentionKind::fraction) {
      json_.field_if_any("of", figure.noun);
    } else if (figure.noun != figure.unit) {
      json_.field_if_any("noun", figure.noun);
    }
    json_.field_if_any("qualifier", figure.qualifier);
    if (figure.age) json_.field("age", true);
  }

  // The days of a reading; an end that is open is left out.
  void write_days(Days days) {
    static const Day kFirst = to_day({1, 1, 1});
    static const Day kLast = to_day({9999, 12, 31});
    if (days.begin >= kFirst && days.begin <= kLast) json_.field("start", iso(days.begin));
    if (days.end >= kFirst && days.end <= kLast) json_.field("end", iso(days.end));
  }

  void write_other_readings(const std::vector<TimeReading>& readings) {
    if (readings.size() < 2) return;
    json_.key("others").begin_array();
    for (std::size_t i = 1; i < readings.size(); ++i) {
      json_.begin_object().field_if_any("timex", readings[i].timex);
      write_days(readings[i].days);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_time(MentionKind kind, const Time& time) {
    json_.field_if_any("timex", time.timex);
    if (!time.readings.empty()) write_days(time.readings.front().days);
    json_.field("granularity", name(time.granularity)).field("origin", name(time.origin));
    json_.field_if_any("mod", time.mod);
    if (time.range) json_.field("range", true);
    if (!time.valid) json_.field("valid", false);
    if (time.backwards) json_.field("backwards", true);
    write_other_readings(time.readings);
    if (kind == MentionKind::duration && !time.length.unit.empty()) {
      json_.key("length").begin_object();
      write_figure(MentionKind::quantity, time.length);
      json_.end_object();
    }
  }

  // The same for all mentions of one actor, and for no other actor of the document.
  static std::string actor_id(std::uint32_t actor) { return "a" + std::to_string(actor + 1); }

  void write_actor(const ActorRef& ref) {
    if (ref.actor >= mentions_.actors.size()) return;
    const Actor& actor = mentions_.actors[ref.actor];
    json_.field("name", actor.name).field("type", name(actor.type)).field("id", actor_id(ref.actor));
    json_.field_if_any("title", ref.title);
  }

  void write_citation(const Citation& citation) {
    json_.field("type", name(citation.type)).field_if_any("scheme", citation.scheme).field("target", citation.target);
    if (!citation.valid) json_.field("valid", false);
    if (citation.number) json_.field("number", *citation.number);
    if (citation.serial) json_.field("serial", *citation.serial);
    if (citation.date) json_.field("date", iso(*citation.date));
    json_.field_if_any("author", citation.author);
    if (citation.year != 0) json_.field("year", citation.year);
  }

  void write_quotation(const Quotation& quotation) {
    if (quotation.speaker < mentions_.actors.size()) {
      json_.field("speaker", mentions_.actors[quotation.speaker].name).field("speaker_id", actor_id(quotation.speaker));
    } else {
      json_.field_if_any("speaker", quotation.speaker_words);
    }
    json_.field("text", quotation.inner.in(document_.text));
  }

  void write_mention(const Mention& mention) {
    json_.begin_object();
    write_places(mention.span);
    json_.field("quote", mention.span.in(document_.text)).field("kind", name(mention.kind));
    json_.key("value").begin_object();
    if (const Figure* figure = mention.figure()) write_figure(mention.kind, *figure);
    if (const Time* time = mention.time()) write_time(mention.kind, *time);
    if (const ActorRef* actor = mention.actor()) write_actor(*actor);
    if (const Citation* citation = mention.citation()) write_citation(*citation);
    if (const Quotation* quotation = mention.quotation()) write_quotation(*quotation);
    json_.end_object();
    if (mention.nested) json_.field("nested", true);
    json_.end_object();
  }

  // Behind the other mentions, so that claims name those by the same index.
  void write_open_range(const Mention& mention) {
    if (mention.kind != MentionKind::number && mention.kind != MentionKind::fraction) return;
    const Figure& figure = *mention.figure();
    const bool lower = figure.hedge == Hedge::more_than || figure.hedge == Hedge::at_least;
    const bool upper = figure.hedge == Hedge::less_than || figure.hedge == Hedge::at_most;
    if ((!lower && !upper) || figure.upper || !figure.value.known()) return;
    json_.begin_object();
    write_places(mention.span);
    json_.field("quote", mention.span.in(document_.text)).field("kind", name(mention.kind));
    json_.key("value").begin_object().key("range").begin_array();
    if (lower) json_.value(decimal(figure.value)).null();
    if (upper) json_.null().value(decimal(figure.value));
    json_.end_array().field("hedge", name(figure.hedge)).end_object();
    json_.field("nested", true).end_object();
  }

  // The mention that a field's value came from, by its index in "mentions"; else its place, if it has one.
  void write_origin(Span span) {
    if (span.empty()) return;
    const auto& all = mentions_.mentions;
    const auto starts_before = [](const Mention& m, std::uint32_t begin) { return m.span.begin < begin; };
    for (auto at = std::lower_bound(all.begin(), all.end(), span.begin, starts_before);
         at != all.end() && at->span.begin == span.begin; ++at) {
      if (at->span != span) continue;
      json_.field("mention", at - all.begin());
      return;
    }
    const Span source = document_.to_source(span);
    json_.key("place").begin_array().value(source.begin).value(source.end).end_array();
  }

  void write_placed(const PlacedFigure& figure) {
    json_.begin_object();
    write_origin(figure.span);
    write_value(figure.value);
    write_ends(figure.reading.written);
    json_.field_if_any("hedge", name(figure.hedge)).field_if_any("unit", figure.unit).end_object();
  }

  void write_when(const When& when, Span span) {
    json_.begin_object();
    write_origin(span);
    if (!when.readings.empty()) {
      json_.field_if_any("timex", when.readings.front().timex);
      write_days(when.readings.front().days);
    }
    json_.field("granularity", name(when.granularity)).field("origin", name(when.origin));
    if (!when.valid) json_.field("valid", false);
    json_.end_object();
  }

  void write_length(const Length& length, Span span) {
    json_.begin_object();
    write_origin(span);
    if (length.amount.written.is_point()) write_value(*length.amount.written.low.value);
    write_ends(length.amount.written);
    json_.field("unit", length.unit).end_object();
  }

  void write_field(const Field& field) {
    if (const auto* figure = std::get_if<PlacedFigure>(&field.value)) return write_placed(*figure);
    if (const auto* when = std::get_if<When>(&field.value)) return write_when(*when, field.span);
    if (const auto* length = std::get_if<Length>(&field.value)) return write_length(*length, field.span);
    if (const auto* text = std::get_if<std::string>(&field.value)) {
      json_.value(*text);
      return;
    }
    json_.begin_array();
    if (const auto* series = std::get_if<std::vector<PlacedFigure>>(&field.value)) {
      for (const PlacedFigure& figure : *series) write_placed(figure);
    }
    json_.end_array();
  }

  void write_claim(const Fact& fact) {
    const FactType& type = schema_.types[fact.type];
    json_.begin_object().field("type", type.name);
    write_places(fact.span);
    if (fact.stance != Stance::asserted) json_.field("stance", name(fact.stance));
    if (fact.voice != Voice::author) json_.field("voice", name(fact.voice));
    json_.field_if_any("source", fact.source);
    json_.key("fields").begin_object();
    for (std::size_t i = 0; i < fact.fields.size() && i < type.fields.size(); ++i) {
      if (!fact.fields[i].known()) continue;
      json_.key(type.fields[i].name);
      write_field(fact.fields[i]);
    }
    json_.end_object().end_object();
  }

  const Document& document_;
  const Mentions& mentions_;
  const Schema& schema_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string extract_line(const Document& document, const Mentions& mentions, const std::vector<Fact>& facts,
                         const Schema& schema) {
  return ExtractLine(document, mentions, schema).write(facts);
}

std::string extract_error_line(std::string_view id, std::string_view message) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("id", id).field("error", message);
  json.key("mentions").begin_array().end_array().key("claims").begin_array().end_array().end_object();
  return out;
}

}  // namespace claimcheck
