// The answer: one sentence, then the tasks grouped by plan, each reading with its quote.

import * as api from "./api.js";
import { both, el, emphasised } from "./dom.js";
import { current, go, link } from "./state.js";
import { BASES, HOWS, LABELS, RELATIONS, ROLES, SUCCESSION } from "./words.js";

/** The answer to the state's question: the nodes to show, and what it is about. */
export async function answer(state) {
  const about = await meant(state);
  if (about.choices) return { nodes: about.choices, name: state.q };
  const body = await api.tasks(about.label, about.id, state);
  return { nodes: render(body, question(state), about.how), name: body.about.name, rows: body.rows };
}

const question = ({ q, of, within, predecessors }) => ({ q, of, within, predecessors });

async function meant(state) {
  if (state.of) {
    const at = state.of.indexOf(":");
    return { label: state.of.slice(0, at), id: state.of.slice(at + 1) };
  }
  const found = await api.search(state.q);
  const matches = found.groups.flatMap((group) => group.matches);
  if (!found.meant) return { choices: choices(found, matches) };
  return { ...found.meant, how: matches.find((match) => match.id === found.meant.id)?.how };
}

function choices(found, matches) {
  const strongest = ["name", "alias", "key"].find((how) => matches.some((match) => match.how === how));
  const same = matches.filter((match) => match.how === strongest);
  const head = same.length
    ? [`“${found.asked}”有几种可能，请选择`, "Several things bear this name: choose one"]
    : [`没有叫“${found.asked}”的部门、项目、地方或规划`, "Nothing bears this name"];
  const shown = same.length ? same : matches;
  return [
    el("h1", {}, both(head)),
    shown.length && !same.length ? el("p", {}, both(["是不是要找：", "Did you mean"])) : null,
    el("ul", { class: "choices" }, shown.map(choice)),
  ].filter(Boolean);
}

function choice(match) {
  return el(
    "li",
    {},
    el("a", link({ q: match.name, of: `${match.label}:${match.id}` }), match.name),
    el("span", {}, both(LABELS[match.label] ?? [match.label])),
    HOWS[match.how] ? el("span", { class: "matched" }, both(HOWS[match.how])) : null,
    el("span", { class: "count" }, `${match.tasks} 项任务`),
  );
}

function render(body, state, how) {
  const own = body.rows.filter((row) => !row.succession);
  return [
    el("h1", {}, body.about.name, " ", el("small", {}, both(LABELS[body.about.label]))),
    sentence(body, state),
    how === "key" ? el("p", { class: "also" }, both([`“${state.q}”是它名称的拼音或拼音首字母`, "its pinyin or initials"])) : null,
    how === "phrase" ? el("p", { class: "also" }, both([`“${state.q}”只见于这一个名称`, "the only name that holds it"])) : null,
    body.about.label === "Place" ? within(state) : null,
    body.kin.length || state.predecessors === "0" ? predecessors(state) : null,
    body.also.length ? also(body.also) : null,
    plans(own, body.about, state),
    body.kin.map((one) => kin(one, body.rows.filter((row) => row.entity_id === one.id), state)),
  ].flat().filter(Boolean);
}

const plans = (rows, about, state) => grouped(rows, (row) => row.plan_id).map((of) => planSection(of, about, state));

/** What a department was before or became, with its own tasks, apart from those of the department itself. */
function kin(one, rows, state) {
  const [word, english] = SUCCESSION[one.succession];
  const edge = one.succession === "predecessor" ? "止" : "起";
  return el(
    "section",
    { class: `kin ${one.succession}` },
    el(
      "h2",
      {},
      both([word, english]),
      " ",
      el("a", link({ q: one.name, of: `Department:${one.id}` }), one.name),
      one.on ? el("span", { class: "year" }, `${one.on}年${edge}`) : null,
      el("span", { class: "count" }, `${one.counts.plans} 个规划、${one.counts.tasks} 项任务`),
    ),
    plans(rows, one, state),
  );
}

function sentence({ about, counts }, state) {
  const parts = { ...counts.roles, ...(counts.relations.涉及 ? { 仅提及: counts.relations.涉及 } : {}) };
  const roles = Object.entries(parts).map(([role, count]) => `${role} ${count}`).join("、");
  const subject = about.label === "Plan" ? `${counts.tasks} 项任务` : `${counts.plans} 个规划、${counts.tasks} 项任务涉及${about.name}`;
  const among = about.label === "Department" && roles ? `，其中${roles}` : "";
  const json = el("a", { class: "json", href: api.tasksAddress(about.label, about.id, state) }, "JSON");
  const english = `${counts.tasks} tasks in ${counts.plans} plan${counts.plans === 1 ? "" : "s"}`;
  return el("p", { class: "sentence", role: "status" }, subject, among, "。", el("span", { lang: "en" }, english), " ", json);
}

const within = (state) =>
  choosing(Boolean(state.within), (on) => ({ within: on ? "1" : null }), ["连同位于其中的区县、园区和项目", "with what lies in it"]);

const predecessors = (state) =>
  choosing(state.predecessors !== "0", (on) => ({ predecessors: on ? null : "0" }), ["连同其前身和后继（另列）", "with predecessors and successors, apart"]);

/** A box that changes the question: `chosen` says what of the state is new. */
function choosing(checked, chosen, words) {
  const box = el("input", { type: "checkbox", checked, onchange: () => go({ ...current(), ...chosen(box.checked) }) });
  return el("label", { class: "within" }, box, " ", both(words));
}

function also(matches) {
  return el(
    "p",
    { class: "also" },
    both(["同名的还有：", "Also so named:"]),
    matches.map((match) => [" ", el("a", link({ q: match.name, of: `${match.label}:${match.id}` }), match.name)]),
  );
}

function planSection(rows, about, state) {
  const [{ plan, plan_id, order_year }] = rows;
  const tasks = grouped(rows, (row) => row.task_id);
  const title = about.label === "Plan" ? null : el(
    "h2",
    {},
    el("span", { class: "year" }, order_year ?? "—"),
    el("a", link({ q: plan, of: `Plan:${plan_id}` }), plan),
    el("span", { class: "count" }, `${tasks.length} 项`),
  );
  return el("section", {}, title, el("ol", { class: "tasks" }, tasks.map((readings) => task(readings, state, about.id))));
}

function task(readings, state, about) {
  const [first] = readings;
  return el(
    "li",
    {},
    el("div", { class: "heading" }, first.ordinal ? el("span", { class: "ordinal" }, first.ordinal) : null, first.heading || first.text),
    first.heading ? el("p", { class: "text" }, first.text) : null,
    first.deadline ? el("span", { class: "deadline" }, both([`期限 ${first.deadline}`, "deadline"])) : null,
    readings.filter((row) => row.evidence).map((row) => reading(row, state, about)),
  );
}

function reading(row, state, about) {
  const { document, start, end, quote, method, confidence } = row.evidence;
  const basis = BASES[row.basis];
  return el(
    "a",
    { class: "reading", ...link({ ...state, doc: document, start: String(start), end: String(end) }) },
    row.entity_id && row.entity_id !== about ? el("span", { class: "entity" }, row.entity) : null,
    role(row.role ?? RELATIONS[row.relation]),
    el("q", {}, emphasised(quote, row.surface)),
    basis ? el("span", { class: "basis", title: basis[1] }, basis[0]) : null,
    el("span", { class: "how", title: `method ${method}` }, `${Math.floor(confidence * 100)}%`),
  );
}

const role = (word) => (word ? el("span", { class: `role ${word}`, title: ROLES[word] }, word) : null);

/** Rows in groups by key, groups and rows in the order they came in. */
function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}
