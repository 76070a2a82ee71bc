import { computed, effect, signal } from "@preact/signals";

import { answer } from "../../answer/answer.js";
import { shown } from "../../answer/evidence.js";
import { anyChosen, filtered } from "../../answer/facets.js";
import { countTasks, grouping, groups, GROUPINGS } from "../../answer/groups.js";
import type { Kin, Row, Tasks } from "../../api/questions.js";
import { number, t, term } from "../../i18n/index.js";
import { FILTERS, go, question, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { arrows } from "./keys.js";
import { GroupOf } from "./Task.js";

/** So many tasks are drawn at first, and so many more each time. */
const PAGE = 150;
const limit = signal(PAGE);
const asked = computed(() => JSON.stringify([state.value.q, state.value.of, state.value.group]));
effect(() => {
  void asked.value;
  limit.value = PAGE;
});

export function List() {
  const body = answer.value.data?.tasks;
  if (!body) return null;
  const own = shown.value.filter((row) => !row.succession);
  return (
    <div class="list" onKeyDown={arrows}>
      <Bar body={body} own={own} />
      {own.length || !anyChosen(state.value) ? null : <NothingPasses rows={body.rows} />}
      <Groups rows={own} about={body.about.id} single={body.about.label === "Plan"} />
      {body.kin.map((one) => (
        <KinSection key={one.id} one={one} />
      ))}
    </div>
  );
}

/** How many are shown of how many, and how they are grouped. */
function Bar({ body, own }: { body: Tasks; own: readonly Row[] }) {
  const words = t.value;
  const passing = countTasks(own);
  const drawn = Math.min(passing, limit.value);
  const said =
    passing === body.counts.tasks || drawn < passing
      ? words.shown_of(number(drawn), number(passing))
      : words.shown_filtered(number(passing), number(body.counts.tasks));
  const by = grouping(state.value.group);
  return (
    <div class="bar">
      <span class="shown">{said}</span>
      {body.about.label === "Plan" ? null : (
        <span class="grouping" role="group" aria-label={words.group_by}>
          {GROUPINGS.map((one) => (
            <Link key={one} to={{ group: one === "plan" ? "" : one }} aria-current={one === by}>
              {words[`group_${one}`]}
            </Link>
          ))}
        </span>
      )}
    </div>
  );
}

function Groups({ rows, about, single }: { rows: readonly Row[]; about: string; single?: boolean }) {
  const words = t.value;
  const total = countTasks(rows);
  let left = limit.value;
  const drawn = groups(rows, grouping(state.value.group)).flatMap((group) => {
    const tasks = group.tasks.slice(0, Math.max(0, left));
    left -= group.tasks.length;
    return tasks.length ? [{ ...group, tasks, all: group.tasks.length }] : [];
  });
  const more = Math.min(PAGE, total - limit.value);
  return (
    <>
      {drawn.map((group) => (
        <GroupOf key={group.key} group={group} about={about} bare={single ?? false} />
      ))}
      {more > 0 ? (
        <p class="more">
          {words.shown_of(number(limit.value), number(total))}
          <button type="button" onClick={() => void (limit.value += PAGE)}>
            {words.show_more(number(more))}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** What a department was before or became, with its own tasks, apart from those of the department itself. */
function KinSection({ one }: { one: Kin }) {
  const words = t.value;
  const rows = shown.value.filter((row) => row.succession && row.entity_id === one.id);
  const edge = one.on ? (one.succession === "predecessor" ? words.predecessor_until(one.on) : words.successor_from(one.on)) : "";
  return (
    <section class={`kin ${one.succession}`}>
      <h2>
        <span class="which">{term(one.succession)}</span>
        <Link to={question({ q: one.name, of: { label: "Department", id: one.id } })}>
          <Said>{one.name}</Said>
        </Link>
        <span class="since">{edge}</span>
        <span class="count">{words.kin_counts(number(one.counts.plans), number(one.counts.tasks))}</span>
      </h2>
      <Groups rows={rows} about={one.id} />
    </section>
  );
}

/** Which of the filters to take off, and what each would give back. */
function NothingPasses({ rows }: { rows: readonly Row[] }) {
  const words = t.value;
  const chosen = FILTERS.filter((filter) => state.value[filter].length);
  return (
    <div class="none">
      <p>{words.empty_filtered}</p>
      <p>{words.empty_filtered_advice}</p>
      <ul>
        {chosen.map((filter) => (
          <li key={filter}>
            <button type="button" onClick={() => go({ [filter]: [] })}>
              {words.filter_names[filter]}
            </button>{" "}
            {words.tasks_count(number(countTasks(filtered(rows, { ...state.value, [filter]: [] }))))}
          </li>
        ))}
      </ul>
    </div>
  );
}
