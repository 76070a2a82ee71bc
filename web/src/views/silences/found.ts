// What plans do not say, of each kind: of all plans, or of the one that the answer is about.

import { computed } from "@preact/signals";

import type { Quoted } from "../../answer/evidence.js";
import { plan, waiting } from "../../answer/scope.js";
import { type Absent, type Silence, silence, silenceAddress, SILENCE_KINDS, type Unassigned, type Unnamed, type Vanished } from "../../api/across.js";
import type { Saved } from "../../export/save.js";
import { t } from "../../i18n/index.js";
import { type Pages, pages } from "../../state/pages.js";
import { state } from "../../state/url.js";

export const kind = computed<Silence>(() => SILENCE_KINDS.find((one) => one === state.value.group) ?? "tasks");

const key = (): string | null => (state.value.view === "silences" && !waiting.value ? (plan.value?.id ?? "all") : null);

const of = <K extends Silence>(one: K) => pages(key, (signal) => silence(one, plan.peek()?.id, signal));
/** A page has the plans of its own rows. */
const join = (held: Unassigned, last: Unassigned): Unassigned => ({
  ...last,
  plans: [...new Map([...held.plans, ...last.plans].map((one) => [one.plan_id, one])).values()],
  rows: [...held.rows, ...last.rows],
});
export const tasks: Pages<Unassigned> = pages(key, (signal) => silence("tasks", plan.peek()?.id, signal), join);
export const projects: Pages<Unnamed> = of("projects");
export const departments: Pages<Absent> = of("departments");
export const parties: Pages<Vanished> = of("parties");
export const held = { tasks, projects, departments, parties };

/** Tasks without anybody, those too that are only counted; null while not every page is here. */
const unassigned = ({ plans, next }: Unassigned): number | null => (next ? null : plans.reduce((sum, one) => sum + one.tasks - one.assigned, 0));

/** How many of a kind there are; null while nobody knows. */
export const counts = computed<Record<Silence, number | null>>(() => ({
  tasks: tasks.value.data ? unassigned(tasks.value.data) : null,
  projects: projects.value.data?.projects ?? null,
  departments: departments.value.data?.total ?? null,
  parties: parties.value.data?.parties ?? null,
}));

export const taskReading = (row: Unassigned["rows"][number]): Quoted => ({
  task_id: row.task_id,
  plan_id: row.plan_id,
  plan: row.plan,
  order_year: row.plan_year ?? null,
  ordinal: row.ordinal,
  heading: row.heading ?? null,
  evidence: row.passage,
});

export const projectReading = (row: Unnamed["rows"][number]): Quoted => ({
  task_id: "",
  key: [row.project_id, row.lower_id].join(),
  plan_id: row.upper_id,
  plan: row.upper,
  relation: "涉及",
  entity: row.project,
  surface: row.surface,
  evidence: row.evidence,
});

/** What others say in the field. */
export const otherReading = (row: Absent["rows"][number], other: Absent["rows"][number]["rows"][number]): Quoted => ({
  task_id: other.task_id,
  key: [other.task_id, row.department_id, row.plan_id, row.field, other.department].join(),
  plan_id: other.plan_id,
  plan: other.plan,
  order_year: other.plan_year ?? null,
  relation: "负责",
  role: other.role,
  entity: other.department,
  evidence: other.evidence,
});

export const partyReading = (row: Vanished["rows"][number]): Quoted => ({
  task_id: row.task_id,
  key: [row.task_id, row.department_id, row.after_id, row.role].join(),
  plan_id: row.before_id,
  plan: row.before,
  order_year: row.before_year ?? null,
  relation: "负责",
  role: row.role,
  entity: row.department,
  evidence: row.evidence,
});

export const readings = computed<readonly Quoted[]>(() => {
  switch (kind.value) {
    case "tasks":
      return (tasks.value.data?.rows ?? []).map(taskReading);
    case "projects":
      return (projects.value.data?.rows ?? []).map(projectReading);
    case "departments":
      return (departments.value.data?.rows ?? []).flatMap((row) => row.rows.map((other) => otherReading(row, other)));
    case "parties":
      return (parties.value.data?.rows ?? []).map(partyReading);
  }
});

export const saved = (): Saved => ({
  name: [plan.value?.name, t.value.silences.title, t.value.silences.kinds[kind.value]].filter(Boolean).join(" "),
  from: silenceAddress(kind.value, plan.value?.id),
});
