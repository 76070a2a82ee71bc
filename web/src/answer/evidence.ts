// Evidence that is open: the reading that it belongs to, and its neighbours in the order of the screen.

import { computed } from "@preact/signals";

import type { Evidence, Reading, Row } from "../api/questions.js";
import { type Span, state } from "../state/url.js";
import { answer, rowsOf } from "./answer.js";
import { filtered } from "./facets.js";
import { grouping, groups } from "./groups.js";

export const spanOf = ({ document, start, end }: Pick<Evidence, "document" | "start" | "end">): Span => ({ document, start, end });

export const same = (one: Span | null, other: Span | null): boolean =>
  one !== null && other !== null && one.document === other.document && one.start === other.start && one.end === other.end;

/** The rows that pass the filters, what the asked-for thing itself does before what its kin do. */
export const shown = computed(() => filtered(rowsOf(answer.value), state.value));

/** The readings with evidence, as the list shows them. */
export const readings = computed<Row[]>(() => {
  const by = grouping(state.value.group);
  const own = shown.value.filter((row) => !row.succession);
  const kin = shown.value.filter((row) => row.succession);
  return [...groups(own, by), ...groups(kin, by)]
    .flatMap((group) => group.tasks.flatMap((task) => task.readings))
    .filter((row) => row.evidence);
});

/** Where the open evidence stands among them; -1 where it is none of theirs. Two readings of one place are told
 * apart by the chosen task. */
export const position = computed(() => {
  const { ev, sel, reading } = state.value;
  if (reading) return -1;
  const at = (row: Row) => same(ev, row.evidence ? spanOf(row.evidence) : null);
  const exact = readings.value.findIndex((row) => at(row) && row.task_id === sel);
  return exact >= 0 ? exact : readings.value.findIndex(at);
});

/** The state that opens a reading of the answer. */
export const opening = (row: Row) => ({ sel: row.task_id, ev: row.evidence ? spanOf(row.evidence) : null, reading: "" });

/** The state that opens any other reading that has evidence. */
export const openingOf = ({ id, evidence }: Reading) => ({ ev: evidence ? spanOf(evidence) : null, reading: id });
