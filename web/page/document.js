// The source beside the answer, with what was read from it marked.

import * as api from "./api.js";
import { both, el } from "./dom.js";
import { link } from "./state.js";

const SCRIPTS = { simplified: ["简体", "Simplified"], traditional: ["繁体", "Traditional"] };

/** The document of the state, as nodes; `row` is the reading that was clicked, when it is known. */
export async function source(state, row) {
  const body = await api.source(state.doc, state.start, state.end);
  const { doc, start, end, ...without } = state;
  const nodes = [
    el(
      "div",
      { class: "bar" },
      el("div", {}, el("strong", {}, body.names.join("、")), " ", both(SCRIPTS[body.script] ?? [""]), details(state, row)),
      el("a", { class: "close", "aria-label": "关闭原文 Close the document", ...link(without) }, "✕"),
    ),
    el("div", { class: "source", lang: body.script === "traditional" ? "zh-Hant" : "zh-Hans", tabindex: "0" }, body.segments.map(segment)),
  ];
  return { nodes };
}

function details(state, row) {
  const where = both([`第 ${state.start}–${state.end} 字`, "characters"]);
  const how = row ? [" · ", both([`方法 ${row.evidence.method}`, "method"]), " · ", both([`置信度 ${row.evidence.confidence}`, "confidence"])] : [];
  return state.start ? el("div", { class: "about" }, where, how) : null;
}

function segment({ text, marked }) {
  return marked ? el("mark", { tabindex: "-1" }, text) : text;
}
