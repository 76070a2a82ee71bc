// Where the tasks of an answer lie, and the boundaries that an operator has.

import { get, route, send } from "./client.js";
import type { Call } from "./cypher.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
/** A place or project at one of its points, with the tasks that name it. */
export type Mapped = Schemas["MappedRow"];
export type Boundaries = Schemas["BoundariesAnswer"];

/** So many ids the server takes at once. */
const AT_ONCE = 20_000;

const PLACES = "/api/v1/tasks/places";

/** The question for the first of them, for whoever wants to see the Cypher. */
export const placesCall = (tasks: readonly string[]): Call => ({ address: route(PLACES), body: { tasks: tasks.slice(0, AT_ONCE) } });

/** The places and projects that the tasks of these ids name. */
export async function placesOf(tasks: readonly string[], signal?: AbortSignal): Promise<Mapped[]> {
  const found = new Map<string, Mapped>();
  for (let from = 0; from < tasks.length; from += AT_ONCE) {
    const { rows } = await send("post", PLACES, { body: { tasks: tasks.slice(from, from + AT_ONCE) } }, signal);
    for (const row of rows) {
      const key = JSON.stringify([row.label, row.id, row.place_id]);
      const held = found.get(key);
      found.set(key, held ? { ...held, tasks: [...held.tasks, ...row.tasks] } : row);
    }
  }
  return [...found.values()];
}

export const boundaries = (signal?: AbortSignal): Promise<Boundaries> => get("/api/v1/boundaries", {}, signal);
