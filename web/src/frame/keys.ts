// Keys that work everywhere. Single ones can be switched off, and are never taken from a field or from an input
// method that composes.

import { computed, signal } from "@preact/signals";

import { answer } from "../answer/answer.js";
import { position, readings, opening } from "../answer/evidence.js";
import { kept } from "../state/kept.js";
import { closeEvidence, go, state } from "../state/url.js";
import { offered } from "../views/registry.js";
import { openHelp } from "./Help.js";
import { leftOpen } from "./panes.js";

const chosen = kept("tongchou-keys");
export const singleKeys = computed(() => chosen.value !== "off");
export const toggleKeys = (): void => void (chosen.value = singleKeys.value ? "off" : "on");

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));

/** Opens the reading before or behind the open one. */
export function turn(by: number): void {
  const next = readings.value[position.value + by];
  if (next) go(opening(next));
}

/** Keys of the view that is shown, beside those that work everywhere. */
export const ownKeys = signal<Readonly<Record<string, () => void>>>({});

let afterG = false;

function single(event: KeyboardEvent): void {
  if (afterG) {
    afterG = false;
    event.preventDefault();
    const view = offered(state.value, answer.value.data?.tasks?.about.label).find(({ key }) => key === event.key);
    if (view) go({ view: view.name === "list" ? "" : view.name });
    return;
  }
  const act: Record<string, () => void> = {
    "/": () => document.getElementById("search")?.focus(),
    "?": openHelp,
    "[": () => void (leftOpen.value = !leftOpen.value),
    "]": () => state.value.ev && closeEvidence(),
    g: () => void (afterG = true),
    j: () => turn(1),
    k: () => turn(-1),
  };
  const found = act[event.key] ?? ownKeys.value[event.key];
  if (!found) return;
  event.preventDefault();
  found();
}

export function listen(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && state.value.ev) closeEvidence();
    else if (singleKeys.value && !isField(event.target)) single(event);
  });
}
