// What buttons and keys of the graph do.

import { signal } from "@preact/signals";

import type { NodeCounts } from "../../api/questions.js";
import { singleKeys } from "../../frame/keys.js";
import { go, state } from "../../state/url.js";
import { ASKS, chosen } from "./asked.js";
import { isGroup, planOf } from "./groups.js";
import { act, drop, keyOf, redo, type Step, steps, undo, write } from "./steps.js";

/** The node from which a way is looked for; empty where none is. */
export const wayFrom = signal("");

export function hide(key: string): void {
  go({ step: [...state.value.step, write({ does: "hide", key })], node: "" });
}

/** Opens a group. */
export const openGroup = (key: string): void => go({ step: [...state.value.step, write({ does: "open", key: planOf(key) })], node: planOf(key) });

/** Expands by every relationship, where that adds few; else leads to the choice among them. What the node has may
 * still be on its way. A group is opened. */
export function expandAll(key: string): void {
  if (isGroup(key)) return openGroup(key);
  const stop = chosen.subscribe(({ status, data }) => {
    const there = status === "ready" && data !== undefined && keyOf(data.node) === key;
    if (there || status === "failed" || state.peek().node !== key) queueMicrotask(() => stop());
    if (there) queueMicrotask(() => expandBy(key, data.neighbours));
  });
}

function expandBy(key: string, counts: NodeCounts["neighbours"]): void {
  const fresh = counts
    .map(({ type, direction, label }): Step => ({ does: "expand", key, type, direction, label, most: 0 }))
    .filter((step) => !state.value.step.includes(write(step)));
  if (counts.reduce((sum, { nodes }) => sum + nodes, 0) > ASKS) setTimeout(() => document.querySelector<HTMLElement>(".card .expand button:not(:disabled)")?.focus());
  else if (fresh.length) act(...fresh);
}

const opens = (key: string) => (step: Step) => (step.does === "expand" || step.does === "open") && step.key === key;
export const isOpened = (key: string): boolean => steps.value.some(opens(key));
export const collapse = (key: string): void => drop(opens(key));

/** Keys on the chosen node; true where something was done. */
export function pressed(event: KeyboardEvent, key: string): boolean {
  if (event.ctrlKey || !singleKeys.value) return false;
  const does: Record<string, () => void> = { e: () => expandAll(key), c: () => collapse(key), h: () => hide(key), w: () => void (wayFrom.value = isGroup(key) ? "" : key) };
  const found = does[event.key];
  found?.();
  return found !== undefined;
}

/** Ctrl+Z and Ctrl+Shift+Z anywhere in the view, but in a field. */
export function undoing(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || (event.target as Element).matches("input, textarea")) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
}
