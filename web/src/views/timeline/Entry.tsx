// One plan on the line: its words, what changed since the plan before, who is responsible, what is promised.

import { opening, type Quoted } from "../../answer/evidence.js";
import { number, t, term } from "../../i18n/index.js";
import { Link } from "../../ui/Link.js";
import { Opens, Sure, Words } from "../../ui/Opens.js";
import { PlanName } from "../../ui/PlanName.js";
import { Role } from "../../ui/Role.js";
import { Said } from "../../ui/Text.js";
import { type Clause, clauses, type Entry, type Mention, mentionReading, type Slip } from "./told.js";
import { Wording } from "./Wording.js";

/** So many sentences of a plan are drawn at once; the rest are folded, and counted. */
const FEW = 5;

export const entryId = (entry: Entry): string => `entry-${entry.plan_id}`;

export function EntryOf({ entry, before, slips }: { entry: Entry; before: Entry | undefined; slips: readonly Slip[] }) {
  const words = t.value.timeline;
  return (
    <li class="entry" id={entryId(entry)}>
      <h2>
        <PlanName id={entry.plan_id} name={entry.plan} year={entry.order_year} />
        {entry.stages.map((stage) => (
          <span key={stage} class="tag stage">
            {term(stage)}
          </span>
        ))}
        <span class="count">{words.times(number(entry.mentions.length))}</span>
      </h2>
      {slips.map((slip) => (
        <SlipOf key={[slip.after.start, slip.before.start, slip.stage].join()} slip={slip} />
      ))}
      <Few of={entry.mentions} draw={(one) => <MentionOf key={keyOf(one)} entry={entry} one={one} />} />
      {before && entry.wording.some(({ change }) => change !== "=") ? <Wording entry={entry} before={before} /> : null}
      <Parties entry={entry} />
      {entry.parts.length ? (
        <details>
          <summary>{words.parts(number(entry.parts.length))}</summary>
          {entry.parts.map((one) => (
            <MentionOf key={keyOf(one)} entry={entry} one={one} part />
          ))}
        </details>
      ) : null}
    </li>
  );
}

const keyOf = ({ document, start, end, project_id }: Mention) => [document, start, end, project_id].join();

/** Neighbours that do not name the project, in one place. */
export function Silent({ plans }: { plans: readonly Entry[] }) {
  const words = t.value.timeline;
  const [first] = plans;
  if (plans.length === 1 && first)
    return (
      <li class="entry unnamed" id={entryId(first)}>
        <h2>
          <PlanName id={first.plan_id} name={first.plan} year={first.order_year} /> <span class="tag">{words.unnamed}</span>
        </h2>
      </li>
    );
  return (
    <li class="entry unnamed">
      <details>
        <summary>
          {words.silent(number(plans.length))} <span class="small">{words.silent_why}</span>
        </summary>
        <ul>
          {plans.map((plan) => (
            <li key={plan.plan_id} id={entryId(plan)}>
              <PlanName id={plan.plan_id} name={plan.plan} year={plan.order_year} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Few({ of: all, draw }: { of: readonly Mention[]; draw: (one: Mention) => preact.JSX.Element }) {
  return (
    <>
      {all.slice(0, FEW).map(draw)}
      {all.length > FEW ? (
        <details>
          <summary>{t.value.timeline.more(number(all.length - FEW), number(all.length))}</summary>
          {all.slice(FEW).map(draw)}
        </details>
      ) : null}
    </>
  );
}

function MentionOf({ entry, one, part = false }: { entry: Entry; one: Mention; part?: boolean }) {
  const words = t.value.timeline;
  const reading = mentionReading(entry, one);
  return (
    <div class="mention">
      <Opens reading={reading}>
        <span class="stage-of">{one.stage ? term(one.stage.name) : ""}</span>
        <Words of={reading} />
        <span class="how">
          {part ? <Said class="entity">{one.project}</Said> : null}
          {one.stage && !one.stage.stated ? <span>{words.implied}</span> : null}
          <Sure of={reading} />
        </span>
      </Opens>
      {one.promises.map(({ stage, on, basis, words: said }) => (
        <p key={stage + on} class="promise">
          <span class="tag">{words.promise}</span> {on ? words.by(term(stage), on) : words.soon(term(stage))}{" "}
          <span class="small">
            {words.bases[basis]}
            {said.length ? (
              <>
                {" "}
                <Said>{said.map(({ quote }) => quote).join(" … ")}</Said>
              </>
            ) : null}
          </span>
        </p>
      ))}
    </div>
  );
}

/** What this plan makes of what an earlier one promised: both sentences open. */
function SlipOf({ slip }: { slip: Slip }) {
  const words = t.value.timeline;
  const then: Quoted = {
    task_id: "",
    plan_id: slip.from_plan_id,
    plan: slip.from_plan,
    order_year: slip.from_year ?? null,
    evidence: slip.before,
  };
  const now: Quoted = { task_id: "", plan_id: slip.to_plan_id, plan: slip.to_plan, evidence: slip.after };
  return (
    <p class="slip" data-move={slip.move}>
      <strong>{term(slip.move)}</strong>{" "}
      <Link to={opening(then)}>{words.slip_then(String(slip.from_year ?? ""), slip.promised ?? "", term(slip.stage))}</Link>
      <span aria-hidden="true"> → </span>
      <Link to={opening(now)}>{words.slip_now(slip.move === "未如期", slip.now ? term(slip.now) : "", term(slip.stage))}</Link>
    </p>
  );
}

function Parties({ entry }: { entry: Entry }) {
  const words = t.value.timeline;
  const found = clauses(entry);
  if (!found.length) return <p class="small parties">{words.nobody}</p>;
  return (
    <div class="parties">
      {found.map((one) => (
        <ClauseOf key={`${one.role}${one.reading.task_id}${one.reading.evidence?.start}`} clause={one} joined={entry.joined} />
      ))}
      {entry.left.length ? (
        <p class="left-out">
          <span class="tag">{words.left}</span> <del>{entry.left.join(t.value.list_join)}</del>
        </p>
      ) : null}
    </div>
  );
}

const ClauseOf = ({ clause: { role, basis, parties, reading }, joined }: { clause: Clause; joined: readonly string[] }) => (
  <Opens reading={reading}>
    <Role word={role} />
    <span class="names">
      {parties.map(({ id, name }, index) => (
        <>
          {index ? t.value.list_join : ""}
          <Said key={id}>{name}</Said>
          {joined.includes(name) ? <ins class="tag">{t.value.timeline.joined}</ins> : null}
        </>
      ))}
    </span>
    <span class="how">{term(basis)}</span>
  </Opens>
);
