// Tasks of one plan as one node, where an answer has more than can be looked at one by one.

import { countTasks, type Group, groups } from "../../answer/groups.js";
import type { Row, Tasks } from "../../api/questions.js";
import { number, term } from "../../i18n/index.js";
import { keyOf, refOf } from "./steps.js";

/** Tasks that stand alone at most: of the plans with most, tasks are put together until so few are left. */
const ALONE = 60;
/** Fewer are no group. */
const LEAST = 5;
const LABEL = "Group";

export const groupKey = (plan: string): string => keyOf({ label: LABEL, id: plan });
/** The key of the plan whose tasks a group has. */
export const planOf = (key: string): string => keyOf({ label: "Plan", id: refOf(key).id });
export const isGroup = (key: string): boolean => refOf(key).label === LABEL;

/** The plans whose tasks are one node, by their ids; none where the tasks of one plan are what was asked for. */
export function grouped(about: Tasks["about"], rows: readonly Row[]): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  if (about.label === "Plan") return found;
  let alone = countTasks(rows);
  // Sorting leaves plans of one size in the order of the answer.
  for (const group of groups(rows, "plan").sort((a, b) => b.tasks.length - a.tasks.length)) {
    if (alone <= ALONE || group.tasks.length < LEAST) break;
    found.set(group.key, group);
    alone -= group.tasks.length;
  }
  return found;
}

export const rowsOf = ({ tasks }: Group): Row[] => tasks.flatMap(({ readings }) => readings);

/** What the tasks of a group are tied to, with the words of it: 牵头 ×12. `first` is the first row that ties it. */
export function tiesOf(group: Group): { first: Row; words: string[] }[] {
  const found = new Map<string, { first: Row; tasks: Map<string, Set<string>> }>();
  for (const row of rowsOf(group)) {
    const key = `${row.entity_label} ${row.entity_id}`;
    const one = found.get(key) ?? { first: row, tasks: new Map<string, Set<string>>() };
    const word = row.role ?? row.relation ?? "";
    one.tasks.set(word, (one.tasks.get(word) ?? new Set()).add(row.task_id));
    found.set(key, one);
  }
  return [...found.values()].map(({ first, tasks }) => ({ first, words: [...tasks].map(([word, ids]) => `${term(word)} ×${number(ids.size)}`) }));
}
