// Rules in and out of the program's image.
#include "checker/engine/functions.h"
#include "checker/engine/rule_data.h"
#include "checker/model/image.h"

namespace claimcheck {

template <class Archive>
void serialize(Archive& archive, RuleExample::Issue& i) { archive(i.text, i.date); }
template <class Archive>
void serialize(Archive& archive, RuleExample& e) { archive(e.kind, e.text, e.date, e.more, e.expect, e.line); }
template <class Archive>
void serialize(Archive& archive, RuleInfo& i) { archive(i.name, i.family, i.title, i.explain, i.severity, i.limits, i.source); }
template <class Archive>
void serialize(Archive& archive, FieldRef& f) { archive(f.variable, f.field, f.attribute); }

template <class Archive>
void serialize(Archive& archive, Node& n) {
  std::string function(n.function != nullptr ? n.function->name : std::string_view{});
  archive(n.op, n.kind, n.number, n.text, n.field, n.let, function, n.fold, n.over, n.args, n.written);
  n.function = function.empty() ? nullptr : find_function(function);
}

template <class Archive>
void serialize(Archive& archive, KeyPair& k) { archive(k.own, k.other, k.literal); }
template <class Archive>
void serialize(Archive& archive, Variable& v) {
  archive(v.name, v.type, v.role, v.any_stance, v.any_order, v.shared, v.nearest, v.anchor, v.level, v.keys);
}
template <class Archive>
void serialize(Archive& archive, TemplatePart& p) { archive(p.words, p.expr); }
template <class Archive>
void serialize(Archive& archive, Let& l) { archive(l.name, l.label, l.expr); }
template <class Archive>
void serialize(Archive& archive, PlaceRole& p) { archive(p.field, p.role); }
template <class Archive>
void serialize(Archive& archive, Assumption& a) { archive(a.words, a.when); }
template <class Archive>
void serialize(Archive& archive, Correction& c) { archive(c.field, c.expr, c.in_series); }
template <class Archive>
void serialize(Archive& archive, NetworkRole& r) { archive(r.order, r.key, r.when, r.before, r.after, r.gap, r.word); }

template <class Archive>
void serialize(Archive& archive, Program& p) {
  archive(p.info, p.source, p.place, p.corpus, p.variables, p.field_names, p.pair_by, p.guards, p.lets, p.assertion, p.rounded, p.flips,
          p.flips_always, p.places, p.message, p.proof, p.assumptions, p.corrections, p.network, p.examples);
}

void RuleSet::save(ImageWriter& image) const { image(data_->schema.types, data_->programs); }

RuleSet RuleSet::restore(ImageReader& image) {
  RuleSet out;
  image(out.data_->schema.types, out.data_->programs);
  out.data_->ready();
  return out;
}

}  // namespace claimcheck
