// The search box: suggestions grouped by kind, by mouse or keyboard.

import * as api from "./api.js";
import { both, el } from "./dom.js";
import { go } from "./state.js";
import { HOWS, LABELS } from "./words.js";

const PAUSE_MS = 150;

const form = document.querySelector("#search");
const input = document.querySelector("#name");
const list = document.querySelector("#suggestions");

let options = [];
let active = -1;
let timer = 0;
let request = new AbortController();

export const show = (name) => {
  input.value = name ?? "";
  close();
};

function close() {
  clearTimeout(timer);
  request.abort();
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  active = -1;
}

function choose(match) {
  go({ q: match.name, of: `${match.label}:${match.id}` });
}

function option(match) {
  const node = el(
    "div",
    {
      role: "option",
      id: `option-${options.length}`,
      "aria-selected": "false",
      // Before the click would take the focus from the box.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => choose(match),
    },
    el("span", { class: "name" }, match.name),
    matched(match),
    el("span", { class: "count" }, `${match.tasks} 项任务`),
  );
  options.push({ node, match });
  return node;
}

/** The other name that matched, or how a name was found that is not what was typed. */
function matched({ how, matched: by, name }) {
  const way = HOWS[how];
  const other = by !== name && !(how === "key" || how === "key_part") ? by : "";
  return way || other ? el("span", { class: "matched", title: way?.[1] }, [other, way?.[0]].filter(Boolean).join(" · ")) : null;
}

function render(matches) {
  options = [];
  const groups = Object.entries(LABELS).map(([label, words]) => {
    const of = matches.filter((match) => match.label === label);
    return of.length
      ? el("div", { role: "group", "aria-label": words.join(" ") }, el("div", { class: "kind" }, both(words)), of.map(option))
      : null;
  });
  list.replaceChildren(...groups.filter(Boolean));
  list.hidden = !options.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  active = -1;
}

async function suggest() {
  request.abort();
  request = new AbortController();
  const asked = input.value.trim();
  if (!asked) return close();
  try {
    const { groups } = await api.search(asked, request.signal);
    render(groups.flatMap((group) => group.matches));
  } catch (error) {
    // A suggestion that cannot be had is no error yet: asking for the answer says what is wrong.
    if (error.name !== "AbortError" && !(error instanceof api.Problem)) throw error;
  }
}

function move(step) {
  if (!options.length) return;
  options[active]?.node.setAttribute("aria-selected", "false");
  active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
  const { node } = options[active];
  node.setAttribute("aria-selected", "true");
  node.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", node.id);
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, PAUSE_MS);
});
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list.hidden) suggest();
    else move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  }
});
input.addEventListener("blur", close);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const picked = options[active];
  const asked = input.value.trim();
  if (picked && !list.hidden) choose(picked.match);
  else if (asked) go({ q: asked });
});
