// The pairs that wait for somebody to judge them, and what was decided here.

import { computed, signal } from "@preact/signals";

import { asProblem, type Problem } from "../../api/client.js";
import { judge, type Judgement } from "../../api/questions.js";
import { candidates, JUDGED, log, type Pair } from "../../api/reviewing.js";
import { pages } from "../../state/pages.js";
import { go, state } from "../../state/url.js";
import { signature } from "../../ui/Signature.js";

const here = () => state.value.view === "review";

export const kind = computed(() => JUDGED.find((one) => one === state.value.kind) ?? null);
export const waiting = pages(
  () => (here() ? `pairs ${kind.value ?? ""}` : null),
  (given) => candidates(kind.peek(), given),
);
export const judgements = pages(() => (here() ? "log" : null), log);

export const keyOf = ({ one, other }: Pair): string => `${one.id}-${other.id}`;
/** Put off for now: they come again when the page is opened anew. */
const skipped = signal<ReadonlySet<string>>(new Set());

const queue = computed(() => (waiting.value.data?.rows ?? []).filter((pair) => !skipped.value.has(keyOf(pair))));

/** The pair of the address, else the first that was not put off. */
export const current = computed<Pair | null>(
  () => waiting.value.data?.rows.find((pair) => keyOf(pair) === state.value.pair) ?? queue.value[0] ?? null,
);
export const later = computed(() => (waiting.value.data?.rows.length ?? 0) - queue.value.length);

/** For which reason. */
export const why = signal("");

/** What was decided since the page was opened, the latest last. */
export const decided = signal<readonly Judgement[]>([]);
export const busy = signal(false);
export const failed = signal<Problem | null>(null);

async function written(work: (by: string) => Promise<void>): Promise<void> {
  const by = signature();
  if (busy.value || !by) return;
  busy.value = true;
  failed.value = null;
  try {
    await work(by);
    waiting.reload();
    judgements.reload();
  } catch (error) {
    failed.value = asProblem(error);
  } finally {
    busy.value = false;
  }
}

export const decide = (verdict: "same" | "different"): Promise<void> =>
  written(async (by) => {
    const pair = current.value;
    if (!pair) return;
    const { label, one, other } = pair;
    const rows = await judge({
      verdict, label: label as (typeof JUDGED)[number], one: one.id, other: other.id, by, why: why.value.trim(),
      plan: "", name: "", task: "", role: "",
    });
    decided.value = [...decided.value, ...rows];
    why.value = "";
    const data = waiting.value.data;
    if (data) waiting.replace({ ...data, total: (data.total ?? 1) - 1, rows: data.rows.filter((row) => row !== pair) });
    go({ pair: "", ev: null });
  });

export const undo = (number: number): Promise<void> =>
  written(async (by) => {
    await judge({ verdict: "undo", undoes: number, by, why: "", one: "", other: "", plan: "", name: "", task: "", role: "" });
    decided.value = decided.value.filter((row) => row.number !== number);
  });

export const undoLast = (): void => {
  const last = decided.value.at(-1);
  if (last) void undo(last.number);
};

export function skip(): void {
  const pair = current.value;
  if (!pair) return;
  skipped.value = new Set([...skipped.value, keyOf(pair)]);
  go({ pair: "", ev: null });
}

export const again = (): void => void (skipped.value = new Set());
