// Aims as a table: an indicator once, its aims below each other by year. Every sentence opens.

import type { Quoted } from "../../answer/evidence.js";
import { plan } from "../../answer/scope.js";
import type { Aim } from "../../api/across.js";
import { t } from "../../i18n/index.js";
import { Link } from "../../ui/Link.js";
import { Opens, Sure, Words } from "../../ui/Opens.js";
import { PlanName } from "../../ui/PlanName.js";
import { Said } from "../../ui/Text.js";
import { aimReading } from "./found.js";

const SIGNS: Record<string, string> = { ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ ", "=": "" };

/** The aim in figures, with how it counts. */
export function Value({ aim }: { aim: Aim }) {
  const words = t.value.ledger;
  const how = [...aim.counts.map((one) => words.counts[one] ?? one), ...(aim.part ? [words.part] : []), ...(aim.base ? [words.base(aim.base)] : [])];
  return (
    <>
      <span class="figure">
        {SIGNS[aim.comparator] ?? aim.comparator}
        {aim.value.toLocaleString("zh-CN", { maximumFractionDigits: 6 })} <Said>{aim.unit}</Said>
      </span>{" "}
      {how.length ? <span class="small">{how.join(" · ")}</span> : null}
    </>
  );
}

export function Due({ aim }: { aim: Aim }) {
  const words = t.value.ledger;
  return (
    <>
      {aim.due ?? words.open_due}{" "}
      {aim.due_basis && aim.due_basis !== "target" ? <span class="small">{words.due_basis[aim.due_basis]}</span> : null}
    </>
  );
}

export function Sentence({ reading }: { reading: Quoted }) {
  return (
    <Opens reading={reading}>
      <Words of={reading} />
      <span class="how">
        <Sure of={reading} />
      </span>
    </Opens>
  );
}

export const PlanOf = ({ aim }: { aim: Aim }) => <PlanName id={aim.plan_id} name={aim.plan} year={aim.order_year} />;

/** With the roles of its parts: on a small screen they are drawn as blocks, and would not be taken for a table. */
export function Aims({ rows }: { rows: readonly Aim[] }) {
  const words = t.value.ledger;
  return (
    <table class="aims" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">{words.indicator}</th>
          <th role="columnheader" scope="col">{words.value}</th>
          <th role="columnheader" scope="col">{words.due}</th>
          {plan.value ? null : <th role="columnheader" scope="col">{t.value.plan}</th>}
          <th role="columnheader" scope="col">{words.said}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((aim, index) => {
          const again = rows[index - 1]?.indicator === aim.indicator;
          return (
            <tr role="row" key={[aim.target_id, aim.measure_id, aim.evidence.start].join()} class={again ? "again" : ""}>
              <th role="rowheader" scope="row">
                <Said class={again ? "unseen" : ""}>{aim.indicator}</Said>
                {again ? null : <Link class="small" to={{ subject: aim.indicator, ev: null }} aria-label={`${words.find}：${aim.indicator}`}>⌕</Link>}
                {aim.match && !again ? <span class="tag">{words.match[aim.match]}</span> : null}
              </th>
              <td role="cell">
                <Value aim={aim} />
              </td>
              <td role="cell">
                <span class="narrow small">{words.due}</span> <Due aim={aim} />
              </td>
              {plan.value ? null : (
                <td role="cell" class="of-plan">
                  <PlanOf aim={aim} />
                </td>
              )}
              <td role="cell" class="words">
                <Sentence reading={aimReading(aim)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
