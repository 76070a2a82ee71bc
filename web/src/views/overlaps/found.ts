// Which plans and pairs the address asks for: all, those of the answer's plan or department, those of two plans.

import { computed } from "@preact/signals";

import { answer } from "../../answer/answer.js";
import type { Quoted } from "../../answer/evidence.js";
import { matrix, matrixAddress, type Matrix, type Overlap, overlaps, overlapsAddress, type OverlapsAsked, type Side, threads, threadsAddress } from "../../api/across.js";
import type { Saved } from "../../export/save.js";
import { t } from "../../i18n/index.js";
import { pages } from "../../state/pages.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";

export type Cell = Matrix["rows"][number];
export const TYPES = ["数字冲突", "重复", "同项目异主体", "细化", "延续"] as const;
type Type = (typeof TYPES)[number];
const SIZE = 20;

const open = computed(() => state.value.view === "overlaps");

/** What the answer is about, where there is one and overlaps have it. */
export const about = computed(() => {
  const found = answer.value.data?.tasks?.about;
  return found && (found.label === "Plan" || found.label === "Department") ? found : null;
});

const waits = () => Boolean(state.value.q || state.value.of) && !about.value;

/** The question as the server takes it. */
const asked = computed<NonNullable<OverlapsAsked>>(() => {
  const { one, other, type } = state.value;
  const own = about.value;
  return {
    ...(own?.label === "Plan" ? { plan: own.id } : one ? { plan: one } : {}),
    ...(own?.label === "Department" ? { department: own.id } : {}),
    ...(other ? { other } : {}),
    ...(TYPES.includes(type as Type) ? { type: type as Type } : {}),
  };
});

export const byThread = computed(() => state.value.group === "threads");

const key = (wanted: boolean): string | null => (open.value && wanted && !waits() ? JSON.stringify(asked.value) : null);

export const table = resource(
  () => (open.value && !waits() ? (asked.value.department ?? "all") : null),
  (signal) => matrix(asked.peek().department ?? null, signal),
);
export const pairs = pages(
  () => key(!byThread.value),
  (signal) => overlaps({ ...asked.peek(), limit: SIZE }, signal),
);
const ofPlans = ({ plan, other }: NonNullable<OverlapsAsked>) => ({ ...(plan ? { plan } : {}), ...(other ? { other } : {}) });
export const strands = pages(
  () => key(byThread.value),
  (signal) => threads({ ...ofPlans(asked.peek()), limit: SIZE }, signal),
);

/** The cells that the plans of the question have a part in. */
const cells = computed(() => {
  const { plan, other } = asked.value;
  return (table.value.data?.rows ?? []).filter((cell) =>
    [plan, other].every((id) => !id || cell.one_plan_id === id || cell.other_plan_id === id),
  );
});

/** How many pairs of which type there are between the plans of the question; null while nobody knows. */
export const counts = computed<Map<string, number> | null>(() => {
  if (!table.value.data || table.value.status === "loading") return null;
  const found = new Map<string, number>();
  for (const { types } of cells.value) for (const [type, count] of Object.entries(types)) found.set(type, (found.get(type) ?? 0) + count);
  return found;
});

/** How many pairs the question has. */
export const total = computed<number | null>(() => {
  const { type } = asked.value;
  const found = counts.value;
  return found && (type ? (found.get(type) ?? 0) : [...found.values()].reduce((sum, one) => sum + one, 0));
});

/** The plans of the table, the earliest first. */
export interface PlanOf {
  id: string;
  name: string;
  year: number | null;
}

export const plansOf = computed<PlanOf[]>(() => {
  const found = new Map<string, PlanOf>();
  for (const { one_plan_id, one_plan, one_year, other_plan_id, other_plan, other_year } of table.value.data?.rows ?? []) {
    found.set(one_plan_id, { id: one_plan_id, name: one_plan, year: one_year ?? null });
    found.set(other_plan_id, { id: other_plan_id, name: other_plan, year: other_year ?? null });
  }
  return [...found.values()].sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999) || a.name.localeCompare(b.name, "zh-CN"));
});

/** `among` is the pair or thread that it is shown in. */
export const sideReading = (side: Side, among: string): Quoted => ({
  task_id: side.task,
  key: [side.id, among].join(),
  plan_id: side.plan_id,
  plan: side.plan,
  order_year: side.year ?? null,
  evidence: side,
});

export const keyOf = ({ one, other }: Overlap): string => `${one.id},${other.id}`;

export const readings = computed<readonly Quoted[]>(() =>
  byThread.value
    ? (strands.value.data?.rows ?? []).flatMap((thread) => thread.measures.map((side) => sideReading(side, thread.name)))
    : (pairs.value.data?.rows ?? []).flatMap((pair) => [sideReading(pair.one, keyOf(pair)), sideReading(pair.other, keyOf(pair))]),
);

export const saved = (): Saved => ({
  name: [about.value?.name, t.value.overlaps.title].filter(Boolean).join(" "),
  from: byThread.value ? threadsAddress(ofPlans(asked.value)) : overlapsAddress(asked.value),
  asks: [{ address: matrixAddress(asked.value.department ?? null) }],
});
