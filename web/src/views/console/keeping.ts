// Queries that were run in this browser, the last first; those with a name stay.

import { computed } from "@preact/signals";

import { kept } from "../../state/kept.js";

export interface KeptQuery {
  cypher: string;
  /** What was written for its parameters, as the address holds it. */
  given: string;
  name: string;
  /** The day on which it was last run. */
  on: string;
}

/** So many without a name are kept. */
const MOST = 20;

const held = kept("tongchou-queries");

export const ran = computed<readonly KeptQuery[]>(() => parse(held.value));

function parse(text: string): KeptQuery[] {
  try {
    const found: unknown = JSON.parse(text || "[]");
    return Array.isArray(found) ? found.filter(isQuery) : [];
  } catch {
    return [];
  }
}

const isQuery = (one: unknown): one is KeptQuery =>
  typeof one === "object" && one !== null && ["cypher", "given", "name", "on"].every((key) => typeof one[key as keyof typeof one] === "string");

const keep = (queries: readonly KeptQuery[]): void => {
  let unnamed = 0;
  held.value = JSON.stringify(queries.filter(({ name }) => name || ++unnamed <= MOST));
};

const same = (one: Pick<KeptQuery, "cypher" | "given">) => (other: KeptQuery): boolean => other.cypher === one.cypher && other.given === one.given;

export function remember(cypher: string, given: string): void {
  const one = { cypher, given };
  const name = ran.peek().find(same(one))?.name ?? "";
  keep([{ ...one, name, on: new Date().toISOString().slice(0, 10) }, ...ran.peek().filter((other) => !same(one)(other))]);
}

export const call = (one: KeptQuery, name: string): void => keep(ran.peek().map((other) => (same(one)(other) ? { ...other, name } : other)));

export const forget = (one: KeptQuery): void => keep(ran.peek().filter((other) => !same(one)(other)));
