// The static files of the pages, so that one binary is the whole program (C23 #embed).
#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define EMBEDDED(symbol, file) { file, symbol, sizeof symbol }

static const unsigned char app_css[] = {
#embed "../Web/Public/app.css"
};
static const unsigned char app_js[] = {
#embed "../Web/Public/app.js"
};
static const unsigned char charts_js[] = {
#embed "../Web/Public/charts.js"
};
static const unsigned char chevron_svg[] = {
#embed "../Web/Public/chevron.svg"
};
static const unsigned char completion_js[] = {
#embed "../Web/Public/completion.js"
};
static const unsigned char forms_js[] = {
#embed "../Web/Public/forms.js"
};
static const unsigned char icon_svg[] = {
#embed "../Web/Public/icon.svg"
};
static const unsigned char keyboard_js[] = {
#embed "../Web/Public/keyboard.js"
};
static const unsigned char live_js[] = {
#embed "../Web/Public/live.js"
};
static const unsigned char mentions_js[] = {
#embed "../Web/Public/mentions.js"
};
static const unsigned char menus_js[] = {
#embed "../Web/Public/menus.js"
};
static const unsigned char palette_js[] = {
#embed "../Web/Public/palette.js"
};
static const unsigned char rows_js[] = {
#embed "../Web/Public/rows.js"
};
static const unsigned char words_js[] = {
#embed "../Web/Public/words.js"
};
static const unsigned char worklist_js[] = {
#embed "../Web/Public/worklist.js"
};

static const saathi_asset assets[] = {
    EMBEDDED(app_css, "Public/app.css"),
    EMBEDDED(app_js, "Public/app.js"),
    EMBEDDED(charts_js, "Public/charts.js"),
    EMBEDDED(chevron_svg, "Public/chevron.svg"),
    EMBEDDED(completion_js, "Public/completion.js"),
    EMBEDDED(forms_js, "Public/forms.js"),
    EMBEDDED(icon_svg, "Public/icon.svg"),
    EMBEDDED(keyboard_js, "Public/keyboard.js"),
    EMBEDDED(live_js, "Public/live.js"),
    EMBEDDED(mentions_js, "Public/mentions.js"),
    EMBEDDED(menus_js, "Public/menus.js"),
    EMBEDDED(palette_js, "Public/palette.js"),
    EMBEDDED(rows_js, "Public/rows.js"),
    EMBEDDED(words_js, "Public/words.js"),
    EMBEDDED(worklist_js, "Public/worklist.js"),
};

const saathi_asset *saathi_asset_at(size_t index) {
  return index < sizeof assets / sizeof assets[0] ? &assets[index] : NULL;
}
