// An answer as a file, in the form that the server gives for `Accept`.

import { reach } from "../api/client.js";
import type { Call } from "../api/cypher.js";

export const FORMS = {
  csv: "text/csv",
  jsonl: "application/x-ndjson",
  graphml: "application/graphml+xml",
} as const;
export type Form = keyof typeof FORMS;
/** The forms of rows. */
export const ROWS: readonly Form[] = ["csv", "jsonl"];

/** What can be saved: the name of the files, and the address that gives them. */
export interface Saved {
  name: string;
  from: string;
  /** The forms that it gives; without, those of rows. */
  forms?: readonly Form[];
  /** What names the plans that are its sources; without, what the view opens. */
  cites?: readonly { plan_id: string }[];
  /** What the view asks the server beside that address. */
  asks?: readonly Call[];
}

/** Fetches `address` and saves it under `name`. Throws Problem. */
export async function save(address: string, form: Form, name: string): Promise<void> {
  const response = await reach(address, { headers: { Accept: FORMS[form] } });
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

// A spreadsheet takes a cell that begins so for a formula and runs it: api/formats.py has the same.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const cell = (text: string): string => {
  const safe = FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV, with the byte-order mark that Excel asks for. */
export const csv = (columns: readonly string[], rows: readonly (readonly string[])[]): Blob =>
  new Blob(["\ufeff", ...[columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`)], { type: "text/csv" });

/** Rows as JSON lines, each an object by the columns. */
export const jsonl = (columns: readonly string[], rows: readonly (readonly unknown[])[]): Blob =>
  new Blob(
    rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at]])))}\n`),
    { type: "application/x-ndjson" },
  );
