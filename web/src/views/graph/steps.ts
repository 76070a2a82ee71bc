// What was done to the graph of an answer, step by step, as it stands in the address. The picture follows from the
// steps alone: to undo is to take the last one away.

import { computed, effect, signal } from "@preact/signals";

import { go, type Ref, state } from "../../state/url.js";

export type Direction = "out" | "in";

/** `most`: so many of the neighbours, all where it is 0. A key is a label, a colon and an id; what is opened is the
 * group of a plan's tasks, by the key of the plan. */
export type Step =
  | { does: "expand"; key: string; type: string; direction: Direction; label: string; most: number }
  | { does: "way"; key: string; other: string }
  | { does: "more"; many: number }
  | { does: "open"; key: string }
  | { does: "hide"; key: string }
  | { does: "kind"; kind: string }
  | { does: "pin"; key: string; x: number; y: number };

const SIGNS = { expand: "x", way: "w", more: "m", open: "o", hide: "h", kind: "k", pin: "p" } as const;
const APART = "~";

export function write(step: Step): string {
  const { does, ...rest } = step;
  return [SIGNS[does], ...Object.values(rest)].join(APART);
}

/** The step that a text says; null where it says none. */
export function read(text: string): Step | null {
  const [sign, key = "", ...rest] = text.split(APART);
  const [one = "", two = "", three = "", four = ""] = rest;
  if (!key) return null;
  if (sign === "x" && (two === "in" || two === "out")) return { does: "expand", key, type: one, direction: two, label: three, most: Number(four) || 0 };
  if (sign === "w" && one) return { does: "way", key, other: one };
  if (sign === "m" && Number(key) > 0) return { does: "more", many: Number(key) };
  if (sign === "o") return { does: "open", key };
  if (sign === "h") return { does: "hide", key };
  if (sign === "k") return { does: "kind", kind: key };
  if (sign === "p" && Number.isFinite(Number(one)) && Number.isFinite(Number(two))) return { does: "pin", key, x: Number(one), y: Number(two) };
  return null;
}

export const keyOf = ({ label, id }: Ref): string => `${label}:${id}`;
export const refOf = (key: string): Ref => ({ label: key.slice(0, key.indexOf(":")), id: key.slice(key.indexOf(":") + 1) });

const texts = computed(() => state.value.step);
export const steps = computed<Step[]>(() => texts.value.flatMap((text) => read(text) ?? []));

/** Does one step more, or several at once: they are undone at once too. */
export function act(...more: Step[]): void {
  go({ step: [...state.value.step, ...more.map(write)] });
}

/** Takes away the steps of which `which` is true. */
export function drop(which: (step: Step) => boolean): void {
  go({
    step: state.value.step.filter((text) => {
      const step = read(text);
      return !step || !which(step);
    }),
  });
}

/** Moves a node: where that was the last thing done, it is one move. */
export function pin(key: string, { x, y }: { x: number; y: number }): void {
  const before = state.value.step;
  const last = read(before.at(-1) ?? "");
  const kept = last?.does === "pin" && last.key === key ? before.slice(0, -1) : before;
  go({ step: [...kept, write({ does: "pin", key, x: Math.round(x), y: Math.round(y) })] });
}

// What back and forward mean here: the states that led to this one, and those that were left by undoing.
const past = signal<readonly (readonly string[])[]>([]);
const future = signal<readonly (readonly string[])[]>([]);
export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

export const undo = (): void => void (past.value.length && go({ step: past.value.at(-1)! }));
export const redo = (): void => void (future.value.length && go({ step: future.value.at(-1)! }));

const same = (one: readonly string[] | undefined, other: readonly string[]): boolean => one?.join("\n") === other.join("\n");
const asked = computed(() => JSON.stringify([state.value.q, state.value.of]));
let before = { asked: asked.peek(), step: texts.peek() };

// However the state changes, be it by undo, by the browser's own back or by a step: where it was before is known.
effect(() => {
  const now = { asked: asked.value, step: texts.value };
  const last = before;
  before = now;
  if (now.asked !== last.asked) {
    past.value = [];
    future.value = [];
    return;
  }
  if (same(last.step, now.step)) return;
  const [behind, ahead] = [past.peek(), future.peek()];
  if (same(behind.at(-1), now.step)) {
    past.value = behind.slice(0, -1);
    future.value = [...ahead, last.step];
  } else {
    past.value = [...behind, last.step];
    future.value = same(ahead.at(-1), now.step) ? ahead.slice(0, -1) : [];
  }
});
