// What ties plans to plans: of all plans or of one, and what is cited and was not read in.

import { computed } from "@preact/signals";

import type { Quoted } from "../../answer/evidence.js";
import { plan, waiting } from "../../answer/scope.js";
import { lineage, lineageAddress, missing, missingAddress, type Missing, type Tie } from "../../api/across.js";
import { ROWS, type Saved } from "../../export/save.js";
import { t } from "../../i18n/index.js";
import { pages } from "../../state/pages.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";

const open = computed(() => state.value.view === "lineage" && !waiting.value);
export const byMissing = computed(() => state.value.group === "missing" && !plan.value);

export const ties = resource(
  () => (open.value && !byMissing.value ? (plan.value?.id ?? "all") : null),
  (signal) => lineage(plan.peek()?.id, signal),
);
export const lost = pages(
  () => (open.value && byMissing.value ? "missing" : null),
  (signal) => missing(50, signal),
);

/** The readings of the relation that is asked for. */
export const shown = computed<readonly Tie[]>(() => {
  const { type } = state.value;
  return (ties.value.data?.rows ?? []).filter(({ relation }) => !type || relation === type);
});

const citing = (
  { relation, plan_id, plan, plan_year, evidence }: Pick<Tie, "relation" | "plan_id" | "plan" | "plan_year" | "evidence">,
  cited_id: string,
  cited: string,
): Quoted => ({
  task_id: "",
  key: [relation, cited_id].join(),
  plan_id,
  plan,
  order_year: plan_year ?? null,
  relation,
  entity: cited,
  evidence,
});

export const tieReading = (tie: Tie): Quoted => ({ ...citing(tie, tie.cited_id, tie.cited), task_id: tie.task_id ?? "" });

export const citingReading = (of: Missing, row: Missing["rows"][number]): Quoted => citing(row, of.id, of.name);

export const readings = computed<readonly Quoted[]>(() =>
  byMissing.value
    ? (lost.value.data?.rows ?? []).flatMap((one) => one.rows.map((row) => citingReading(one, row)))
    : shown.value.map(tieReading),
);

export const saved = (): Saved => ({
  name: [plan.value?.name, t.value.lineage.title].filter(Boolean).join(" "),
  from: byMissing.value ? missingAddress : lineageAddress(plan.value?.id),
  ...(byMissing.value ? {} : { forms: [...ROWS, "graphml"] as const }),
});
