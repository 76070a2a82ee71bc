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

type Verb = "get" | "post" | "put" | "delete";
export type Routes<V extends Verb> = { [P in keyof paths]: paths[P] extends Record<V, object> ? P : never }[keyof paths];
type Gets = Routes<"get">;
type Given<P extends Gets> = paths[P] extends { get: { parameters: infer T } } ? T : never;
export type PathOf<P extends Gets> = Given<P> extends { path: infer T } ? T : undefined;
export type QueryOf<P extends Gets> = Given<P> extends { query?: infer T } ? T : undefined;
type Json<T> = { content: { "application/json": T } };
export type Answered<P extends keyof paths, V extends Verb = "get"> =
  paths[P] extends Record<V, { responses: { 200: Json<infer T> } | { 201: Json<infer T> } | { 202: Json<infer T> } }> ? T : never;
type BodyOf<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, { requestBody: Json<infer T> }> ? T : FormData;

export type Writes = "post" | "put" | "delete";
/** What a request that is no GET carries: names in the path, and a body that becomes JSON, or a form. */
export interface Sent<P extends keyof paths, V extends Verb> {
  path?: Record<string, string>;
  body?: BodyOf<P, V>;
}

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
export const fetched = (address: string, signal?: AbortSignal): Promise<unknown> => asked(address, {}, signal);

/** What a route answers to a request that is no GET. What changes something goes through `write` of session.ts,
 * which has the token. Throws like `get`. */
export async function send<V extends Writes, P extends Routes<V>>(
  verb: V,
  path: P,
  given: Sent<P, V> = {},
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Answered<P, V>> {
  const body: unknown = given.body;
  const request: RequestInit =
    body === undefined || body instanceof FormData
      ? { method: verb.toUpperCase(), headers, body: body ?? null }
      : { method: verb.toUpperCase(), headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return (await asked(route(path, { path: given.path }), request, signal)) as Answered<P, V>;
}

async function asked(address: string, request: RequestInit, signal?: AbortSignal): Promise<unknown> {
  const response = await reach(address, request, signal);
  const body: unknown = await response.json().catch(() => null);
  if (body === null) throw new Problem(response.status, { title: "?", detail: `HTTP ${response.status}` });
  return body;
}

/** The answer to a request, whatever its form. Throws like `get`. */
export async function reach(address: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    const headers = { Accept: "application/json", ...(request.headers as Record<string, string>) };
    response = await fetch(address, { ...request, headers, signal: signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    reachable.value = false;
    throw new Problem(0, { title: "unreachable", detail: "" });
  }
  reachable.value = true;
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const named = (body ?? { title: response.statusText || "?", detail: `HTTP ${response.status}` }) as Body;
  const id = response.headers.get("X-Request-ID");
  throw new Problem(response.status, id && !named.request_id ? { ...named, request_id: id } : named);
}
