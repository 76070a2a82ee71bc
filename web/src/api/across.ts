// Questions about what several plans say: of one project, of one another, and what they leave out.

import { fetched, get, type QueryOf, route } from "./client.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Timeline = Schemas["TimelineAnswer"];

const TIMELINE = "/api/v1/projects/{name}/timeline";
export const timelineAddress = (id: string): string => route(TIMELINE, { path: { name: id } });
/** The same as rows. */
export const mentionsAddress = (id: string): string => route("/api/v1/projects/{name}/mentions", { path: { name: id } });
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
const MATRIX = "/api/v1/overlaps/matrix";
/** Of all pairs, or of those that a department has a part in. */
export const matrixAddress = (department: string | null): string => route(MATRIX, { query: { department } });
export const matrix = (department: string | null, signal?: AbortSignal): Promise<Matrix> => get(MATRIX, { query: { department } }, signal);

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

export type Lineage = Schemas["LineageAnswer"];
export type Tie = Schemas["LineageItem"];
export type Branch = Schemas["BranchItem"];
export type Missing = Schemas["MissingItem"];

const LINEAGE = "/api/v1/lineage";
const LINEAGE_OF = "/api/v1/plans/{name}/lineage";
const MISSING = "/api/v1/lineage/missing";
/** Of one plan, or of all. */
export const lineageAddress = (id?: string): string => (id ? route(LINEAGE_OF, { path: { name: id } }) : route(LINEAGE));
export const lineage = (id?: string, signal?: AbortSignal): Promise<Lineage> =>
  id ? get(LINEAGE_OF, { path: { name: id } }, signal) : get(LINEAGE, {}, signal);
export const missingAddress = route(MISSING);
export const missing = (limit: number, signal?: AbortSignal): Promise<Schemas["MissingAnswer"]> =>
  get(MISSING, { query: { limit } }, signal);

export type Unassigned = Schemas["UnassignedTasksAnswer"];
export type Unnamed = Schemas["UnnamedProjectsAnswer"];
export type Absent = Schemas["AbsentDepartmentsAnswer"];
export type Vanished = Schemas["VanishedPartiesAnswer"];

/** What a plan, or any, does not say, with the parameter that names the plan. */
const SILENCES = {
  tasks: ["/api/v1/silences/tasks", "plan"],
  projects: ["/api/v1/silences/projects", "lower"],
  departments: ["/api/v1/silences/departments", "plan"],
  parties: ["/api/v1/silences/parties", "after"],
} as const;
export type Silence = keyof typeof SILENCES;
export const SILENCE_KINDS = Object.keys(SILENCES) as Silence[];
export const silenceAddress = (kind: Silence, id?: string): string => {
  const [path, name] = SILENCES[kind];
  return route(path, { query: id ? { [name]: id } : {} });
};
interface Silent {
  tasks: Unassigned;
  projects: Unnamed;
  departments: Absent;
  parties: Vanished;
}
export const silence = async <K extends Silence>(kind: K, id?: string, signal?: AbortSignal): Promise<Silent[K]> =>
  (await fetched(silenceAddress(kind, id), signal)) as Silent[K];
