#pragma once
#include <stddef.h>

/// A file of the project that travels inside the binary.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} saathi_asset;

/// The asset at a place, NULL behind the last.
const saathi_asset *saathi_asset_at(size_t index);
