// Which of the three panes is seen where there is room for one, and whether the left one is folded.

import { effect, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";

import { t } from "../i18n/index.js";
import { state } from "../state/url.js";

export type Pane = "left" | "main" | "right";

export const pane = signal<Pane>("main");
/** Folded at first where it would take the room of the answer. */
export const leftOpen = signal(matchMedia("(min-width: 80rem)").matches);

let before = { open: false, view: "" };
// Opening evidence shows it; closing it, or changing the view, shows the middle again.
effect(() => {
  const { ev, view } = state.value;
  const now = { open: ev !== null, view };
  if (now.view !== before.view) pane.value = "main";
  else if (now.open !== before.open) pane.value = now.open ? "right" : "main";
  before = now;
});

const narrow = matchMedia("(max-width: 56rem)");
export const alone = signal(narrow.matches);
narrow.addEventListener("change", () => void (alone.value = narrow.matches));

/** The title of a side: that of the page, where the side is all that is seen. */
export const PaneTitle = ({ children }: { children: ComponentChildren }) => (
  <h2 aria-level={alone.value ? 1 : 2}>{children}</h2>
);

/** The tabs of the panes, for small screens. */
export function PaneTabs({ left, right }: { left: boolean; right: boolean }) {
  const words = t.value;
  const reader = state.value.view === "reader";
  const all: [Pane, string, boolean][] = [
    ["left", reader ? words.outline : words.pane_filters, left],
    ["main", reader ? words.view_reader : words.pane_main, true],
    ["right", reader ? words.marks : words.pane_evidence, right],
  ];
  return (
    <nav class="panes" aria-label={words.panes}>
      {all.map(([name, word, there]) => (
        <button key={name} type="button" disabled={!there} aria-pressed={pane.value === name} onClick={() => void (pane.value = name)}>
          {word}
        </button>
      ))}
    </nav>
  );
}
