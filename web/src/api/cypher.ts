// A user's own query: whether it may run, its rows, and the questions to begin with.

import { every } from "../state/pages.js";
import { get, reach, route, send } from "./client.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Verdict = Schemas["CypherVerdict"];
export type Question = Schemas["QuestionItem"];

export interface Query {
  query: string;
  parameters: Record<string, unknown>;
}

/** Rows as lists in the order of `columns`; `cut` names the limit that ended them early. */
export interface Table {
  columns: string[];
  rows: unknown[][];
  cut: "rows" | "bytes" | "time" | null;
}

export const verdict = (query: Query, signal?: AbortSignal): Promise<Verdict> =>
  send("post", "/api/v1/cypher/verdict", { body: query }, signal);

/** Up to `limit` rows. */
export const run = async (query: Query, limit: number, signal?: AbortSignal): Promise<Table> => {
  const { columns, rows, cut } = await send("post", "/api/v1/cypher", { body: { ...query, limit } }, signal);
  return { columns, rows, cut: cut ?? null };
};

export type RunQuery = Schemas["RunQuery"];

/** A question that a view asks: an address, and a body where it is sent with one. */
export interface Call {
  address: string;
  body?: unknown;
}

/** The queries that the server runs to answer the calls, each once. */
export async function behind(calls: readonly Call[], signal?: AbortSignal): Promise<RunQuery[]> {
  const answers = await Promise.all(
    calls.map(async ({ address, body }) => {
      const headers = { Accept: "application/vnd.tongchou.cypher+json", ...(body ? { "Content-Type": "application/json" } : {}) };
      const response = await reach(address, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers }, signal);
      return (await response.json()) as Schemas["CypherBehind"];
    }),
  );
  return [...new Map(answers.flatMap(({ queries }) => queries).map((query) => [query.text, query])).values()];
}

/** All rows that the server's own limits allow, as they are found. */
export async function everyRow(query: Query): Promise<Table> {
  const response = await reach(route("/api/v1/cypher"), {
    method: "POST",
    headers: { Accept: "application/x-ndjson", "Content-Type": "application/json" },
    body: JSON.stringify(query),
  });
  const [head, ...rest] = (await response.text()).trimEnd().split("\n").map((line) => JSON.parse(line) as unknown);
  const last = rest.pop() as { cut: Table["cut"] };
  return { columns: (head as { columns: string[] }).columns, rows: rest as unknown[][], cut: last.cut };
}

export const questions = async (signal?: AbortSignal): Promise<Question[]> =>
  every(await get("/api/v1/questions", { query: { limit: 200 } }, signal));
