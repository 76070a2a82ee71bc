// A list that comes in pages: the rows that were fetched, how many there are, and more when they are asked for.

import { type Signal, signal } from "@preact/signals";

import { asProblem, fetched, type Problem } from "../api/client.js";
import { type Resource, resource } from "./resource.js";

/** A page as the server gives it; `next` is the address of the one behind it. */
export interface Page<R> {
  rows: R[];
  total?: number | null;
  next?: string | null;
}

export interface Pages<P> extends Resource<P> {
  /** Whether a further page is being fetched, or why it did not come. */
  further: Signal<{ loading: boolean; problem?: Problem }>;
  /** Fetches the page behind those that are here. */
  more: () => void;
}

// As relative as every other address of the page.
const following = async <P>(next: string): Promise<P> => (await fetched(next.replace(/^\//, ""))) as P;

/** The rows of a page and of all behind it. */
export async function every<R>(first: Page<R>): Promise<R[]> {
  const rows = [...first.rows];
  for (let page = first; page.next; rows.push(...page.rows)) page = await following(page.next);
  return rows;
}

/** `key` and `load` as of `resource`; `load` fetches the first page, `join` puts a page behind those that are here. */
export function pages<P extends Page<unknown>>(
  key: () => string | null,
  load: (signal: AbortSignal) => Promise<P>,
  join: (held: P, last: P) => P = (held, last) => ({ ...last, rows: [...held.rows, ...last.rows] }),
): Pages<P> {
  const further: Pages<P>["further"] = signal({ loading: false });
  const held = resource(key, async (given) => {
    further.value = { loading: false };
    return load(given);
  });
  const more = (): void => {
    const { data } = held.value;
    if (!data?.next || further.value.loading || held.value.status === "loading") return;
    further.value = { loading: true };
    following<P>(data.next).then(
      (last) => {
        further.value = { loading: false };
        // Another list may have come in between.
        if (held.value.data !== data) return;
        held.replace(join(data, last));
      },
      (error: unknown) => void (further.value = { loading: false, problem: asProblem(error) }),
    );
  };
  return Object.assign(held, { further, more });
}
