// From the address to the screen: the answer is drawn again only when the question changes.

import * as api from "./api.js";
import { answer } from "./answer.js";
import { el } from "./dom.js";
import { source } from "./document.js";
import * as box from "./search.js";
import { start } from "./start.js";
import { current, link, onChange } from "./state.js";

const TITLE = "统筹 Tongchou";
const main = document.querySelector("#answer");
const aside = document.querySelector("#document");

let turn = 0;
let shown = { question: null, rows: [] };

async function draw(state) {
  const mine = ++turn;
  const stale = () => mine !== turn;
  box.show(state.q);
  const question = JSON.stringify([state.q, state.of, state.within, state.predecessors]);
  if (question !== shown.question) await drawAnswer(state, question, stale);
  if (!stale()) await drawDocument(state, stale);
  if (!stale()) markOpen();
}

async function drawAnswer(state, question, stale) {
  main.setAttribute("aria-busy", "true");
  const drawn = await attempt(() => (state.q || state.of ? answer(state) : start()));
  if (stale()) return;
  shown = { question: drawn.failed ? null : question, rows: drawn.rows ?? [] };
  main.replaceChildren(...drawn.nodes);
  main.removeAttribute("aria-busy");
  document.title = drawn.name ? `${drawn.name} · ${TITLE}` : TITLE;
  scrollTo(0, 0);
}

async function drawDocument(state, stale) {
  document.body.classList.toggle("reading-source", Boolean(state.doc));
  aside.hidden = !state.doc;
  if (!state.doc) return aside.replaceChildren();
  const row = shown.rows.find((one) => isAt(one.evidence, state));
  const drawn = await attempt(() => source(state, row));
  if (stale()) return;
  aside.replaceChildren(...drawn.nodes);
  const mark = aside.querySelector("mark");
  if (mark) reveal(mark, aside.querySelector(".source"));
}

/** Scrolls the pane alone, never the page, so that the mark stands a third down. */
function reveal(mark, pane) {
  pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  mark.focus({ preventScroll: true });
}

const isAt = (evidence, { doc, start: from, end }) =>
  evidence && evidence.document === doc && evidence.start === Number(from) && evidence.end === Number(end);

function markOpen() {
  for (const anchor of main.querySelectorAll("a.reading")) {
    if (anchor.search === location.search && location.search) anchor.setAttribute("aria-current", "true");
    else anchor.removeAttribute("aria-current");
  }
}

/** What `work` draws, or what is wrong and what to do. */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof api.Problem)) throw error;
    return { failed: true, nodes: trouble(error.body) };
  }
}

function trouble({ title, detail, advice, suggestions, choices }) {
  const others = [...(choices ?? []), ...(suggestions ?? [])];
  return [
    el("div", { class: "trouble", role: "alert" }, el("strong", {}, title), el("p", {}, detail), advice ? el("p", {}, advice) : null),
    el("ul", { class: "choices" }, others.map((one) => el("li", {}, el("a", link({ q: one.name, of: `${one.label}:${one.id}` }), one.name)))),
  ];
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && current().doc && !event.defaultPrevented) aside.querySelector("a.close")?.click();
});
onChange(draw);
draw(current());
