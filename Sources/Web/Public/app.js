// Everything works without scripts; each module adds one comfort and minds its own `data-` attribute.
import "./menus.js";
import "./rows.js";
import "./keyboard.js";
import "./palette.js";
import "./completion.js";
import "./worklist.js";
import "./charts.js";
import "./forms.js";
import "./live.js";
import "./mentions.js";
