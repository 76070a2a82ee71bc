// As what a department is named for a task, or how else a thing is tied to it: the word, never colour alone.

import { term } from "../i18n/index.js";

const CLASSES: Record<string, string> = { 牵头: "lead", 负责: "charge", 配合: "help", 支持: "back" };

export const Role = ({ word }: { word: string }) =>
  word ? <span class={`role ${CLASSES[word] ?? "other"}`}>{term(word)}</span> : null;
