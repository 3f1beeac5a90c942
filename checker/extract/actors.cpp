#include "checker/extract/actors.h"

#include "checker/extract/actors_resolve.h"

namespace claimcheck {

void ActorExtractor::find(ExtractContext& context, const NameGrounds& grounds) const {
  const std::vector<Name> names = spot_names(context, words_, grounds.evidence, grounds.definitions);
  Resolved resolved = resolve_names(context, words_, names, grounds.definitions);
  const std::vector<Token>& tokens = context.out.tokens;
  context.out.actors = std::move(resolved.actors);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    if (resolved.actor_of[i] == kNone) continue;
    ActorRef ref;
    ref.actor = resolved.actor_of[i];
    ref.definite = name.role || name.description;
    if (name.title_last > name.title_first) {
      ref.title = std::string(Span{tokens[name.title_first].begin, tokens[name.title_last - 1].end}.in(context.document.text));
    }
    context.claim(name.title_first, name.last, kActor);
    context.out.mentions.push_back({{tokens[name.title_first].begin, tokens[name.last - 1].end}, MentionKind::actor, std::move(ref), name.sentence, false});
  }
}

}  // namespace claimcheck
