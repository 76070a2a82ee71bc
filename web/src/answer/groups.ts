// Rows as people read them: tasks with their readings, under a plan, a year or a role.

import type { Row } from "../api/questions.js";

export const GROUPINGS = ["plan", "year", "role"] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const grouping = (word: string): Grouping => GROUPINGS.find((one) => one === word) ?? "plan";

/** A task with every reading that ties it to what was asked for. */
export interface Task {
  id: string;
  first: Row;
  readings: Row[];
}

export interface Group {
  key: string;
  first: Row;
  tasks: Task[];
}

const KEYS: Record<Grouping, (row: Row) => string> = {
  plan: (row) => row.plan_id,
  year: (row) => String(row.order_year ?? ""),
  role: (row) => row.role ?? row.relation ?? "",
};
const ROLES = ["牵头", "负责", "配合", "支持", "涉及", "属于", "位于", ""];

/** Groups and tasks in the order that the rows came in; roles in their own order. */
export function groups(rows: readonly Row[], by: Grouping): Group[] {
  const found = [...grouped(rows, KEYS[by])].map(([key, members]) => ({ key, first: members[0]!, tasks: tasksOf(members) }));
  return by === "role" ? found.sort((a, b) => ROLES.indexOf(a.key) - ROLES.indexOf(b.key)) : found;
}

const tasksOf = (rows: readonly Row[]): Task[] =>
  [...grouped(rows, (row) => row.task_id)].map(([id, readings]) => ({ id, first: readings[0]!, readings }));

function grouped(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const members = found.get(key(row));
    if (members) members.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}

export const countTasks = (rows: readonly Row[]): number => new Set(rows.map((row) => row.task_id)).size;
