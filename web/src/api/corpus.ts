// What was read, what failed, and what is missing.

import { get } from "./client.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type FileState = Schemas["FileOutcome"]["state"];
export type Missing = Schemas["MissingItem"];

export const STATES: readonly FileState[] = ["failed", "left aside", "no plan", "read"];

export const files = (state: FileState | null, signal?: AbortSignal) =>
  get("/api/v1/statistics/files", { query: { limit: 100, state } }, signal);

export const coverage = (signal?: AbortSignal) => get("/api/v1/statistics/plans", { query: { limit: 100 } }, signal);

export const missing = (signal?: AbortSignal) => get("/api/v1/lineage/missing", { query: { limit: 50 } }, signal);
