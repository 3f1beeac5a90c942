#include "corpus/seal.h"

#include <xxhash.h>
#include <zstd.h>

#include <cstdint>
#include <cstring>
#include <memory>

namespace claimcheck {
namespace {

constexpr int kLevel = 1;  // zstd's quickest of the regular ones: higher levels gain a tenth and cost several times as much

std::uint64_t seal_of(std::string_view bytes, std::string_view about) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), XXH3_64bits(about.data(), about.size()));
}

}  // namespace

std::string sealed(std::string_view bytes, std::string_view about) {
  const std::uint64_t seal = seal_of(bytes, about);
  std::string out(sizeof seal, '\0');
  std::memcpy(out.data(), &seal, sizeof seal);
  return out.append(bytes);
}

std::optional<std::string_view> unsealed(std::string_view bytes, std::string_view about) {
  std::uint64_t seal = 0;
  if (bytes.size() < sizeof seal) return std::nullopt;
  std::memcpy(&seal, bytes.data(), sizeof seal);
  bytes.remove_prefix(sizeof seal);
  return seal_of(bytes, about) == seal ? std::optional(bytes) : std::nullopt;
}

std::string packed(std::string_view bytes) {
  // To make a context costs more than to pack a few thousand bytes.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  thread_local std::string small;  // kept from one to the next: to fill it with zeros costs, too
  if (const std::size_t bound = ZSTD_compressBound(bytes.size()); small.size() < bound) small.resize(bound);
  const std::size_t size = ZSTD_compressCCtx(context.get(), small.data(), small.size(), bytes.data(), bytes.size(), kLevel);
  return sealed(std::string_view(small).substr(0, ZSTD_isError(size) ? 0 : size));
}

std::optional<std::string> unpacked(std::string_view bytes) {
  const auto small = unsealed(bytes);
  if (!small) return std::nullopt;
  const auto size = ZSTD_getFrameContentSize(small->data(), small->size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) return std::nullopt;
  std::string out(static_cast<std::size_t>(size), '\0');
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  const std::size_t got = ZSTD_decompressDCtx(context.get(), out.data(), out.size(), small->data(), small->size());
  return got == out.size() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace claimcheck
