// What is on the screen stands in the address. This registry is the one list of what may stand there: a view
// that needs more adds its keys here. Keys that nobody knows are kept as they are.

import { signal } from "@preact/signals";

/** What a change of a key does to the history: `push` a step that back undoes, `replace`, or `open`: push when
 * it was empty, else replace (evidence: back closes it, and paging through evidence leaves no trail). */
type Step = "push" | "replace" | "open";

interface Key<T> {
  read(values: string[]): T;
  write(value: T): string[];
  step: Step;
}

/** A slice of a document: offsets in code points, `end` exclusive. */
export interface Span {
  document: string;
  start: number;
  end: number;
}

/** A node: its label and id. */
export interface Ref {
  label: string;
  id: string;
}

const text = (step: Step): Key<string> => ({
  read: ([value]) => value ?? "",
  write: (value) => (value ? [value] : []),
  step,
});

const many = (step: Step): Key<readonly string[]> => ({ read: (values) => values, write: (values) => [...values], step });

const flag = (standard: boolean, step: Step): Key<boolean> => ({
  read: ([value]) => (value === undefined ? standard : value === "1"),
  write: (value) => (value === standard ? [] : [value ? "1" : "0"]),
  step,
});

const ref = (step: Step): Key<Ref | null> => ({
  read: ([value]) => {
    const at = value?.indexOf(":") ?? -1;
    return value && at > 0 ? { label: value.slice(0, at), id: value.slice(at + 1) } : null;
  },
  write: (value) => (value ? [`${value.label}:${value.id}`] : []),
  step,
});

const span = (step: Step): Key<Span | null> => ({
  read: ([value]) => {
    const parts = /^(.+):(\d+)-(\d+)$/.exec(value ?? "");
    return parts ? { document: parts[1]!, start: Number(parts[2]), end: Number(parts[3]) } : null;
  },
  write: (value) => (value ? [`${value.document}:${value.start}-${value.end}`] : []),
  step,
});

const KEYS = {
  /** What was typed. */
  q: text("push"),
  /** What it means: the thing that the answer is about. */
  of: ref("push"),
  view: text("push"),
  /** Parts of the question. */
  within: flag(false, "push"),
  predecessors: flag(true, "push"),
  /** Filters: each a list of which any may hold. */
  role: many("push"),
  basis: many("push"),
  level: many("push"),
  year: many("push"),
  plan: many("push"),
  place: many("push"),
  group: text("push"),
  /** The document of the reader, and where in it. */
  doc: text("push"),
  at: span("replace"),
  /** The chosen task, and the evidence that is open. */
  sel: text("replace"),
  ev: span("open"),
  /** The id of the reading that the evidence belongs to, where it is none of the answer's rows. */
  reading: text("replace"),
  /** The chosen point of the map, and what of the map is seen: longitude, latitude, scale. */
  point: text("push"),
  look: text("replace"),
  /** The pair of names that is to be judged, by their ids; among things of one label. */
  pair: text("replace"),
  kind: text("push"),
  /** The query of the console, and what is written for its parameters. */
  cypher: text("push"),
  given: text("push"),
  /** Of the ledger: which indicator. */
  subject: text("push"),
  /** Of overlaps: one or two plans. Of overlaps and of the ledger: the type. */
  one: text("push"),
  other: text("push"),
  type: text("push"),
  /** What was done to the graph, one after the other (views/graph/steps.ts), and the chosen node of it. */
  step: many("push"),
  node: text("replace"),
  /** How its rows are shown: as a table, or `graph`. */
  shape: text("push"),
  lang: text("replace"),
  /** The version of the graph that a link was made on. */
  b: text("replace"),
} satisfies Record<string, Key<unknown>>;

export type State = { [K in keyof typeof KEYS]: ReturnType<(typeof KEYS)[K]["read"]> };
export type Filter = "role" | "basis" | "level" | "year" | "plan" | "place";
export const FILTERS: readonly Filter[] = ["role", "basis", "level", "plan", "year", "place"];

const entries = Object.entries(KEYS) as [keyof State, Key<unknown>][];

/** The state that a query string holds. */
export function parse(search: string): State {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(entries.map(([name, key]) => [name, key.read(parameters.getAll(name))])) as State;
}

/** The query string of a state: relative, so that it also works under a prefix. */
export function address(wanted: State, kept: string = location.search): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(kept)) if (!(name in KEYS)) parameters.append(name, value);
  for (const [name, key] of entries) for (const value of key.write(wanted[name])) parameters.append(name, value);
  return parameters.size ? `?${parameters}` : "./";
}

export const state = signal<State>(parse(location.search));

const changed = (one: State, other: State): (keyof State)[] =>
  entries.filter(([name, key]) => key.write(one[name]).join("\0") !== key.write(other[name]).join("\0")).map(([name]) => name);

function step(before: State, after: State): "push" | "replace" | null {
  const names = changed(before, after);
  if (!names.length) return null;
  const pushes = names.some((name) => {
    const { step, write } = KEYS[name] as Key<unknown>;
    return step === "push" || (step === "open" && !write(before[name]).length);
  });
  return pushes ? "push" : "replace";
}

/** Changes the state, the address and, where it is a step, the history. */
export function go(patch: Partial<State>): void {
  const before = state.value;
  const after = { ...before, ...patch };
  const how = step(before, after);
  if (!how) return;
  if (how === "push") history.pushState({ opened: !before.ev && after.ev !== null }, "", address(after));
  else history.replaceState(history.state, "", address(after));
  state.value = after;
}

/** Closes the evidence: back, where opening it was the last step. */
export function closeEvidence(): void {
  if ((history.state as { opened?: boolean } | null)?.opened) history.back();
  else go({ ev: null, reading: "" });
}

const NOTHING = parse("");

/** The state of a new question: everything else is forgotten, but for the language. */
export const question = (patch: Partial<State>): State => ({ ...NOTHING, lang: state.value.lang, ...patch });

addEventListener("popstate", () => {
  state.value = parse(location.search);
});
