// The nodes and relationships of a graph that is drawn, as rows, neighbours and ways bring them.

import { opening, openingOf } from "../../answer/evidence.js";
import type { Group } from "../../answer/groups.js";
import type { Neighbour, Reading, Row, Tasks, Thing } from "../../api/questions.js";
import { number, t } from "../../i18n/index.js";
import type { PictureEdge, PictureNode } from "../../picture/scene.js";
import type { State } from "../../state/url.js";
import { groupKey, tiesOf } from "./groups.js";
import { keyOf, refOf, type Step } from "./steps.js";

/** No picture has more nodes. */
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

export class Building {
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
export function addRows(into: Building, about: Tasks["about"], rows: readonly Row[], step: number): void {
  for (const row of rows) {
    const task = `Task:${row.task_id}`;
    if (!addTask(into, row, task, row.heading || row.text, step)) continue;
    bind(into, about, row, task, [{ word: row.role ?? row.relation ?? "", quote: row.evidence?.quote ?? "", to: row.evidence ? opening(row) : null, evidence: row.evidence }], step);
  }
}

/** The tasks of a plan as one node, which stands for `many` of them: its relationships lead to it, and it to theirs. */
export function addGroup(into: Building, about: Tasks["about"], group: Group, many: number): void {
  const key = groupKey(group.key);
  if (!addTask(into, group.first, key, t.value.graph.group(number(group.tasks.length)), 0)) return;
  into.nodes.set(key, { ...into.nodes.get(key)!, many });
  for (const { first, words } of tiesOf(group)) bind(into, about, first, key, words.map((word) => ({ ...structure(word), to: { node: key } })), 0);
}

/** A task or a group of them, with their plan; whether it is there now. */
function addTask(into: Building, { plan_id, plan: name }: Row, key: string, named: string, step: number): boolean {
  const plan = `Plan:${plan_id}`;
  if (!into.node(plan, "Plan", name, step) || !into.node(key, "Task", named, step)) return false;
  into.tie(plan, key, structure("包含"), step);
  return true;
}

/** What a row ties its task, or a group, to. */
function bind(into: Building, about: Tasks["about"], row: Row, task: string, says: readonly Said[], step: number): void {
  if (!row.entity_id || !row.entity_label) return;
  const entity = `${row.entity_label}:${row.entity_id}`;
  into.node(entity, row.entity_label, row.entity ?? "", step);
  for (const said of says)
    if (row.relation === "负责") into.tie(entity, task, said, step);
    else into.tie(task, entity, said, step);
  // What a department was before or became: with the department, although both have tasks of their own.
  if (row.succession) into.tie(entity, keyOf(about), structure(row.succession), step);
}

export function addWays(into: Building, { rows }: { rows: readonly { nodes: readonly Thing[]; edges: readonly (readonly Reading[])[] }[] }, step: number): void {
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
export function addNeighbours(into: Building, { key, most }: Step & { does: "expand" }, rows: readonly Neighbour[], number: number): void {
  let left = most || Infinity;
  for (const { node, edges } of rows) {
    const fresh = !into.nodes.has(keyOf(node));
    if ((fresh && left <= 0) || !into.thing(node, number)) continue;
    if (fresh) left -= 1;
    for (const reading of edges) into.reading(key, keyOf(node), reading, refOf(key).id, number);
  }
}
