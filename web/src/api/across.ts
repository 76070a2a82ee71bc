// Questions about what several plans say: of one project, of one another, and what they leave out.

import { get, type QueryOf, route } from "./client.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Timeline = Schemas["TimelineAnswer"];

const TIMELINE = "/api/v1/projects/{name}/timeline";
export const timelineAddress = (id: string): string => route(TIMELINE, { path: { name: id } });
export const timeline = (id: string, signal?: AbortSignal): Promise<Timeline> => get(TIMELINE, { path: { name: id } }, signal);

export type Overlap = Schemas["OverlapItem"];
export type Side = Schemas["OverlapSideItem"];
export type Thread = Schemas["ThreadItem"];
export type Matrix = Schemas["MatrixAnswer"];
export type OverlapsAsked = QueryOf<"/api/v1/overlaps">;

const OVERLAPS = "/api/v1/overlaps";
const THREADS = "/api/v1/overlaps/threads";
export const overlapsAddress = (query: OverlapsAsked = {}): string => route(OVERLAPS, { query });
export const overlaps = (query: OverlapsAsked, signal?: AbortSignal): Promise<Schemas["OverlapsAnswer"]> =>
  get(OVERLAPS, { query }, signal);
export const threadsAddress = (query: QueryOf<typeof THREADS> = {}): string => route(THREADS, { query });
export const threads = (query: QueryOf<typeof THREADS>, signal?: AbortSignal): Promise<Schemas["ThreadsAnswer"]> =>
  get(THREADS, { query }, signal);
export const matrix = (signal?: AbortSignal): Promise<Matrix> => get("/api/v1/overlaps/matrix", {}, signal);

export type Aim = Schemas["LedgerItem"];
export type Conflict = Schemas["ConflictItem"];
export type AimsAsked = QueryOf<"/api/v1/targets">;
export type ConflictsAsked = QueryOf<"/api/v1/targets/conflicts">;

const TARGETS = "/api/v1/targets";
const CONFLICTS = "/api/v1/targets/conflicts";
export const targetsAddress = (query: AimsAsked): string => route(TARGETS, { query });
export const targets = (query: AimsAsked, signal?: AbortSignal): Promise<Schemas["LedgerAnswer"]> => get(TARGETS, { query }, signal);
export const conflictsAddress = (query: ConflictsAsked): string => route(CONFLICTS, { query });
export const conflicts = (query: ConflictsAsked, signal?: AbortSignal): Promise<Schemas["ConflictsAnswer"]> =>
  get(CONFLICTS, { query }, signal);
