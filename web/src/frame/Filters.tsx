// The filters of the answer, each value with the tasks that it would leave.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { answer, rowsOf } from "../answer/answer.js";
import { anyChosen, type Facet, facets, type Value } from "../answer/facets.js";
import { filtersDrawn } from "../answer/places.js";
import { number, t, term } from "../i18n/index.js";
import { type Filter, FILTERS, go, state } from "../state/url.js";
import { Said } from "../ui/Text.js";
import { PaneTitle } from "./panes.js";

const FEW = 8;
const whole = signal<ReadonlySet<Filter>>(new Set());

export function Filters() {
  const words = t.value;
  useEffect(() => void (filtersDrawn.value = true), []);
  const found = facets(rowsOf(answer.value), state.value);
  return (
    <div class="filters">
      <div class="head">
        <PaneTitle>{words.filters}</PaneTitle>
        {anyChosen(state.value) ? (
          <button type="button" class="quiet" onClick={() => go(Object.fromEntries(FILTERS.map((one) => [one, []])))}>
            {words.filters_clear}
          </button>
        ) : null}
      </div>
      {found.length ? found.map((facet) => <FacetOf key={facet.filter} facet={facet} />) : <p class="small">{words.filters_empty}</p>}
    </div>
  );
}

function FacetOf({ facet: { filter, values } }: { facet: Facet }) {
  const words = t.value;
  const all = whole.value.has(filter);
  const shown = all ? values : values.filter((one, index) => index < FEW || one.chosen);
  const more = values.length - shown.length;
  return (
    <fieldset>
      <legend>{words.filter_names[filter]}</legend>
      {shown.map((value) => (
        <Box key={value.value} filter={filter} value={value} />
      ))}
      {more > 0 || all ? (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            const next = new Set(whole.value);
            if (!next.delete(filter)) next.add(filter);
            whole.value = next;
          }}
        >
          {more > 0 ? words.filter_more(more) : words.filter_less}
        </button>
      ) : null}
    </fieldset>
  );
}

function Box({ filter, value: { value, name, count, chosen } }: { filter: Filter; value: Value }) {
  const chosenNow = state.value[filter];
  const toggle = () => go({ [filter]: chosen ? chosenNow.filter((one) => one !== value) : [...chosenNow, value] });
  return (
    <label class={count ? "" : "nothing"}>
      <input type="checkbox" checked={chosen} onChange={toggle} />
      <Said class="name">{term(name)}</Said>
      <span class="count">{number(count)}</span>
    </label>
  );
}
