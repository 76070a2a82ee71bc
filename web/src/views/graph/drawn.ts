// The graph that is drawn: what the answer says, and what the steps have added to it, hidden and moved.

import { computed } from "@preact/signals";

import { answer } from "../../answer/answer.js";
import { opening, openingOf, shown } from "../../answer/evidence.js";
import type { Neighbour, Reading, Row, Tasks, Thing } from "../../api/questions.js";
import type { PictureEdge, PictureNode, Pin } from "../../picture/scene.js";
import type { State } from "../../state/url.js";
import { type Done, done } from "./asked.js";
import { keyOf, refOf, type Step } from "./steps.js";

/** So many tasks are drawn at first, and so many more each time; no picture has more nodes than `CAP`. */
export const PAGE = 150;
export const CAP = 2000;

/** One thing that is said of two nodes, and the state that shows where. */
export interface Said {
  word: string;
  quote: string;
  to: Partial<State> | null;
  /** Where it was read, for files. */
  evidence: Reading["evidence"] | Row["evidence"];
}

/** All that is said of two nodes, drawn as one line. */
export interface Tie extends PictureEdge {
  says: Said[];
}

export interface Drawn {
  nodes: PictureNode[];
  ties: Tie[];
  pins: Pin[];
  hidden: ReadonlySet<string>;
  /** Kinds that are hidden. */
  off: ReadonlySet<string>;
  /** Tasks of the answer that are drawn, and that pass the filters. */
  tasks: number;
  all: number;
  /** Nodes that would have come, but for the cap. */
  cut: number;
}

class Building {
  readonly nodes = new Map<string, PictureNode>();
  readonly ties = new Map<string, Tie>();
  cut = 0;

  /** Whether the node is there now. */
  node(key: string, kind: string, name: string, step: number): boolean {
    if (this.nodes.has(key)) return true;
    if (this.nodes.size >= CAP) {
      this.cut += 1;
      return false;
    }
    this.nodes.set(key, { key, kind, name, step });
    return true;
  }

  thing(thing: Thing, step: number): boolean {
    return this.node(keyOf(thing), thing.label, thing.name, step);
  }

  tie(source: string, target: string, said: Said, step: number): Tie | null {
    if (!this.nodes.has(source) || !this.nodes.has(target)) return null;
    const key = `${source}~${target}`;
    const held = this.ties.get(key);
    const tie: Tie = held ?? { key, source, target, word: said.word, step, said: false, says: [] };
    if (!held) this.ties.set(key, tie);
    if (!tie.says.some((one) => one.word === said.word && one.quote === said.quote)) tie.says.push(said);
    tie.said ||= said.to !== null;
    return tie;
  }

  reading(one: string, other: string, reading: Reading, from: string, step: number): Tie | null {
    const said = { word: reading.role ?? reading.type, quote: reading.evidence?.quote ?? "", to: reading.evidence ? openingOf(reading) : null, evidence: reading.evidence };
    return reading.from_id === from ? this.tie(one, other, said, step) : this.tie(other, one, said, step);
  }
}

const structure = (word: string): Said => ({ word, quote: "", to: null, evidence: null });

/** The tasks of some rows with what ties them to the thing that was asked for, and their plans. */
function addRows(into: Building, about: Tasks["about"], rows: readonly Row[], step: number): void {
  for (const row of rows) {
    const task = `Task:${row.task_id}`;
    const plan = `Plan:${row.plan_id}`;
    if (!into.node(plan, "Plan", row.plan, step) || !into.node(task, "Task", row.heading || row.text, step)) continue;
    into.tie(plan, task, structure("包含"), step);
    if (!row.entity_id || !row.entity_label) continue;
    const entity = `${row.entity_label}:${row.entity_id}`;
    into.node(entity, row.entity_label, row.entity ?? "", step);
    const said = { word: row.role ?? row.relation ?? "", quote: row.evidence?.quote ?? "", to: row.evidence ? opening(row) : null, evidence: row.evidence };
    if (row.relation === "负责") into.tie(entity, task, said, step);
    else into.tie(task, entity, said, step);
    // What a department was before or became: with the department, although both have tasks of their own.
    if (row.succession) into.tie(entity, keyOf(about), structure(row.succession), step);
  }
}

function addWays(into: Building, { rows }: { rows: readonly { nodes: readonly Thing[]; edges: readonly (readonly Reading[])[] }[] }, step: number): void {
  for (const { nodes, edges } of rows) {
    for (const thing of nodes) into.thing(thing, step);
    edges.forEach((readings, index) => {
      const [one, other] = [nodes[index]!, nodes[index + 1]!];
      for (const reading of readings) {
        const tie = into.reading(keyOf(one), keyOf(other), reading, one.id, step);
        if (tie) tie.strong = true;
      }
    });
    for (const key of nodes.map(keyOf)) {
      const node = into.nodes.get(key);
      if (node) node.strong = true;
    }
  }
}

/** Neighbours of a node; where `most` is given, so many that were not there. */
function addNeighbours(into: Building, { key, most }: Step & { does: "expand" }, rows: readonly Neighbour[], number: number): void {
  let left = most || Infinity;
  for (const { node, edges } of rows) {
    const fresh = !into.nodes.has(keyOf(node));
    if ((fresh && left <= 0) || !into.thing(node, number)) continue;
    if (fresh) left -= 1;
    for (const reading of edges) into.reading(key, keyOf(node), reading, refOf(key).id, number);
  }
}

/** The graph of an answer after some steps. */
export function drawing(body: Tasks, rows: readonly Row[], all: readonly Done[]): Drawn {
  const into = new Building();
  const order = [...new Set(rows.map((row) => row.task_id))];
  const take = (from: number, to: number) => {
    const ids = new Set(order.slice(from, to));
    return rows.filter((row) => ids.has(row.task_id));
  };
  into.nodes.set(keyOf(body.about), { key: keyOf(body.about), kind: body.about.label, name: body.about.name, main: true, step: 0 });
  let tasks = Math.min(PAGE, order.length);
  addRows(into, body.about, take(0, tasks), 0);
  all.forEach(({ step, got }, index) => {
    const number = index + 1;
    if (step.does === "more") {
      addRows(into, body.about, take(tasks, tasks + step.many), number);
      tasks = Math.min(order.length, tasks + step.many);
    } else if (step.does === "expand" && got && "neighbours" in got && into.nodes.has(step.key)) addNeighbours(into, step, got.neighbours, number);
    else if (got && "ways" in got) addWays(into, got.ways, number);
  });
  return { nodes: [...into.nodes.values()], ties: [...into.ties.values()], pins: pinned(all), ...hiding(into, all), tasks, all: order.length, cut: into.cut };
}

const pinned = (all: readonly Done[]): Pin[] =>
  all.flatMap(({ step }, index) => (step.does === "pin" ? [{ key: step.key, x: step.x, y: step.y, step: index + 1 }] : []));

function hiding({ nodes }: Building, all: readonly Done[]): Pick<Drawn, "hidden" | "off"> {
  const off = new Set(all.flatMap(({ step }) => (step.does === "kind" ? [step.kind] : [])));
  const keys = all.flatMap(({ step }) => (step.does === "hide" ? [step.key] : []));
  const kinds = [...nodes.values()].filter(({ kind }) => off.has(kind)).map(({ key }) => key);
  return { hidden: new Set([...keys, ...kinds]), off };
}

/** What is drawn now; null before the answer and the steps are there. */
export const drawn = computed<Drawn | null>(() => {
  const body = answer.value.data?.tasks;
  const all = done.value.data;
  return body && all ? drawing(body, shown.value, all) : null;
});
