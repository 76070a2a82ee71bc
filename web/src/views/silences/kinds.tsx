// One list for each kind of silence: what is not said, and what speaks beside it.

import type { ComponentChildren } from "preact";

import type { Quoted } from "../../answer/evidence.js";
import type { Absent, Unnamed, Vanished } from "../../api/across.js";
import { number, t } from "../../i18n/index.js";
import type { Page, Pages } from "../../state/pages.js";
import { question } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Opens, Sure, Words } from "../../ui/Opens.js";
import { Paged } from "../../ui/Paged.js";
import { PlanName } from "../../ui/PlanName.js";
import { Role } from "../../ui/Role.js";
import { Said } from "../../ui/Text.js";
import { departments, otherReading, parties, partyReading, projectReading, projects, taskReading, tasks } from "./found.js";

export function Tasks() {
  const words = t.value.silences;
  const { plans = [], rows = [] } = tasks.value.data ?? {};
  if (!plans.length) return <p class="none">{words.none}</p>;
  const listed = new Set(rows.map((row) => row.plan_id));
  return (
    <>
      <table class="listed">
        <thead>
          <tr>
            <th scope="col">{t.value.plan}</th>
            <th scope="col" class="number">{t.value.tasks}</th>
            <th scope="col" class="number">{words.nobody}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((one) => (
            <tr key={one.plan_id}>
              <td>
                <PlanName id={one.plan_id} name={one.plan} year={one.plan_year} />{" "}
                {listed.has(one.plan_id) ? null : (
                  <Link class="small" to={{ ...question({ q: one.plan, of: { label: "Plan", id: one.plan_id } }), view: "silences" }}>
                    {words.list_them}
                  </Link>
                )}
              </td>
              <td class="number">{number(one.tasks)}</td>
              <td class="number">{number(one.tasks - one.assigned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Paged
        list={tasks}
        none={words.counted}
        draw={(shown) =>
          shown.map((row) => (
            <Opens key={row.task_id} reading={taskReading(row)}>
              <span class="ordinal">{row.ordinal}</span>
              <q>
                {row.heading ? <Said class="heading">{row.heading}</Said> : null} <Said>{row.text}</Said>
              </q>
              <span class="how">
                <Said class="entity">{`${row.plan_year ?? ""} ${row.plan}`}</Said>
              </span>
            </Opens>
          ))
        }
      />
    </>
  );
}

/** What one plan does not say, in a section of its own, and what others say of it, each line with its evidence. */
function Silence<R>({ head, rows, draw }: { head: ComponentChildren; rows: readonly R[]; draw: (row: R) => ComponentChildren }) {
  return (
    <section class="silence">
      {head}
      {rows.map(draw)}
    </section>
  );
}

interface Between<R, P> {
  list: Pages<P>;
  /** Rows of one thing are one silence. */
  of: (row: R) => string;
  head: (first: R) => ComponentChildren;
  draw: (row: R) => ComponentChildren;
}

/** Silences of one plan where another one speaks: which plans were compared, and what was found. */
function Beside<R, P extends Page<R> & { pairs: readonly (readonly string[])[] }>({ list, of, head, draw }: Between<R, P>) {
  const pairs = list.value.data?.pairs ?? [];
  const things = (rows: readonly R[]) => {
    const found = new Map<string, R[]>();
    for (const row of rows) {
      const members = found.get(of(row));
      if (members) members.push(row);
      else found.set(of(row), [row]);
    }
    return [...found];
  };
  return (
    <>
      <details class="small">
        <summary>{t.value.silences.compared(number(pairs.length))}</summary>
        <ul>
          {pairs.map(([one, other]) => (
            <li key={`${one}${other}`}>
              <Said>{one ?? ""}</Said> → <Said>{other ?? ""}</Said>
            </li>
          ))}
        </ul>
      </details>
      <Paged
        list={list}
        none={t.value.silences.none}
        draw={(rows) => things(rows).map(([thing, members]) => <Silence key={thing} head={head(members[0]!)} rows={members} draw={draw} />)}
      />
    </>
  );
}

/** Somebody's task as another plan, or another party of it, has it. */
const Task = ({ reading, role, task, whose }: { reading: Quoted; role: string; task: string; whose: string }) => (
  <Opens reading={reading}>
    <Role word={role} />
    <q>
      <Said>{task}</Said> <Said class="small">{reading.evidence?.quote ?? ""}</Said>
    </q>
    <span class="how">
      <Said class="entity">{whose}</Said>
      <Sure of={reading} />
    </span>
  </Opens>
);

export function Projects() {
  const words = t.value.silences;
  return (
    <Beside<Unnamed["rows"][number], Unnamed>
      list={projects}
      of={(row) => `${row.lower_id},${row.project_id}`}
      head={(row) => (
        <h2>
          <Link to={question({ q: row.project, of: { label: "Project", id: row.project_id } })}>
            <Said>{row.project}</Said>
          </Link>
          {row.inside ? <span class="tag">{words.inside}</span> : null}
          <span class="small">
            {words.unnamed_by} <PlanName id={row.lower_id} name={row.lower} />
          </span>
        </h2>
      )}
      draw={(row) => {
        const reading = projectReading(row);
        return (
          <Opens key={row.evidence.document + row.evidence.start} reading={reading}>
            <Role word="涉及" />
            <Words of={reading} />
            <span class="how">
              <Said class="entity">{row.upper}</Said>
              <Sure of={reading} />
            </span>
          </Opens>
        );
      }}
    />
  );
}

const Department = ({ id, name }: { id: string; name: string }) => (
  <Link to={question({ q: name, of: { label: "Department", id } })}>
    <Said>{name}</Said>
  </Link>
);

export function Departments() {
  const words = t.value.silences;
  const key = (row: Absent["rows"][number]) => [row.plan_id, row.field, row.reason, row.department_id].join();
  return (
    <Paged
      list={departments}
      none={words.none}
      draw={(shown) =>
        shown.map((row) => (
          <Silence
            key={key(row)}
            head={
              <>
                <h2>
                  <Department id={row.department_id} name={row.department} />
                  <span class="tag">{row.field}</span>
                  <span class="small">
                    {words.no_task_in} <PlanName id={row.plan_id} name={row.plan} year={row.plan_year} /> {words.elsewhere(number(row.elsewhere))}
                  </span>
                </h2>
                <p class="small">{row.reason === "peers" ? words.peers(number(row.others.length)) : words.plans(number(row.others.length))}</p>
              </>
            }
            rows={row.rows}
            draw={(other) => (
              <Task
                key={other.department + other.plan}
                reading={otherReading(row, other)}
                role={other.role}
                task={other.task}
                whose={row.reason === "peers" ? other.department : `${other.plan_year ?? ""} ${other.plan}`}
              />
            )}
          />
        ))
      }
    />
  );
}

export function Parties() {
  const words = t.value.silences;
  return (
    <Beside<Vanished["rows"][number], Vanished>
      list={parties}
      of={(row) => `${row.after_id},${row.department_id}`}
      head={(row) => (
        <h2>
          <Department id={row.department_id} name={row.department} />
          {row.named ? <span class="tag">{words.still_named}</span> : null}
          <span class="small">
            {words.gone_from} <PlanName id={row.after_id} name={row.after} year={row.after_year} />
          </span>
        </h2>
      )}
      draw={(row) => (
        <Task
          key={row.task_id + row.evidence.start}
          reading={partyReading(row)}
          role={row.role}
          task={row.task}
          whose={`${row.before_year ?? ""} ${row.before}`}
        />
      )}
    />
  );
}
