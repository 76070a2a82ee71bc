// Keys of the pair that has the focus: a, r, c and u act on it, up and down go on.

import { singleKeys } from "../../frame/keys.js";

const ACTS: Record<string, string> = { a: "accept", r: "reject", c: "comment", u: "undo" };

export function keys(event: KeyboardEvent): void {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = event.target as HTMLElement;
  if (target.matches("input, textarea, select")) return;
  const pair = target.closest<HTMLElement>("article.pair");
  if (!pair) return;
  const act = ACTS[event.key];
  if (act && singleKeys.value) {
    event.preventDefault();
    pair.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)?.click();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step || target !== pair) return;
  const all = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("article.pair")];
  const next = all[all.indexOf(pair) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
