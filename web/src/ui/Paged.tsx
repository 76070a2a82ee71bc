// A list that comes in pages: how many are shown of how many, its rows, and more.

import type { ComponentChildren } from "preact";

import { number, t } from "../i18n/index.js";
import type { Page, Pages } from "../state/pages.js";
import { More } from "./More.js";
import { Loading, Trouble } from "./Trouble.js";

interface Props<P extends Page<unknown>> {
  list: Pages<P>;
  /** What is said where there are no rows. */
  none: string;
  /** Beside the count. */
  aside?: ComponentChildren;
  draw: (rows: P["rows"]) => ComponentChildren;
}

export function Paged<P extends Page<unknown>>({ list, none, aside, draw }: Props<P>) {
  const { status, data, problem } = list.value;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={list.reload} />;
  if (!data) return <Loading />;
  if (!data.rows.length && !data.next) return <p class="none">{none}</p>;
  return (
    <>
      <p class="bar">
        <span class="shown" role="status">
          {shownOf(data)}
        </span>
        {aside}
      </p>
      {draw(data.rows)}
      {data.next ? <More list={list} /> : null}
    </>
  );
}

/** How many are shown of how many; of a list that nobody counted the last page tells. */
function shownOf({ rows, total, next }: Page<unknown>): string {
  const all = total ?? (next ? null : rows.length);
  return all === null ? t.value.rows_shown(number(rows.length)) : t.value.rows_of(number(rows.length), number(all));
}
