// The only module that speaks to the server. Its ETags need no code here: the browser keeps the answers and
// asks again with If-None-Match.

import { signal } from "@preact/signals";

import type { components, paths } from "./schema.js";

type Body = Partial<components["schemas"]["Problem"]> & { title: string; detail: string };

/** An answer that is no answer: the server's problem document (RFC 9457), or that no server answers. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: Body,
  ) {
    super(body.detail);
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, { title: "error", detail: String(error) });

/** Whether the last request reached a server. */
export const reachable = signal(true);

type Gets = { [P in keyof paths]: paths[P] extends { get: object } ? P : never }[keyof paths];
type Given<P extends Gets> = paths[P] extends { get: { parameters: infer T } } ? T : never;
export type PathOf<P extends Gets> = Given<P> extends { path: infer T } ? T : undefined;
export type QueryOf<P extends Gets> = Given<P> extends { query?: infer T } ? T : undefined;
export type Answered<P extends Gets> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer T } } } };
}
  ? T
  : never;

export interface Parameters {
  path?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
}

/** The address of a route, relative to the page, so that it works under a prefix. */
export function route(path: string, { path: names = {}, query = {} }: Parameters = {}): string {
  const filled = path.slice(1).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ""));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== "") parameters.append(name, String(one));
  return parameters.size ? `${filled}?${parameters}` : filled;
}

/** What a route answers. Throws Problem; and AbortError when `signal` says so. */
export async function get<P extends Gets>(
  path: P,
  given: { path?: PathOf<P>; query?: QueryOf<P> } = {},
  signal?: AbortSignal,
): Promise<Answered<P>> {
  return (await fetched(route(path, given as Parameters), signal)) as Answered<P>;
}

/** The same for the address of a next page, as an answer gives it. */
export async function fetched(address: string, signal?: AbortSignal): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, { signal: signal ?? null, headers: { Accept: "application/json" } });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    reachable.value = false;
    throw new Problem(0, { title: "unreachable", detail: "" });
  }
  reachable.value = true;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  const named = (body ?? { title: response.statusText || "?", detail: `HTTP ${response.status}` }) as Body;
  const id = response.headers.get("X-Request-ID");
  throw new Problem(response.status, id && !named.request_id ? { ...named, request_id: id } : named);
}
