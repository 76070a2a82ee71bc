// The first so many rows of a list that is here as a whole, how many those are of how many, and more.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

import { number, t } from "../i18n/index.js";

const SIZE = 100;

/** Give it a `key` where another list begins anew. */
export function Part<R>({ rows, draw }: { rows: readonly R[]; draw: (shown: readonly R[]) => ComponentChildren }) {
  const limit = useSignal(SIZE);
  const shown = rows.slice(0, limit.value);
  const said = t.value.rows_of(number(shown.length), number(rows.length));
  return (
    <>
      <p class="bar">
        <span class="shown" role="status">
          {said}
        </span>
      </p>
      {draw(shown)}
      {shown.length < rows.length ? (
        <div class="more">
          <span>{said}</span>
          <button type="button" onClick={() => void (limit.value += SIZE)}>
            {t.value.rows_more}
          </button>
        </div>
      ) : null}
    </>
  );
}
