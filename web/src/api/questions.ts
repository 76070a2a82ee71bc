// One function for each question that the explorer asks, with the shapes of the answers.

import { every } from "../state/pages.js";
import type { Ref, Span } from "../state/url.js";
import { fetched, get, route } from "./client.js";
import type { components } from "./schema.js";
import { write } from "./session.js";

type Schemas = components["schemas"];
export type Row = Schemas["TaskItem"];
export type Evidence = Schemas["Evidence"];
export type Match = Schemas["Match"];
export type Kin = Schemas["Kin"];
export type Counts = Schemas["Counts"];
export type Tasks = Schemas["TasksAnswer"];
export type Found = Schemas["SearchAnswer"];
export type Plan = Schemas["PlanItem"];
export type Source = Schemas["DocumentAnswer"];
export type Sentence = Schemas["MeasureEntry"];
export type Mark = Schemas["Mark"];
export type Statistics = Schemas["StatisticsAnswer"];
/** One relationship, and the same with both its ends. */
export type Reading = Schemas["Reading"];
export type ReadingAnswer = Schemas["ReadingAnswer"];
export type Thing = Schemas["Thing"];
/** A node with the relationships that lead to it; how many there are of each kind; ways between two nodes. */
export type Neighbour = Schemas["Neighbour"];
export type NodeCounts = Schemas["NodeAnswer"];
export type Ways = Schemas["WayList"];
export type Judgement = Schemas["JudgementItem"];

export interface Asked {
  of: Ref;
  within: boolean;
  predecessors: boolean;
}

/** The most rows that the server puts on one page. */
const PAGE = 1000;

const ROUTES = {
  Department: "/api/v1/departments/{name}/tasks",
  Project: "/api/v1/projects/{name}/tasks",
  Place: "/api/v1/places/{name}/tasks",
  Plan: "/api/v1/plans/{name}/tasks",
} as const;

/** The labels of things that an answer can be about. */
export type About = keyof typeof ROUTES;
export const ABOUT = Object.keys(ROUTES) as About[];
export const isAbout = (label: string): label is About => label in ROUTES;

const asked = ({ of, within, predecessors }: Asked) => ({
  path: { name: of.id },
  query: {
    ...(of.label === "Place" && within ? { within: true } : {}),
    ...(of.label === "Department" && !predecessors ? { with_predecessors: false } : {}),
  },
});

/** The address of every task that involves a thing, also for programs. */
export const tasksAddress = (about: Asked): string => route(ROUTES[about.of.label as About], asked(about));

/** The same answered, with the rows of every page. */
export const tasks = async (about: Asked, signal?: AbortSignal): Promise<Tasks> => {
  const { path, query } = asked(about);
  const address = route(ROUTES[about.of.label as About], { path, query: { ...query, limit: PAGE } });
  const first = (await fetched(address, signal)) as Tasks;
  return { ...first, rows: await every(first), next: null };
};

/** What a name may mean, up to so many of each kind, and up to so many sentences that say it; among things of one
 * label where it is given. */
export const search = (q: string, signal?: AbortSignal, limit = 20, texts = 0, label: About | null = null): Promise<Found> =>
  get("/api/v1/search", { query: { q, limit, texts, label } }, signal);

export const matchesOf = ({ groups }: Pick<Found, "groups">): Match[] => groups.flatMap((group) => group.matches);

export const plans = (signal?: AbortSignal) => get("/api/v1/plans", { query: { limit: 200 } }, signal);

/** The level of every plan, by its id. */
export const levels = async (signal?: AbortSignal): Promise<ReadonlyMap<string, string>> => {
  const rows = await every(await get("/api/v1/plans", { query: { limit: 1000, fields: "id,level" } }, signal));
  return new Map(rows.flatMap(({ id, level }) => (level ? [[id, level]] : [])));
};

/** How every plan is cited. */
export const citations = async (): Promise<Pick<Plan, "id" | "citation">[]> =>
  every(await get("/api/v1/plans", { query: { limit: 1000, fields: "id,citation" } }));

export const statistics = (signal?: AbortSignal): Promise<Statistics> => get("/api/v1/statistics", {}, signal);

export const reading = (id: string, signal?: AbortSignal): Promise<ReadingAnswer> =>
  get("/api/v1/readings/{id}", { path: { id } }, signal);

/** A document's text, from the character `from` on, with the span `at` marked as asked for. */
export const source = (id: string, at: Span | null, signal?: AbortSignal, from = 0): Promise<Source> =>
  get(
    "/api/v1/documents/{id}",
    { path: { id }, query: { ...(at ? { start: at.start, end: at.end } : {}), ...(from > 0 ? { text_from: from } : {}) } },
    signal,
  );

/** Writes a judgement to the log, and applies it; the rows that were written. */
export const judge = async (body: Schemas["JudgementBody"], signal?: AbortSignal): Promise<Judgement[]> =>
  (await write("post", "/api/v1/judgements", { body }, signal)).rows;
