// The aims that the address asks for: of all plans or of one, of an indicator, or those that do not agree.

import { computed } from "@preact/signals";

import type { Quoted } from "../../answer/evidence.js";
import { plan, waiting } from "../../answer/scope.js";
import { type Aim, type Conflict, conflicts, conflictsAddress, type ConflictsAsked, targets, targetsAddress } from "../../api/across.js";
import type { Saved } from "../../export/save.js";
import { t } from "../../i18n/index.js";
import { pages } from "../../state/pages.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";

export const KINDS = ["数字冲突", "时限推移", "口径不同"] as const;
type Kind = (typeof KINDS)[number];
const SIZE = 100;

export const conflicting = computed(() => state.value.group === "conflicts");

const own = computed(() => (plan.value ? { plan: plan.value.id } : {}));
const aims = computed(() => ({ ...own.value, ...(state.value.subject ? { subject: state.value.subject } : {}) }));
const clashes = computed<NonNullable<ConflictsAsked>>(() => {
  const kind = KINDS.find((one) => one === state.value.type);
  return { ...own.value, ...(kind ? { kind } : {}) };
});

const key = (wanted: boolean, asked: object): string | null =>
  state.value.view === "ledger" && wanted && !waiting.value ? JSON.stringify(asked) : null;

export const lines = pages(
  () => key(!conflicting.value, aims.value),
  (signal) => targets({ ...aims.peek(), limit: SIZE }, signal),
);
export const clashing = pages(
  () => key(conflicting.value, clashes.value),
  (signal) => conflicts({ ...clashes.peek(), limit: SIZE }, signal),
);

/** How many there are of each kind. */
export const kinds = resource(
  () => key(true, own.value),
  async (signal) => {
    const counted = (kind: Kind) => conflicts({ ...own.peek(), kind, limit: 1 }, signal);
    const found = await Promise.all(KINDS.map(async (kind) => [kind, (await counted(kind)).total ?? 0] as const));
    return new Map<string, number>(found);
  },
);

/** `among` is what it is held against, where it may stand in several lines. */
export const aimReading = (aim: Aim, among = ""): Quoted => ({
  task_id: aim.task_id,
  key: [aim.target_id, among].join(),
  plan_id: aim.plan_id,
  plan: aim.plan,
  order_year: aim.order_year ?? null,
  relation: "设定",
  entity: aim.subject,
  evidence: aim.evidence,
});

/** Both sides of what does not agree. */
export const sidesOf = ({ kind, before, after }: Conflict): [Quoted, Quoted] => {
  const among = [kind, before.target_id, before.evidence.start, after.target_id, after.evidence.start].join();
  return [aimReading(before, among), aimReading(after, among)];
};

export const readings = computed<readonly Quoted[]>(() =>
  conflicting.value
    ? (clashing.value.data?.rows ?? []).flatMap(sidesOf)
    : (lines.value.data?.rows ?? []).map((aim) => aimReading(aim)),
);

export const saved = (): Saved => ({
  name: [plan.value?.name, t.value.ledger.title].filter(Boolean).join(" "),
  from: conflicting.value ? conflictsAddress(clashes.value) : targetsAddress(aims.value),
});
