import { number, t } from "../../i18n/index.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import type { Timeline as Told } from "../../api/across.js";
import { EntryOf, Silent } from "./Entry.js";
import { Stages } from "./Stages.js";
import { type Entry, isSilent, told } from "./told.js";

export function Timeline() {
  const words = t.value.timeline;
  const { status, data, problem } = told.value;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={told.reload} />;
  if (!data) return <Loading />;
  if (!data.entries.length) return <p class="none">{words.none}</p>;
  return (
    <div class="timeline">
      <p class="bar">
        <span class="shown">{summary(data)}</span>
        <span>
          {words.legend} <del>{words.removed}</del> <ins>{words.added}</ins>
        </span>
      </p>
      <Stages entries={data.entries} />
      <ol class="line">
        {runs(data.entries).map((run) => {
          const first = run[0]!;
          if (isSilent(first)) return <Silent key={first.plan_id} plans={run} />;
          const before = data.entries.slice(0, data.entries.indexOf(first)).findLast((one) => !isSilent(one));
          const slips = data.slips.filter((slip) => slip.to_plan_id === first.plan_id);
          return <EntryOf key={first.plan_id} entry={first} before={before} slips={slips} />;
        })}
      </ol>
    </div>
  );
}

/** How many plans speak, how many do not, and what became of promises. */
function summary({ entries, slips }: Told): string {
  const words = t.value.timeline;
  const silent = entries.filter(isSilent).length;
  const said = [words.named(number(entries.length - silent)), words.silent(number(silent))];
  const moved = slips.filter(({ move }) => move !== "不变").length;
  if (moved) said.push(words.moved(number(moved)));
  return said.join(t.value.list_join);
}

/** Plans that say something each for itself, neighbours that do not together. */
function runs(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last && isSilent(entry) && isSilent(last[0]!)) last.push(entry);
    else found.push([entry]);
  }
  return found;
}
