// What ties plans to plans: of all plans or of one, and what is cited and was not read in.

import { computed } from "@preact/signals";

import type { Quoted } from "../../answer/evidence.js";
import { plan, waiting } from "../../answer/scope.js";
import { lineage, lineageAddress, missing, missingAddress, type Missing, type Tie } from "../../api/across.js";
import type { Saved } from "../../export/save.js";
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

export const tieReading = (tie: Tie): Quoted => ({
  task_id: tie.task_id ?? "",
  key: [tie.relation, tie.cited_id].join(),
  plan_id: tie.plan_id,
  plan: tie.plan,
  order_year: tie.plan_year ?? null,
  relation: tie.relation,
  entity: tie.cited,
  evidence: tie.evidence,
});

export const citingReading = (of: Missing, citing: Missing["rows"][number]): Quoted => ({
  task_id: "",
  key: [citing.relation, of.id].join(),
  plan_id: citing.plan_id,
  plan: citing.plan,
  order_year: citing.plan_year ?? null,
  relation: citing.relation,
  entity: of.name,
  evidence: citing.evidence,
});

export const readings = computed<readonly Quoted[]>(() =>
  byMissing.value
    ? (lost.value.data?.rows ?? []).flatMap((one) => one.rows.map((citing) => citingReading(one, citing)))
    : shown.value.map(tieReading),
);

export const saved = (): Saved => ({
  name: [plan.value?.name, t.value.lineage.title].filter(Boolean).join(" "),
  from: byMissing.value ? missingAddress : lineageAddress(plan.value?.id),
});
