// What this browser keeps from one visit to the next, for itself alone.

import { type Signal, signal } from "@preact/signals";

/** The text that is kept under `name`, empty where there is none. All open pages see a change; where the browser
 * keeps nothing, it holds for this page. */
export function kept(name: string): Signal<string> {
  const held = signal(read(name));
  held.subscribe((text) => {
    if (text !== read(name)) write(name, text);
  });
  window.addEventListener("storage", ({ key }) => {
    if (key === name) held.value = read(name);
  });
  return held;
}

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function write(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Then it holds for this page.
  }
}
