// The query that is written, the verdict over it, and the rows of the one that was run.

import { computed, effect, signal } from "@preact/signals";

import { type Query, questions, run, type Table, verdict } from "../../api/cypher.js";
import { matchesOf, search } from "../../api/questions.js";
import { resource } from "../../state/resource.js";
import { go, state } from "../../state/url.js";
import { remember } from "./keeping.js";
import { named, parse, values, type Written } from "./parameters.js";

/** So many rows are shown. */
export const ROWS = 500;
const PAUSE_MS = 500;

const here = () => state.value.view === "console";

export const typed = signal("");
export const written = signal<Written>({});
/** What was typed a pause ago. */
const settled = signal("");

// The editor says what the address asks.
effect(() => {
  const { cypher, given } = state.value;
  if (!here()) return;
  typed.value = cypher;
  written.value = parse(given);
});
effect(() => {
  const now = typed.value.trim();
  const timer = setTimeout(() => void (settled.value = now), PAUSE_MS);
  return () => clearTimeout(timer);
});

export const judged = resource(
  () => (here() && settled.value) || null,
  (given) => verdict({ query: settled.peek(), parameters: {} }, given),
);

export interface Run extends Table {
  query: Query;
  milliseconds: number;
}

/** The rows of the query in the address. */
export const result = resource(
  () => (here() && state.value.cypher ? JSON.stringify([state.value.cypher, state.value.given]) : null),
  async (given): Promise<Run> => {
    const { cypher, given: texts } = state.peek();
    const query = { query: cypher, parameters: values(cypher, parse(texts)) };
    const began = performance.now();
    const table = await run(query, ROWS, given);
    remember(cypher, texts);
    return { ...table, query, milliseconds: performance.now() - began };
  },
);

export const starts = resource(() => (here() ? "questions" : null), questions);

/** The question whose query is in the editor, word for word. */
export const chosen = computed(() => starts.value.data?.find(({ cypher }) => cypher.trim() === typed.value.trim()) ?? null);

/** Puts a query into the editor, and what was written for its parameters where it is known. */
export const begin = ({ cypher, given }: { cypher: string; given?: string }): void => {
  typed.value = cypher.trim();
  if (given !== undefined) written.value = parse(given);
  settled.value = typed.value;
};

const ID = /^[0-9a-f]{16}$/;

/** Names that mean no one thing, by the parameter, with those that may be meant. */
export const unclear = signal<Readonly<Record<string, readonly string[]>>>({});

/** Runs what is in the editor: names of things become the ids that a question asks by. */
export async function execute(): Promise<void> {
  const query = typed.value.trim();
  if (!query) return;
  const found: Record<string, string> = {};
  const open: Record<string, readonly string[]> = {};
  for (const name of named(query)) {
    const text = written.value[name]?.trim() ?? "";
    const kind = chosen.value?.parameters.find((one) => one.name === name)?.kind;
    found[name] = text;
    if (!kind || kind === "year" || !text || ID.test(text)) continue;
    const { meant, groups } = await search(text, undefined, 5, 0, kind);
    if (meant) found[name] = meant.id;
    else open[name] = matchesOf({ groups }).map((match) => match.name);
  }
  unclear.value = open;
  if (Object.keys(open).length) return;
  const given = Object.values(found).some(Boolean) ? JSON.stringify(found) : "";
  if (query === state.value.cypher && given === state.value.given) result.reload();
  else go({ cypher: query, given, ev: null, reading: "" });
}
