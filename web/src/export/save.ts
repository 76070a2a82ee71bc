// An answer as a file, in the form that the server gives for `Accept`.

import { asProblem, Problem, reachable } from "../api/client.js";

export const FORMS = {
  csv: "text/csv",
  jsonl: "application/x-ndjson",
} as const;
export type Form = keyof typeof FORMS;

/** Fetches `address` and saves it under `name`. Throws Problem. */
export async function save(address: string, form: Form, name: string): Promise<void> {
  const response = await fetch(address, { headers: { Accept: FORMS[form] } }).catch((error: unknown) => {
    reachable.value = false;
    throw asProblem(error);
  });
  if (!response.ok) throw new Problem(response.status, (await response.json()) as Problem["body"]);
  hand(await response.blob(), name);
}

/** Gives the reader a file. */
export function hand(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file's name out of a thing's: no character that a file system refuses, and not too long. */
export const fileName = (name: string, end: string): string => `${name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "").slice(0, 60)}.${end}`;
