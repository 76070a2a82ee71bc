// The first page: what can be asked, and what there is.

import * as api from "./api.js";
import { both, el } from "./dom.js";
import { link } from "./state.js";
import { EXAMPLES } from "./words.js";

function example([name, chinese, english]) {
  return el(
    "li",
    {},
    el("a", link({ q: name }), name),
    el("span", {}, both([chinese, english])),
  );
}

function row(plan) {
  const years = [...new Set([plan.period_start, plan.period_end].filter(Boolean))].join("–");
  return el(
    "tr",
    {},
    el("td", { class: "year" }, plan.order_year ?? "—"),
    el(
      "td",
      {},
      el("a", link({ q: plan.name, of: `Plan:${plan.id}` }), plan.name),
      el("div", { class: "about" }, [plan.issuer, plan.number, years].filter(Boolean).join(" · ")),
    ),
    el("td", { class: "number" }, plan.tasks),
  );
}

function table(plans) {
  return el(
    "table",
    { class: "plans" },
    el(
      "thead",
      {},
      el("tr", {}, el("th", {}, both(["年份", "year"])), el("th", {}, both(["规划", "plan"])), el("th", { class: "number" }, both(["任务", "tasks"]))),
    ),
    el("tbody", {}, plans.map(row)),
  );
}

const EMPTY = ["图谱还是空的。用 tongchou ingest 目录 读入规划。", "The graph is empty: tongchou ingest FOLDER reads plans into it."];

const said = (shown, total) =>
  shown === total
    ? [`已读入 ${total} 个规划`, `${total} plans read`]
    : [`已读入 ${total} 个规划，显示最早的 ${shown} 个`, `${total} plans read, the earliest ${shown} shown`];

export async function start() {
  const { rows: read, total } = await api.plans();
  const nodes = [
    el("h1", {}, both(["哪些规划、哪些任务涉及它？", "Every task that involves it, in every plan"])),
    el("ul", { class: "examples" }, EXAMPLES.map(example)),
    el("h2", {}, both(said(read.length, total))),
    read.length ? table(read) : el("p", {}, both(EMPTY)),
  ];
  return { nodes };
}
