import { computed } from "@preact/signals";

import { type Mark, source } from "../../api/questions.js";
import { paragraphs } from "../../reading/source.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";

/** The span that is to be shown, where it lies in the document of the address. */
const wanted = computed(() => {
  const { doc, at } = state.value;
  return at && at.document === doc ? at : null;
});

const key = (): string | null => (state.value.doc ? JSON.stringify([state.value.doc, wanted.value]) : null);

/** The document of the address. */
export const opened = resource(key, (signal) => source(state.peek().doc, wanted.peek(), signal));

export const lines = computed(() => (opened.value.data ? paragraphs(opened.value.data) : []));

/** Something that was read, where it first stands. */
export interface Found {
  at: number;
  mark: Mark;
}

/** Every reading of the document, by its place. */
export const found = computed<Found[]>(() => {
  const seen = new Map<string, Found>();
  for (const { start, text, marks } of opened.value.data?.segments ?? [])
    for (const mark of marks) if (text.trim() && !seen.has(mark.reading)) seen.set(mark.reading, { at: start, mark });
  return [...seen.values()];
});

/** The headings of the document and, under each, its tasks: every heading where it first stands. */
export const outline = computed(() => {
  const found: { at: number; text: string; deep: boolean }[] = [];
  let last = "";
  for (const { path, heading, text, start } of opened.value.data?.outline ?? []) {
    const above = path.at(-1) ?? "";
    if (above && above !== last) found.push({ at: start, text: above, deep: false });
    last = above;
    found.push({ at: start, text: heading || text, deep: above !== "" });
  }
  return found;
});
