#pragma once
#include <stddef.h>

/// A file of Locales/, as it was when the program was compiled. UTF-8, not zero-terminated.
struct locale_file {
  const unsigned char *bytes;
  size_t count;
};

struct locale_file locale_file_en(void);
struct locale_file locale_file_hi(void);
struct locale_file locale_file_ko(void);
