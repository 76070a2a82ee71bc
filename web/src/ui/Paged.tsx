// A list that comes in pages: how many are shown of how many, its rows, and more.

import type { ComponentChildren } from "preact";

import { number } from "../i18n/index.js";
import type { Page, Pages } from "../state/pages.js";
import { More, shownOf } from "./More.js";
import { Loading, Trouble } from "./Trouble.js";

interface Props<P extends Page<unknown>> {
  list: Pages<P>;
  /** What is said where there are no rows. */
  none: string;
  /** How many there are, where the list itself does not say it. */
  total?: number | null;
  /** Beside the count. */
  aside?: ComponentChildren;
  /** A heading that says how many there are: then the count of what is shown stands below. */
  head?: (all: string) => ComponentChildren;
  draw: (rows: P["rows"]) => ComponentChildren;
}

export function Paged<P extends Page<unknown>>({ list, none, total, aside, head, draw }: Props<P>) {
  const { status, data, problem } = list.value;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={list.reload} />;
  if (!data) return <Loading />;
  const titled = head?.(number(data.total ?? total ?? data.rows.length));
  if (!data.rows.length && !data.next)
    return (
      <>
        {titled}
        <p class="none">{none}</p>
      </>
    );
  return (
    <div aria-busy={status === "loading" ? "true" : undefined}>
      {titled ?? (
        <p class="bar">
          <span class="shown" role="status">
            {shownOf(data, total)}
          </span>
          {aside}
        </p>
      )}
      {draw(data.rows)}
      {head || data.next ? <More list={list} total={total ?? null} /> : null}
    </div>
  );
}
