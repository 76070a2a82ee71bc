// Evidence that is open: the reading that it belongs to, and its neighbours in the order of the screen.

import { computed } from "@preact/signals";

import { Problem } from "../api/client.js";
import type { Reading } from "../api/questions.js";
import { type Span, state } from "../state/url.js";
import { current, parts } from "../views/registry.js";
import { answer, rowsOf } from "./answer.js";
import { filtered } from "./facets.js";
import { grouping, groups } from "./groups.js";

/** A place of a document: `quote` is its words there. How it was read, where something was read there. */
export interface Passage extends Span {
  document_name: string;
  quote: string;
  method?: string;
  confidence?: number;
}

/** What a view can open: a place, the plan that it stands in, and why it is shown. A row of the answer is one. */
export interface Quoted {
  /** Empty where it stands outside every task. */
  task_id: string;
  /** Tells it apart from what else stands in the same place; without, its task does. */
  key?: string;
  plan_id: string;
  plan: string;
  order_year?: number | null;
  ordinal?: number | null;
  heading?: string | null;
  relation?: string | null;
  role?: string | null;
  basis?: string | null;
  entity?: string | null;
  surface?: string | null;
  evidence?: Passage | null;
}

export const spanOf = ({ document, start, end }: Span): Span => ({ document, start, end });

export const same = (one: Span | null, other: Span | null): boolean =>
  one !== null && other !== null && one.document === other.document && one.start === other.start && one.end === other.end;

/** The rows that pass the filters, what the asked-for thing itself does before what its kin do. */
export const shown = computed(() => filtered(rowsOf(answer.value), state.value));

/** The readings with evidence, as the view shows them. */
export const readings = computed<readonly Quoted[]>(() => {
  const view = current(state.value);
  const drawn = view ? parts(view) : undefined;
  return (drawn instanceof Problem ? undefined : drawn?.readings?.value) ?? listed.value;
});

/** Those of the answer's rows, as the list shows them. */
const listed = computed<readonly Quoted[]>(() => {
  const by = grouping(state.value.group);
  const own = shown.value.filter((row) => !row.succession);
  const kin = shown.value.filter((row) => row.succession);
  return [...groups(own, by), ...groups(kin, by)]
    .flatMap((group) => group.tasks.flatMap((task) => task.readings))
    .filter((row) => row.evidence);
});

const chosenBy = ({ key, task_id }: Quoted): string => key ?? task_id;

/** Whether it is the one that is open. */
export const isOpen = (row: Quoted): boolean =>
  row.evidence !== null && row.evidence !== undefined && same(state.value.ev, spanOf(row.evidence)) && state.value.sel === chosenBy(row);

/** Where the open evidence stands among them; -1 where it is none of theirs. Two readings of one place are told
 * apart by what is chosen. */
export const position = computed(() => {
  const { ev, sel, reading } = state.value;
  if (reading) return -1;
  const at = (row: Quoted) => same(ev, row.evidence ? spanOf(row.evidence) : null);
  const exact = readings.value.findIndex((row) => at(row) && chosenBy(row) === sel);
  return exact >= 0 ? exact : readings.value.findIndex(at);
});

/** The state that opens one of the view. */
export const opening = (row: Quoted) => ({ sel: chosenBy(row), ev: row.evidence ? spanOf(row.evidence) : null, reading: "" });

/** The state that opens any other reading that has evidence. */
export const openingOf = ({ id, evidence }: Reading) => ({ ev: evidence ? spanOf(evidence) : null, reading: id });
