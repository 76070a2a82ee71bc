// Plans against plans: how many pairs of measures each two share. Every number leads to its pairs.

import { alone } from "../../frame/panes.js";
import { number, t, term } from "../../i18n/index.js";
import { state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { about, type Cell, type PlanOf, plansOf, table } from "./found.js";

/** The id of what stands below the table. */
export const PAIRS = "pairs";

export function Matrix() {
  const words = t.value.overlaps;
  const plans = plansOf.value;
  const cells = new Map((table.value.data?.rows ?? []).map((cell) => [`${cell.one_plan_id},${cell.other_plan_id}`, cell]));
  const at = (row: PlanOf, column: PlanOf) => cells.get(`${row.id},${column.id}`) ?? cells.get(`${column.id},${row.id}`);
  const most = Math.max(1, ...[...cells.values()].map(({ pairs }) => pairs));
  const own = about.value?.label === "Plan" ? about.value.id : "";
  const rows = own ? plans.filter((plan) => plan.id === own) : plans;
  if (!rows.length) return null;
  return (
    <>
      <p class="small" id="matrix-how">
        {words.matrix_caption}
      </p>
      <div class="wide-table" tabIndex={0} role="region" aria-label={words.matrix}>
        <table class="matrix" aria-describedby="matrix-how" onKeyDown={arrows}>
          <thead>
            <tr>
              <th scope="col">{t.value.plan}</th>
              {plans.map((plan, index) => (
                <th key={plan.id} scope="col" title={plan.name}>
                  <span class="year">{plan.year ?? "—"}</span>
                  <span class="nth">{index + 1}</span>
                  <span class="unseen">{plan.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <span class="nth">{plans.indexOf(row) + 1}</span> <span class="year">{row.year ?? "—"}</span> <Said>{row.name}</Said>
                </th>
                {plans.map((column) => (
                  <Count key={column.id} row={row} column={column} cell={at(row, column)} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Count({ row, column, cell, most }: { row: PlanOf; column: PlanOf; cell: Cell | undefined; most: number }) {
  const words = t.value.overlaps;
  if (row.id === column.id) return <td class="same">·</td>;
  if (!cell) return <td class="no">0</td>;
  const { one, other } = state.value;
  const chosen = [one, other].includes(row.id) && [one, other].includes(column.id);
  const types = Object.entries(cell.types).map(([type, count]) => `${term(type)} ${number(count)}`);
  const share = `${number(Math.round(100 * cell.share))}%`;
  // Five shades; the number says it, too.
  const shade = Math.ceil((5 * cell.pairs) / most);
  return (
    <td data-shade={shade}>
      <Link
        to={{ one: cell.one_plan_id, other: cell.other_plan_id, type: "", ev: null }}
        onOpen={toPairs}
        aria-current={chosen ? "true" : undefined}
        aria-label={words.cell(row.name, column.name, number(cell.pairs), share, types.join(t.value.list_join))}
        title={types.join(t.value.list_join)}
      >
        {number(cell.pairs)}
      </Link>
      <span class="share" aria-hidden="true">
        {share}
      </span>
    </td>
  );
}

/** On a small screen the pairs lie below the table: out of sight, were it not for this. */
function toPairs(): void {
  if (alone.value) document.getElementById(PAIRS)?.scrollIntoView();
}

const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The arrows lead from number to number, over cells without. */
function arrows(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const cell = (event.target as Element).closest("td");
  const body = cell?.closest("tbody");
  if (!step || !cell || !body || event.altKey || event.ctrlKey || event.metaKey) return;
  let row = (cell.parentElement as HTMLTableRowElement).sectionRowIndex + step[0];
  let column = cell.cellIndex + step[1];
  event.preventDefault();
  for (; body.rows[row]?.cells[column]; row += step[0], column += step[1]) {
    const link = body.rows[row]!.cells[column]!.querySelector("a");
    if (link) return link.focus();
  }
}
