// Something that the server is asked for, as a signal: asked again when its key changes, and given up when
// another key came first.

import { effect, type ReadonlySignal, signal } from "@preact/signals";

import type { Problem } from "../api/client.js";
import { asProblem } from "../api/client.js";

/** `data` stays while the next is loading, so that the screen does not flicker; `key` says what it answers. */
export interface Loaded<T> {
  status: "empty" | "loading" | "ready" | "failed";
  key?: string;
  data?: T;
  problem?: Problem;
}

export interface Resource<T> extends ReadonlySignal<Loaded<T>> {
  /** Asks again. */
  reload: () => void;
  /** Puts other data in the place of what was fetched, for the same key. */
  replace: (data: T) => void;
  /** What is there, once something is; undefined where it could not be had. */
  settled: () => Promise<T | undefined>;
}

/** `key` names what is wanted, null for nothing; `load` fetches it. Both may read signals; `load`'s are not
 * followed. */
export function resource<T>(key: () => string | null, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const loaded = signal<Loaded<T>>({ status: "empty" });
  const again = signal(0);
  let running = new AbortController();
  effect(() => {
    void again.value;
    const wanted = key();
    running.abort();
    if (wanted === null) {
      loaded.value = { status: "empty" };
      return;
    }
    const mine = (running = new AbortController());
    const held = loaded.peek();
    loaded.value = { ...held, status: "loading" };
    queueMicrotask(() => {
      load(mine.signal).then(
        (data) => {
          if (!mine.signal.aborted) loaded.value = { status: "ready", key: wanted, data };
        },
        (error: unknown) => {
          if (!mine.signal.aborted) loaded.value = { status: "failed", key: wanted, problem: asProblem(error) };
        },
      );
    });
  });
  return Object.assign(loaded, {
    reload: () => void again.value++,
    replace: (data: T) => void (loaded.value = { ...loaded.value, data }),
    settled: () =>
      new Promise<T | undefined>((told) => {
        const stop = loaded.subscribe(({ status, data }) => {
          if (data === undefined && status === "loading") return;
          told(data);
          queueMicrotask(() => stop());
        });
      }),
  });
}
