// The words of the interface, Chinese first. `t.value.key` in a component is drawn again when the language
// changes.

import { computed, effect } from "@preact/signals";

import { state } from "../state/url.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

export type Language = "zh" | "en";
const KEPT = "tongchou-lang";

const kept = (): string | null => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // A browser may refuse: then the address alone says it.
  }
};

/** The address says the language; else what was chosen last; else Chinese. */
export const language = computed<Language>(() => ((state.value.lang || kept()) === "en" ? "en" : "zh"));
export const t = computed(() => (language.value === "en" ? en : zh));

/** The word of the interface for a term of the graph (a role, a label, a basis); the term where there is none. */
export const term = (word: string): string => (t.value.terms as Record<string, string>)[word] ?? word;

/** The same for what a relationship says. */
export const relation = (word: string): string => (t.value.relations as Record<string, string>)[word] ?? word;

/** Numbers as the language writes them. */
export const number = (value: number): string => value.toLocaleString(language.value === "en" ? "en" : "zh-CN");

effect(() => {
  document.documentElement.lang = language.value === "en" ? "en" : "zh-CN";
  try {
    if (state.value.lang) localStorage.setItem(KEPT, language.value);
  } catch {
    // As above.
  }
});
