// Names that may be one thing, and the log of what people decided.

import { get } from "./client.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Pair = Schemas["PairItem"];
export type Side = Schemas["PairSide"];
export type Judged = Exclude<Schemas["JudgementBody"]["label"], null | undefined>;

export const JUDGED: readonly Judged[] = ["Department", "Place", "Project"];

export const candidates = (label: Judged | null, signal?: AbortSignal) =>
  get("/api/v1/candidates", { query: { limit: 100, label } }, signal);

export const log = (signal?: AbortSignal) => get("/api/v1/judgements", { query: { limit: 100 } }, signal);
