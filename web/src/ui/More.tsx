// How many rows of a list are shown of how many there are, and a button for more.

import { number, t } from "../i18n/index.js";
import type { Page, Pages } from "../state/pages.js";
import { Trouble } from "./Trouble.js";

/** Of a list that nobody counted the last page tells how many there are. */
export function shownOf({ rows, total, next }: Page<unknown>, otherwise: number | null = null): string {
  const all = total ?? otherwise ?? (next ? null : rows.length);
  return all === null ? t.value.rows_shown(number(rows.length)) : t.value.rows_of(number(rows.length), number(all));
}

/** `total` where the list itself does not say it. */
export function More<P extends Page<unknown>>({ list, total = null }: { list: Pages<P>; total?: number | null }) {
  const words = t.value;
  const { data } = list.value;
  const { problem } = list.further.value;
  const loading = list.further.value.loading || list.value.status === "loading";
  if (!data) return null;
  return (
    <div class="more" role="status">
      <span>{shownOf(data, total)}</span>
      {data.next ? (
        <button type="button" disabled={loading} onClick={list.more}>
          {loading ? words.loading : words.rows_more}
        </button>
      ) : null}
      {problem ? <Trouble problem={problem} /> : null}
    </div>
  );
}
