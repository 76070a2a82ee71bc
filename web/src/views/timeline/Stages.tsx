// The way of the project through its stages: a column for each plan, a row for each stage that any says.

import { t, term } from "../../i18n/index.js";
import { land } from "../../ui/land.js";
import { entryId } from "./Entry.js";
import { type Entry, isSilent } from "./told.js";

const STAGES = ["规划", "前期", "开工", "续建", "建成", "运营"] as const;
type Stage = (typeof STAGES)[number];

export function Stages({ entries }: { entries: readonly Entry[] }) {
  const words = t.value.timeline;
  const rows = STAGES.filter((stage) => entries.some((entry) => entry.stages.includes(stage)));
  if (!rows.length) return null;
  return (
    <div class="wide-table" tabIndex={0} role="region" aria-label={words.stages}>
      <table class="stages">
        <caption class="small">{words.stages_legend}</caption>
        <thead>
          <tr>
            <th scope="col">{words.stage}</th>
            {entries.map((entry) => (
              <th key={entry.plan_id} scope="col" title={entry.plan}>
                <button type="button" class="quiet year" aria-label={`${entry.order_year ?? ""} ${entry.plan}`} onClick={() => jump(entry)}>
                  {entry.order_year ?? "—"}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((stage) => (
            <tr key={stage}>
              <th scope="row">{term(stage)}</th>
              {entries.map((entry) => (
                <Cell key={entry.plan_id} entry={entry} stage={stage} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ entry, stage }: { entry: Entry; stage: Stage }) {
  const words = t.value.timeline;
  if (isSilent(entry)) return <td class="silent" title={words.unnamed}>╳</td>;
  const said = entry.mentions.filter((one) => one.stage?.name === stage);
  if (!said.length) return <td />;
  const stated = said.some((one) => one.stage?.stated);
  return <td class={stated ? "stated" : "implied"} title={stated ? words.stated : words.implied}>{stated ? "●" : "○"}</td>;
}

function jump(entry: Entry): void {
  const found = document.getElementById(entryId(entry));
  if (found) land(found, "start");
}
