// What the answer is about, and the sentence that answers; or the things that the name may mean.

import { type Answer, answer } from "../answer/answer.js";
import { anyChosen } from "../answer/facets.js";
import { placesByTask } from "../answer/places.js";
import { sentence } from "../answer/sentence.js";
import { type Found, matchesOf, type Tasks } from "../api/questions.js";
import { t, term } from "../i18n/index.js";
import { FILTERS, go, question, state } from "../state/url.js";
import { Choices } from "../ui/Choices.js";
import { Link } from "../ui/Link.js";
import { Said } from "../ui/Text.js";

export function About() {
  const { data } = answer.value;
  if (!data) return null;
  return data.tasks ? <One answered={data} /> : <Several found={data.found} />;
}

function One({ answered: { tasks: body, meant } }: { answered: Extract<Answer, { of: object }> }) {
  const words = t.value;
  const { q } = state.value;
  const how = meant?.how;
  const found = how === "key" ? words.found_by_key(q) : how === "phrase" ? words.found_by_phrase(q) : how === "alias" ? words.found_by_alias(q) : "";
  return (
    <div class="answer">
      <h1>
        <Said class="name">{body.about.name}</Said> <small>{term(body.about.label)}</small>
      </h1>
      <p class="sentence" role="status">
        <bdi>{sentence(body)}</bdi>
      </p>
      {found ? <p class="note">{found}</p> : null}
      {meant?.also.length ? (
        <p class="note">
          {words.also_named}
          {meant.also.map((one) => (
            <Link key={one.id} to={question({ q: one.name, of: { label: one.label, id: one.id } })}>
              <Said>{one.name}</Said>
            </Link>
          ))}
        </p>
      ) : null}
      <Asked body={body} />
      {anyChosen(state.value) ? <ChosenFilters body={body} /> : null}
    </div>
  );
}

/** Boxes that change the question. */
function Asked({ body }: { body: Tasks }) {
  const words = t.value;
  const { within, predecessors } = state.value;
  if (body.about.label === "Place")
    return (
      <label class="tick">
        <input type="checkbox" checked={within} onChange={() => go({ within: !within })} /> {words.within}
      </label>
    );
  if (!body.kin.length && predecessors) return null;
  return (
    <label class="tick">
      <input type="checkbox" checked={predecessors} onChange={() => go({ predecessors: !predecessors })} />{" "}
      {words.predecessors}
    </label>
  );
}

/** The filters that are on, each to be taken off. */
function ChosenFilters({ body }: { body: Tasks }) {
  const words = t.value;
  const names = new Map(body.rows.map((row) => [row.plan_id, row.plan]));
  const places = new Map([...(placesByTask.value?.values() ?? [])].flat());
  return (
    <ul class="chosen">
      {FILTERS.flatMap((filter) =>
        state.value[filter].map((value) => {
          const name = filter === "plan" ? (names.get(value) ?? value) : filter === "place" ? (places.get(value) ?? value) : term(value);
          return (
            <li key={filter + value}>
              <button
                type="button"
                aria-label={words.filter_remove(name)}
                onClick={() => go({ [filter]: state.value[filter].filter((one) => one !== value) })}
              >
                <bdi>{name}</bdi> <span aria-hidden="true">✕</span>
              </button>
            </li>
          );
        }),
      )}
    </ul>
  );
}

const STRENGTHS = ["name", "alias", "key", "phrase", "key_part"];

function Several({ found }: { found: Found }) {
  const words = t.value;
  const matches = matchesOf(found);
  const strongest = STRENGTHS.find((how) => matches.some((match) => match.how === how));
  const same = matches.filter((match) => ["name", "alias", "key"].includes(match.how) && match.how === strongest);
  const shown = same.length ? same : matches;
  return (
    <div class="answer">
      <h1>
        <bdi class="name">{same.length ? words.several(found.asked) : words.unknown(found.asked)}</bdi>
      </h1>
      {shown.length && !same.length ? <p>{words.did_you_mean}</p> : null}
      <Choices matches={shown} />
    </div>
  );
}
