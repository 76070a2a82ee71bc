// The graph that is drawn: what the answer says, and what the steps have added to it, hidden and moved.

import { computed } from "@preact/signals";

import { answer } from "../../answer/answer.js";
import type { Group } from "../../answer/groups.js";
import { shown } from "../../answer/evidence.js";
import type { Row, Tasks } from "../../api/questions.js";
import type { PictureNode, Pin } from "../../picture/scene.js";
import { type Done, done } from "./asked.js";
import { addGroup, addNeighbours, addRows, addWays, Building, type Tie } from "./building.js";
import { grouped, groupKey, rowsOf } from "./groups.js";
import { keyOf, refOf } from "./steps.js";

/** So many tasks are drawn one by one at first, and so many more each time. */
export const PAGE = 150;

export interface Drawn {
  nodes: PictureNode[];
  ties: Tie[];
  pins: Pin[];
  /** Nodes that are not drawn: hidden by somebody (so many are), or groups that were opened. */
  hidden: ReadonlySet<string>;
  away: number;
  /** Kinds that are hidden. */
  off: ReadonlySet<string>;
  /** The groups that are drawn, by the keys of their nodes. */
  groups: ReadonlyMap<string, Group>;
  /** Tasks of the answer that are drawn, of these in groups, and all that pass the filters. */
  tasks: number;
  grouped: number;
  all: number;
  /** Nodes that would have come, but for the cap. */
  cut: number;
}

/** The graph of an answer after some steps. */
export function drawing(body: Tasks, rows: readonly Row[], all: readonly Done[]): Drawn {
  const into = new Building();
  const { about } = body;
  const groups = grouped(about, rows);
  const opened = new Set(all.flatMap(({ step }) => (step.does === "open" ? [refOf(step.key).id] : [])));
  const alone = rows.filter((row) => !groups.has(row.plan_id));
  const order = [...new Set(alone.map((row) => row.task_id))];
  const take = (from: number, to: number) => {
    const ids = new Set(order.slice(from, to));
    return alone.filter((row) => ids.has(row.task_id));
  };
  into.nodes.set(keyOf(about), { key: keyOf(about), kind: about.label, name: about.name, main: true, step: 0 });
  for (const group of groups.values()) addGroup(into, about, group, opened.has(group.key) ? 0 : group.tasks.length);
  let tasks = Math.min(PAGE, order.length);
  addRows(into, about, take(0, tasks), 0);
  all.forEach(({ step, got }, index) => {
    const number = index + 1;
    const group = step.does === "open" ? groups.get(refOf(step.key).id) : undefined;
    if (group) addRows(into, about, rowsOf(group), number);
    else if (step.does === "more") {
      addRows(into, about, take(tasks, tasks + step.many), number);
      tasks = Math.min(order.length, tasks + step.many);
    } else if (step.does === "expand" && got && "neighbours" in got && into.nodes.has(step.key)) addNeighbours(into, step, got.neighbours, number);
    else if (got && "ways" in got) addWays(into, got.ways, number);
  });
  const closed = [...groups.values()].filter(({ key }) => !opened.has(key));
  const inGroups = (of: Iterable<Group>) => [...of].reduce((sum, one) => sum + one.tasks.length, 0);
  return {
    nodes: [...into.nodes.values()],
    ties: [...into.ties.values()],
    pins: pinned(all),
    ...hiding(into, all),
    groups: new Map(closed.map((group) => [groupKey(group.key), group])),
    tasks: tasks + inGroups(groups.values()),
    grouped: inGroups(closed),
    all: order.length + inGroups(groups.values()),
    cut: into.cut,
  };
}

const pinned = (all: readonly Done[]): Pin[] =>
  all.flatMap(({ step }, index) => (step.does === "pin" ? [{ key: step.key, x: step.x, y: step.y, step: index + 1 }] : []));

function hiding({ nodes }: Building, all: readonly Done[]): Pick<Drawn, "hidden" | "off" | "away"> {
  const off = new Set(all.flatMap(({ step }) => (step.does === "kind" ? [step.kind] : [])));
  const asked = new Set(all.flatMap(({ step }) => (step.does === "hide" ? [step.key] : [])));
  const shown = [...nodes.values()].filter(({ many }) => many !== 0);
  const away = shown.filter(({ key, kind }) => asked.has(key) || off.has(kind));
  const opened = [...nodes.values()].filter(({ many }) => many === 0);
  return { hidden: new Set([...away, ...opened].map(({ key }) => key)), off, away: away.length };
}

/** What is drawn now; null before the answer and the steps are there. */
export const drawn = computed<Drawn | null>(() => {
  const body = answer.value.data?.tasks;
  const all = done.value.data;
  return body && all ? drawing(body, shown.value, all) : null;
});
