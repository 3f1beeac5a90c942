// Bytes as they lie in the corpus file: behind a hash of them and of what they are about, so that damage is seen and not believed.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

std::string sealed(std::string_view bytes, std::string_view about = {});
// A look into `bytes`; absent if they are not what was sealed.
std::optional<std::string_view> unsealed(std::string_view bytes, std::string_view about = {});

// The same of bytes that repeat much: what issues state takes a sixth of its room so.
std::string packed(std::string_view bytes);
std::optional<std::string> unpacked(std::string_view bytes);

}  // namespace claimcheck
