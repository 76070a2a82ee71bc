// Every view of the explorer: one folder in `views/` and one line here.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { ComponentType } from "preact";

import type { Quoted } from "../answer/evidence.js";
import { asProblem, type Problem } from "../api/client.js";
import type { Call } from "../api/cypher.js";
import type { Saved } from "../export/save.js";
import type { Words } from "../i18n/en.js";
import type { State } from "../state/url.js";

/** What a view draws. `Left` and `Right` stand in place of the filters and the evidence; null leaves the side
 * empty. (The evidence is there while some is open.) Inside, a view reads `state`, `answer` and `shown`, and
 * changes them with `go`. */
export interface Parts {
  Main: ComponentType;
  Left?: ComponentType | null;
  Right?: ComponentType | null;
  /** What it opens as evidence, in the order of the screen; without, the rows of the answer. */
  readings?: ReadonlySignal<readonly Quoted[]>;
  /** What it gives as a file; without, the tasks of the answer. */
  saved?: () => Saved | null;
  /** What it asks the server beside the tasks of the answer, where it gives these. */
  asks?: () => readonly Call[];
}

export interface View {
  name: string;
  /** Its name on the tab; for one of the whole graph, what it answers, on the first page. */
  word: keyof Words & `view_${string}`;
  what?: keyof Words & `what_${string}`;
  /** The letter that leads to it behind g. */
  key: string;
  /** What it shows: the answer, the document of the address, or the whole graph. */
  of: "answer" | "document" | "graph";
  /** The labels of things that it makes sense for; without, of an answer all, and of the whole graph none. */
  about?: readonly string[];
  load: () => Promise<{ default: Parts }>;
}

export const VIEWS: readonly View[] = [
  { name: "list", word: "view_list", key: "l", of: "answer", load: () => import("./list/index.js") },
  { name: "map", word: "view_map", key: "m", of: "answer", load: () => import("./map/index.js") },
  { name: "timeline", word: "view_timeline", key: "t", of: "answer", about: ["Project"], load: () => import("./timeline/index.js") },
  { name: "overlaps", word: "view_overlaps", what: "what_overlaps", key: "o", of: "graph", about: ["Plan", "Department"], load: () => import("./overlaps/index.js") },
  { name: "ledger", word: "view_ledger", what: "what_ledger", key: "i", of: "graph", about: ["Plan"], load: () => import("./ledger/index.js") },
  { name: "lineage", word: "view_lineage", what: "what_lineage", key: "y", of: "graph", about: ["Plan"], load: () => import("./lineage/index.js") },
  { name: "silences", word: "view_silences", what: "what_silences", key: "s", of: "graph", about: ["Plan"], load: () => import("./silences/index.js") },
  { name: "graph", word: "view_graph", key: "g", of: "answer", load: () => import("./graph/index.js") },
  { name: "reader", word: "view_reader", key: "r", of: "document", load: () => import("./reader/index.js") },
  { name: "documents", word: "view_documents", what: "what_documents", key: "f", of: "graph", load: () => import("./documents/index.js") },
  { name: "corpus", word: "view_corpus", what: "what_corpus", key: "n", of: "graph", load: () => import("./corpus/index.js") },
  { name: "review", word: "view_review", what: "what_review", key: "v", of: "graph", load: () => import("./review/index.js") },
  { name: "console", word: "view_console", what: "what_console", key: "c", of: "graph", load: () => import("./console/index.js") },
];

/** The views that can be shown now, in their order. `label`: what the answer is about. */
export const offered = (state: State, label: string | undefined): View[] =>
  VIEWS.filter(({ of, about }) => {
    if (of === "document") return state.doc !== "";
    if (state.q || state.of) return label !== undefined && (about?.includes(label) ?? of === "answer");
    return of === "graph";
  });

/** Those of the whole graph, which need no question. */
export const WHOLE: readonly View[] = VIEWS.filter(({ of }) => of === "graph");

/** The view that the address asks for; null for the first page. */
export function current({ view, doc, q, of }: State): View | null {
  const named = VIEWS.find(({ name }) => name === view);
  if (named && (named.of === "graph" || (named.of === "document" ? doc : q || of))) return named;
  if (q || of) return VIEWS.find((one) => one.of === "answer")!;
  return doc ? VIEWS.find((one) => one.of === "document")! : null;
}

const loaded = signal<Readonly<Record<string, Parts | Problem>>>({});
const asked = new Set<string>();

/** The parts of a view; undefined while its code is being fetched. */
export function parts(view: View): Parts | Problem | undefined {
  const found = loaded.value[view.name];
  if (found === undefined && !asked.has(view.name)) void fetchParts(view);
  return found;
}

export async function fetchParts(view: View): Promise<void> {
  asked.add(view.name);
  const found = await view.load().then((module) => module.default, asProblem);
  loaded.value = { ...loaded.value, [view.name]: found };
}
