// The static files of the pages, so that one binary is the whole program (C23 #embed).
#include "assets.h"

#define EMBEDDED(symbol) { symbol##_name, symbol, sizeof symbol }
#define ASSET(symbol, file) static const char symbol##_name[] = file;

#pragma clang diagnostic ignored "-Wc23-extensions"

ASSET(app_css, "Public/app.css")
static const unsigned char app_css[] = {
#embed "../Web/Public/app.css"
};

static const saathi_asset assets[] = {
    EMBEDDED(app_css),
};

const saathi_asset *saathi_asset_at(size_t index) {
  return index < sizeof assets / sizeof assets[0] ? &assets[index] : NULL;
}
