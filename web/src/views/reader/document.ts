import { computed, effect, signal } from "@preact/signals";

import { type Mark, source } from "../../api/questions.js";
import { type Paragraph, paragraphs } from "../../reading/source.js";
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

/** A long document is drawn in two steps, so that what was asked for is seen at once: first the text, with the marks
 * of so many lines around it; the rest when that has been painted, two frames later. */
const AROUND = 30;
const finished = signal("");
/** Draws the rest; at once for who goes on before it came by itself. */
export const finish = (): void => void (finished.value = opened.peek().data?.id ?? "");
effect(() => {
  const { data } = opened.value;
  if (!data || data.id === finished.peek()) return;
  let [frame, timer] = [0, 0];
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(finish);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
});

/** The document of which all is drawn: what stands at its sides, and the marks far from what was asked for. */
export const whole = computed(() => {
  const { data } = opened.value;
  return data?.id === finished.value ? data : undefined;
});

/** The lines whose marks are drawn: first and last by their place among all. */
export const near = computed<[number, number]>(() => {
  if (whole.value) return [0, Infinity];
  const asked = (line: Paragraph) => line.pieces.some((piece) => piece.asked);
  const first = Math.max(lines.value.findIndex(asked), 0);
  return [first - AROUND, Math.max(lines.value.findLastIndex(asked), first) + AROUND];
});

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
