// What changes something is sent with the token of this page, which the server gives to its own page alone
// (docs/security.md). It is asked for when somebody writes, and again when the server was started anew.

import { type Answered, Problem, type Routes, send, type Sent, type Writes } from "./client.js";
import type { components } from "./schema.js";
import { type Resource, resource } from "../state/resource.js";

export type Scope = components["schemas"]["Token"]["scopes"][number];
type Token = components["schemas"]["Token"];

let held: Promise<Token> | null = null;

const token = (): Promise<Token> => (held ??= send("post", "/api/v1/session").catch(forget));

function forget(error: unknown): never {
  held = null;
  throw error;
}

/** Sends what changes something. Throws Problem: 403 where this page may not write, which `MayWrite`
 * of ui/ says before anybody tries. */
export async function write<V extends Writes, P extends Routes<V>>(
  verb: V,
  path: P,
  given: Sent<P, V> = {},
  signal?: AbortSignal,
): Promise<Answered<P, V>> {
  try {
    return await send(verb, path, given, signal, await bearer());
  } catch (error) {
    // The token of a server that has ended since: the next one has another.
    if (!(error instanceof Problem && error.status === 401)) throw error;
    held = null;
    return send(verb, path, given, signal, await bearer());
  }
}

const bearer = async (): Promise<Record<string, string>> => ({ Authorization: `Bearer ${(await token()).token}` });

interface Rights {
  scopes: readonly Scope[];
}

/** What this page may do; nothing where the server gives it no token. Asked once, when first read. */
export const rights = (): Resource<Rights> =>
  (known ??= resource<Rights>(
    () => "rights",
    () => token().catch(refused),
  ));
let known: Resource<Rights> | null = null;

function refused(error: unknown): Rights {
  if (error instanceof Problem && (error.status === 401 || error.status === 403)) return { scopes: [] };
  throw error;
}
