#include "checker/app/image.h"

// What image.S places in the program.
extern "C" {
extern const char claimcheck_image_begin[];
extern const char claimcheck_image_end[];
extern const char claimcheck_register_begin[];
extern const char claimcheck_register_end[];
}

namespace claimcheck {

std::string_view builtin_image() { return {claimcheck_image_begin, claimcheck_image_end}; }
std::string_view builtin_register() { return {claimcheck_register_begin, claimcheck_register_end}; }

}  // namespace claimcheck
