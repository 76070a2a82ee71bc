// How many rows of a list are shown of how many there are, and a button for more.

import { number, t } from "../i18n/index.js";
import type { Page, Pages } from "../state/pages.js";
import { Trouble } from "./Trouble.js";

/** `total` where the list itself does not say it. */
export function More<P extends Page<unknown>>({ list, total }: { list: Pages<P>; total?: number | null }) {
  const words = t.value;
  const { data } = list.value;
  const { problem } = list.further.value;
  const loading = list.further.value.loading || list.value.status === "loading";
  if (!data) return null;
  const shown = number(data.rows.length);
  const all = data.total ?? total ?? null;
  const said = all === null ? words.rows_shown(shown) : words.rows_of(shown, number(all));
  return (
    <div class="more" role="status">
      <span>{said}</span>
      {data.next ? (
        <button type="button" disabled={loading} onClick={list.more}>
          {loading ? words.loading : words.rows_more}
        </button>
      ) : null}
      {problem ? <Trouble problem={problem} /> : null}
    </div>
  );
}
