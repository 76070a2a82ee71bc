// Where a file comes from. Files that have a place for it say so themselves; a table has none, so its name says the
// day and the version, and a file of its own the rest (docs/decisions/0008).

import { counted, link, shortened } from "../answer/version.js";

export interface Origin {
  /** What was asked, in words. */
  asked: string;
  /** The address that shows it, which holds the question, every filter and the version of the graph. */
  address: string;
  /** The hash of the graph's content; empty where it is not known. */
  version: string;
  /** ISO 8601, UTC. */
  at: string;
}

// A file that is asked for before the graph's version is known waits for it.
const version = async (): Promise<string> => (await counted.settled())?.content_hash ?? "";

export async function origin(asked: string): Promise<Origin> {
  const known = await version();
  return { asked, address: link(), version: known, at: new Date().toISOString() };
}

/** A file's name: what is in it, the day, the version of the graph. No character that a file system refuses. */
export async function fileName(name: string, end: string): Promise<string> {
  const clean = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "").slice(0, 60);
  const day = new Intl.DateTimeFormat("sv").format();
  return `${[clean, day, shortened(await version())].filter(Boolean).join("_")}.${end}`;
}

/** What is known of a table beside it, as CSV on the Web (W3C) has it, and how that file is called; `data` is the
 * address that gives the rows. */
export async function described(name: string, data: string): Promise<[Blob, string]> {
  const { asked, address, version, at } = await origin(name);
  const csv = await fileName(name, "csv");
  const said = {
    "@context": "http://www.w3.org/ns/csvw",
    url: csv,
    "dc:title": asked,
    "dc:source": address,
    "dc:relation": new URL(data, location.href).href,
    "dc:hasVersion": version,
    "dc:created": at,
  };
  return [new Blob([`${JSON.stringify(said, null, 1)}\n`], { type: "application/json" }), `${csv}-metadata.json`];
}
