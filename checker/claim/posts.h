// Who is told to have which post in what: "Ida Kamm, the treasurer of the Pilots' League", "the league's treasurer is Ida Kamm", "the
// league, headed by Ida Kamm", "Captain Kamm, who runs the harbour", "with Ida Kamm at the helm".
#pragma once
#include <string>
#include <vector>

#include "checker/claim/topic.h"
#include "checker/claim/view.h"

namespace claimcheck {

struct Post {
  std::uint32_t actor = 0, mention = 0;
  std::string role;       // "director", "acting director", "minister: finance", "head"; "own" of whose body it is
  Phrasing before, body;  // what it is in: in front of the role and behind it
  Span span;              // of the words of the role
  bool title = false;     // in front of the name: "Director Ida Kamm"
  bool loose = false;     // with neither an article nor an owner: "director Ida Kamm"
  bool owned = false;     // "its director": of what is told before
  bool clause = false;    // told by the verb of its clause, which may deny it or plan it: "is headed by"
  bool then = false;      // of the time that is told of: "the then director", "who commanded the convoy"
  bool fresh = false;     // "the new director": another was before
};

std::vector<Post> read_posts(const View& view, const Topics& topics);

// The body that is named last before a token in its paragraph; empty if none is.
Phrasing body_before(const View& view, const Topics& topics, std::uint32_t token);

}  // namespace claimcheck
