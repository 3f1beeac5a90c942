// The rules, patterns and vocabulary that are built into the program, loaded and checked at build time: restoring this image
// takes a small part of the time that loading their texts does (checker/base/image.h). Starts at a multiple of 16 bytes.
#pragma once
#include <string_view>

namespace claimcheck {

std::string_view builtin_image();

// The register that is built in, as RegisterIndex takes it.
std::string_view builtin_register();

}  // namespace claimcheck
