// Documents that are read, replaced and withdrawn, and what happens while they are.

import { get, route } from "./client.js";
import type { components } from "./schema.js";
import { write } from "./session.js";

type Schemas = components["schemas"];
export type Job = Schemas["JobItem"];
export type JobDocument = Schemas["JobDocument"];
export type Document = Schemas["DocumentEntry"];

export const jobs = (signal?: AbortSignal) => get("/api/v1/jobs", { query: { limit: 20 } }, signal);
export const documents = (signal?: AbortSignal) => get("/api/v1/documents", { query: { limit: 100 } }, signal);

function form(files: Iterable<File>): FormData {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  return body;
}

export const add = (files: Iterable<File>): Promise<Job> => write("post", "/api/v1/jobs", { body: form(files) });
export const replace = (id: string, file: File): Promise<Job> =>
  write("put", "/api/v1/documents/{id}", { path: { id }, body: form([file]) });
export const withdraw = (id: string): Promise<Job> => write("delete", "/api/v1/documents/{id}", { path: { id } });
export const cancel = (id: number): Promise<Job> => write("delete", "/api/v1/jobs/{number}", { path: { number: String(id) } });

/** Whether it comes to an end yet. */
export const isOpen = ({ state }: Job): boolean => state === "queued" || state === "running";

/** Tells `heard` what is known of a job whenever that changes, till it has ended; the way to stop listening. */
export function follow(job: Job, heard: (job: Job) => void): () => void {
  let known: Job = { ...job, documents: [] };
  const source = new EventSource(route("/api/v1/jobs/{number}/events", { path: { number: String(job.id) } }));
  const on = (event: string, take: (said: never) => Partial<Job>) =>
    source.addEventListener(event, ({ data }: MessageEvent<string>) => heard((known = { ...known, ...take(JSON.parse(data) as never) })));
  on("state", (said: Partial<Job>) => said);
  on("progress", (said: Partial<Job>) => said);
  on("document", (said: JobDocument) => ({ documents: [...(known.documents ?? []), said] }));
  // The last: the server ends the stream, and the browser would begin it anew.
  on("report", (said: Job) => {
    source.close();
    return said;
  });
  return () => source.close();
}
