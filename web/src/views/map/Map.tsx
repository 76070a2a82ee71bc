import { computed, useSignalEffect } from "@preact/signals";

import { same } from "../../answer/evidence.js";
import { places } from "../../answer/places.js";
import { alone } from "../../frame/panes.js";
import { number, t, term } from "../../i18n/index.js";
import { go, question, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { Chart } from "./Chart.js";
import { keyOf, points, taskNames, type Thing } from "./points.js";

/** What the chosen point has, or the chosen thing without a point. */
const chosen = computed<{ key: string; things: Thing[] } | null>(() => {
  const { point } = state.value;
  if (!point) return null;
  const found = points.value.placed.find(({ key }) => key === point);
  if (found) return found;
  const thing = points.value.unplaced.find((one) => keyOf(one) === point);
  return thing ? { key: point, things: [thing] } : null;
});

export function Map() {
  const words = t.value;
  const { status, data, problem } = places.value;
  useSignalEffect(() => {
    if (chosen.value && alone.value) document.getElementById("point")?.scrollIntoView({ block: "nearest" });
  });
  if (status === "failed" && problem) return <Trouble problem={problem} retry={places.reload} />;
  if (!data) return <Loading />;
  const { placed, unplaced, all, mapped, elsewhere } = points.value;
  const silent = all - mapped - elsewhere;
  return (
    <div class="mapped">
      <p class="bar" role="status">
        <span class="shown">
          {words.map_counts(number(mapped), number(all))}
          {elsewhere ? words.map_elsewhere(number(elsewhere)) : ""}
          {silent ? words.map_silent(number(silent)) : ""}
        </span>
      </p>
      <Chart points={placed} chosen={chosen.value?.key ?? ""} />
      <div class="beside">
        {chosen.value ? <Chosen things={chosen.value.things} /> : null}
        <h2>{words.map_points(number(placed.length))}</h2>
        <ol class="points">
          {placed.map(({ key, things, tasks }) => (
            <li key={key}>
              <Link to={{ point: state.value.point === key ? "" : key }} aria-current={state.value.point === key ? "true" : undefined}>
                <Said class="name">{namesOf(things)}</Said>
                {things.length > 1 ? <span class="tag">{words.map_grouped(number(things.length))}</span> : null}
                <span class="count">{words.tasks_short(number(tasks))}</span>
              </Link>
            </li>
          ))}
        </ol>
        {unplaced.length ? (
          <details class="unplaced" open={unplaced.some((one) => keyOf(one) === state.value.point)}>
            <summary>{words.map_unplaced(number(unplaced.length))}</summary>
            <ol class="points">
              {unplaced.map((one) => (
                <li key={keyOf(one)}>
                  <Link to={{ point: keyOf(one) }} aria-current={state.value.point === keyOf(one) ? "true" : undefined}>
                    <span class="kind">{term(one.label)}</span>
                    <Said class="name">{one.name}</Said>
                    <span class="count">{words.tasks_short(number(one.tasks.length))}</span>
                  </Link>
                </li>
              ))}
            </ol>
          </details>
        ) : null}
      </div>
    </div>
  );
}

/** A point is called after its place; else after the first that stands there. */
export const namesOf = (things: readonly Thing[]): string =>
  (things.find(({ label }) => label === "Place") ?? { name: things[0]?.place ?? things[0]?.name ?? "" }).name;

/** What stands at the chosen point, and the tasks that name it, each with the words that do. */
function Chosen({ things }: { things: readonly Thing[] }) {
  const words = t.value;
  return (
    <section id="point" class="point" aria-label={words.map_chosen}>
      <button type="button" class="quiet close" aria-label={words.close} onClick={() => go({ point: "" })}>
        ✕
      </button>
      {things.map((thing) => (
        <div key={keyOf(thing)}>
          <h2>
            <span class="kind">{term(thing.label)}</span>{" "}
            <Link to={question({ q: thing.name, of: { label: thing.label, id: thing.id } })}>
              <Said>{thing.name}</Said>
            </Link>{" "}
            <span class="count">{words.tasks_short(number(thing.tasks.length))}</span>
            {thing.place ? <span class="small"> {words.map_lies(thing.place)}</span> : null}
          </h2>
          <ol>
            {thing.tasks.map(({ task, document, start, end }) => {
              const row = taskNames.value.get(task);
              const at = { document, start, end };
              return (
                <li key={task}>
                  <Link to={{ ev: at, sel: task, reading: "" }} aria-current={same(state.value.ev, at) ? "true" : undefined}>
                    <span class="year">{row?.order_year ?? "—"}</span> <Said>{row?.heading || row?.text || task}</Said>
                  </Link>
                </li>
              );
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}
