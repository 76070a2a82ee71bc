import { opening, same, spanOf } from "../../answer/evidence.js";
import { grouping, type Group, type Task } from "../../answer/groups.js";
import type { Row } from "../../api/questions.js";
import { number, t, term } from "../../i18n/index.js";
import { question, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Role } from "../../ui/Role.js";
import { Marked, Said } from "../../ui/Text.js";

interface Drawn extends Group {
  /** Its tasks in all; `tasks` may be fewer. */
  all: number;
}

/** A heading and the tasks under it; `bare` where the heading would say what the page says already. */
export function GroupOf({ group, about, bare }: { group: Drawn; about: string; bare: boolean }) {
  const by = grouping(state.value.group);
  return (
    <section class="group">
      {bare ? null : (
        <h2>
          <Heading group={group} />
          <span class="count">{t.value.tasks_short(number(group.all))}</span>
        </h2>
      )}
      <ol class="tasks">
        {group.tasks.map((task) => (
          <TaskLine key={task.id} task={task} about={about} plan={!bare && by !== "plan"} />
        ))}
      </ol>
    </section>
  );
}

function Heading({ group: { key, first } }: { group: Group }) {
  const words = t.value;
  const by = grouping(state.value.group);
  if (by === "year") return <span class="year">{key || words.year_unknown}</span>;
  if (by === "role") return key ? <Role word={key} /> : <span>{words.role_none}</span>;
  return (
    <>
      <span class="year">{first.order_year ?? "—"}</span>
      <Link class="plan" to={question({ q: first.plan, of: { label: "Plan", id: first.plan_id } })}>
        <Said>{first.plan}</Said>
      </Link>
    </>
  );
}

function TaskLine({ task: { id, first, readings }, about, plan }: { task: Task; about: string; plan: boolean }) {
  const words = t.value;
  return (
    <li class="task" aria-current={state.value.sel === id ? "true" : undefined}>
      <span class="ordinal">{first.ordinal ?? ""}</span>
      <div class="what">
        {first.heading ? (
          <h3>
            <Said>{first.heading}</Said>
          </h3>
        ) : null}
        <p class={first.heading ? "text" : "text alone"}>
          <Said>{first.text}</Said>
        </p>
        <p class="about">
          {plan ? (
            <Link to={question({ q: first.plan, of: { label: "Plan", id: first.plan_id } })}>
              <Said>{first.plan}</Said>
            </Link>
          ) : null}
          {first.kind !== "task" ? <span class="tag">{term(first.kind)}</span> : null}
          {first.deadline ? <span class="tag">{words.deadline(first.deadline)}</span> : null}
        </p>
        {readings
          .filter((row) => row.evidence)
          .map((row) => (
            <Reading key={keyOf(row)} row={row} about={about} />
          ))}
      </div>
    </li>
  );
}

const keyOf = ({ evidence, relation, role, basis, surface, entity_id }: Row) =>
  [evidence?.document, evidence?.start, evidence?.end, relation, role, basis, surface, entity_id].join();

/** One reading: as what it names whom, in which words, and how sure that is. Opens its evidence. */
function Reading({ row, about }: { row: Row; about: string }) {
  const { evidence, entity, entity_id, role, relation, basis, surface, task_id } = row;
  if (!evidence) return null;
  const open = same(state.value.ev, spanOf(evidence)) && state.value.sel === task_id;
  return (
    <Link class="reading" to={opening(row)} aria-current={open ? "true" : undefined}>
      <Role word={role ?? relation ?? ""} />
      <q>
        <Marked text={evidence.quote} part={surface} />
      </q>
      <span class="how">
        {entity && entity_id !== about ? <Said class="entity">{entity}</Said> : null}
        {basis ? <span>{term(basis)}</span> : null}
        <span class="sure" title={`${t.value.confidence} ${evidence.confidence} · ${evidence.method}`}>
          {Math.floor(evidence.confidence * 100)}%
        </span>
      </span>
    </Link>
  );
}
