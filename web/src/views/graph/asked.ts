// What steps need from the server. What was fetched is kept: an address that comes back asks nothing again.

import { computed } from "@preact/signals";

import { fetched, get, route } from "../../api/client.js";
import type { Call } from "../../api/cypher.js";
import { type Neighbour, type NodeCounts, type Ways } from "../../api/questions.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";
import { isGroup } from "./groups.js";
import { refOf, type Step, steps, write } from "./steps.js";

/** Above this many, expanding asks first. */
export const ASKS = 25;
const PAGE = 1000;

type Got = { neighbours: Neighbour[] } | { ways: Ways };
const kept = new Map<string, Got>();

const NEIGHBOURS = "/api/v1/nodes/{label}/{id}/neighbours";
const WAYS = "/api/v1/paths";

const around = ({ key, type, direction, label }: Step & { does: "expand" }) => {
  const { label: of, id } = refOf(key);
  return { path: { label: of as "Task", id }, query: { type, direction, other: label as "Task", limit: PAGE } };
};

/** What the steps of the address ask. */
export const asks = (): Call[] =>
  steps.value.flatMap((step) =>
    step.does === "expand"
      ? [{ address: route(NEIGHBOURS, around(step)) }]
      : step.does === "way"
        ? [{ address: route(WAYS, { query: { one: step.key, other: step.other } }) }]
        : [],
  );

/** All of them; where only some are wanted one page, of which those are taken that are not drawn yet. */
async function neighbours(step: Step & { does: "expand" }, signal?: AbortSignal): Promise<Neighbour[]> {
  const { most } = step;
  let page = await get(NEIGHBOURS, around(step), signal);
  const rows = [...page.rows];
  while (!most && page.next) {
    page = (await fetched(page.next, signal)) as typeof page;
    rows.push(...page.rows);
  }
  return rows;
}

/** The shortest ways from a node to another, or to what a name means. Throws Problem. */
export async function ways(key: string, other: string, signal?: AbortSignal): Promise<Ways> {
  const found = await get(WAYS, { query: { one: key, other } }, signal);
  kept.set(write({ does: "way", key, other: `${found.other.label}:${found.other.id}` }), { ways: found });
  return found;
}

async function got(step: Step, signal: AbortSignal): Promise<Got | null> {
  if (step.does !== "expand" && step.does !== "way") return null;
  const text = write(step);
  const held = kept.get(text);
  if (held) return held;
  if (step.does === "way") return { ways: await ways(step.key, step.other, signal) };
  const found = { neighbours: await neighbours(step, signal) };
  kept.set(text, found);
  return found;
}

const wanted = computed(() => steps.value.map(write).join("\n"));

/** The steps of the address, each with what the server said to it. */
export const done = resource(
  () => wanted.value,
  async (signal) => {
    const all = steps.peek();
    const answers = await Promise.all(all.map((step) => got(step, signal)));
    return all.map((step, index) => ({ step, got: answers[index]! }));
  },
);
export type Done = { step: Step; got: Got | null };

/** The chosen node, and how many neighbours it has by type; a group is no node to the server. */
export const chosen = resource(
  () => (isGroup(state.value.node) ? null : state.value.node || null),
  (signal): Promise<NodeCounts> => {
    const { label, id } = refOf(state.peek().node);
    return get("/api/v1/nodes/{label}/{id}", { path: { label: label as "Task", id } }, signal);
  },
);
