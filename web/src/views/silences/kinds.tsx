// One list for each kind of silence: what is not said, and what speaks beside it.

import type { Absent, Unnamed, Vanished } from "../../api/across.js";
import { number, t } from "../../i18n/index.js";
import { question } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Opens, Sure, Words } from "../../ui/Opens.js";
import { Part } from "../../ui/Part.js";
import { PlanName } from "../../ui/PlanName.js";
import { Role } from "../../ui/Role.js";
import { Said } from "../../ui/Text.js";
import { departments, otherReading, parties, partyReading, projectReading, projects, taskReading, tasks } from "./found.js";

const Nothing = () => <p class="none">{t.value.silences.none}</p>;

export function Tasks() {
  const words = t.value.silences;
  const { plans = [], rows = [] } = tasks.value.data ?? {};
  if (!plans.length) return <Nothing />;
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
      <Part
        rows={rows}
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

/** Rows of one thing below each other. */
function grouped<R>(rows: readonly R[], key: (row: R) => string): [string, R[]][] {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const members = found.get(key(row));
    if (members) members.push(row);
    else found.set(key(row), [row]);
  }
  return [...found];
}

const Compared = ({ pairs }: { pairs: readonly (readonly string[])[] }) => (
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
);

export function Projects() {
  const words = t.value.silences;
  const { pairs = [], rows = [] } = projects.value.data ?? {};
  const found = grouped<Unnamed["rows"][number]>(rows, (row) => `${row.lower_id},${row.project_id}`);
  return (
    <>
      <Compared pairs={pairs} />
      {found.length ? (
        <Part
          rows={found}
          draw={(shown) =>
            shown.map(([key, members]) => (
              <section key={key} class="silence">
                <h2>
                  <Link to={question({ q: members[0]!.project, of: { label: "Project", id: members[0]!.project_id } })}>
                    <Said>{members[0]!.project}</Said>
                  </Link>
                  {members[0]!.inside ? <span class="tag">{words.inside}</span> : null}
                  <span class="small">
                    {words.unnamed_by} <PlanName id={members[0]!.lower_id} name={members[0]!.lower} />
                  </span>
                </h2>
                {members.map((row) => {
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
                })}
              </section>
            ))
          }
        />
      ) : (
        <Nothing />
      )}
    </>
  );
}

const Department = ({ id, name }: { id: string; name: string }) => (
  <Link to={question({ q: name, of: { label: "Department", id } })}>
    <Said>{name}</Said>
  </Link>
);

export function Departments() {
  const words = t.value.silences;
  const rows = departments.value.data?.rows ?? [];
  if (!rows.length) return <Nothing />;
  const key = (row: Absent["rows"][number]) => [row.plan_id, row.field, row.reason, row.department_id].join();
  return (
    <Part
      rows={rows}
      draw={(shown) =>
        shown.map((row) => (
          <section key={key(row)} class="silence">
            <h2>
              <Department id={row.department_id} name={row.department} />
              <span class="tag">{row.field}</span>
              <span class="small">
                {words.no_task_in} <PlanName id={row.plan_id} name={row.plan} year={row.plan_year} /> {words.elsewhere(number(row.elsewhere))}
              </span>
            </h2>
            <p class="small">{row.reason === "peers" ? words.peers(number(row.others.length)) : words.plans(number(row.others.length))}</p>
            {row.rows.map((other) => {
              const reading = otherReading(row, other);
              return (
                <Opens key={other.department + other.plan} reading={reading}>
                  <Role word={other.role} />
                  <q>
                    <Said>{other.task}</Said> <Said class="small">{other.evidence.quote}</Said>
                  </q>
                  <span class="how">
                    <Said class="entity">{row.reason === "peers" ? other.department : `${other.plan_year ?? ""} ${other.plan}`}</Said>
                    <Sure of={reading} />
                  </span>
                </Opens>
              );
            })}
          </section>
        ))
      }
    />
  );
}

export function Parties() {
  const words = t.value.silences;
  const { pairs = [], rows = [] } = parties.value.data ?? {};
  const found = grouped<Vanished["rows"][number]>(rows, (row) => `${row.after_id},${row.department_id}`);
  return (
    <>
      <Compared pairs={pairs} />
      {found.length ? (
        <Part
          rows={found}
          draw={(shown) =>
            shown.map(([key, members]) => (
              <section key={key} class="silence">
                <h2>
                  <Department id={members[0]!.department_id} name={members[0]!.department} />
                  {members[0]!.named ? <span class="tag">{words.still_named}</span> : null}
                  <span class="small">
                    {words.gone_from} <PlanName id={members[0]!.after_id} name={members[0]!.after} year={members[0]!.after_year} />
                  </span>
                </h2>
                {members.map((row) => {
                  const reading = partyReading(row);
                  return (
                    <Opens key={row.task_id + row.evidence.start} reading={reading}>
                      <Role word={row.role} />
                      <q>
                        <Said>{row.task}</Said> <Said class="small">{row.evidence.quote}</Said>
                      </q>
                      <span class="how">
                        <Said class="entity">{`${row.before_year ?? ""} ${row.before}`}</Said>
                        <Sure of={reading} />
                      </span>
                    </Opens>
                  );
                })}
              </section>
            ))
          }
        />
      ) : (
        <Nothing />
      )}
    </>
  );
}
