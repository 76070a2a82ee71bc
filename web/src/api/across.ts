// Questions about what several plans say: of one project, of one another, and what they leave out.

import { get, route } from "./client.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Timeline = Schemas["TimelineAnswer"];

const TIMELINE = "/api/v1/projects/{name}/timeline";
export const timelineAddress = (id: string): string => route(TIMELINE, { path: { name: id } });
export const timeline = (id: string, signal?: AbortSignal): Promise<Timeline> => get(TIMELINE, { path: { name: id } }, signal);
