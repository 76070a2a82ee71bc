// Filters of the answer: which values its rows have, how many tasks each would leave, and the rows that pass.

import type { Row } from "../api/questions.js";
import { levelsOfPlans, placesByTask } from "./places.js";
import { type Filter, FILTERS, type State } from "../state/url.js";

export interface Value {
  value: string;
  name: string;
  count: number;
  chosen: boolean;
}

export interface Facet {
  filter: Filter;
  values: Value[];
}

type Chosen = Pick<State, Filter>;

/** The values of a row under a filter, with their names. */
const VALUES: Record<Filter, (row: Row) => [string, string][]> = {
  role: (row) => named(row.role ?? row.relation),
  basis: (row) => named(row.basis),
  level: (row) => named(levelsOfPlans.value?.get(row.plan_id)),
  year: (row) => named(row.order_year === null || row.order_year === undefined ? null : String(row.order_year)),
  plan: (row) => [[row.plan_id, row.plan]],
  place: (row) => placesByTask.value?.get(row.task_id) ?? [],
};

const named = (word: string | null | undefined): [string, string][] => (word ? [[word, word]] : []);

/** What is being fetched keeps nothing out. */
const unknown = (filter: Filter): boolean =>
  (filter === "level" && !levelsOfPlans.value) || (filter === "place" && !placesByTask.value);

const passes = (row: Row, chosen: Chosen, but?: Filter): boolean =>
  FILTERS.every(
    (filter) =>
      filter === but || unknown(filter) || !chosen[filter].length || VALUES[filter](row).some(([value]) => chosen[filter].includes(value)),
  );

export const filtered = (rows: readonly Row[], chosen: Chosen): Row[] => rows.filter((row) => passes(row, chosen));

export const anyChosen = (chosen: Chosen): boolean => FILTERS.some((filter) => chosen[filter].length);

/** Each filter that tells rows apart, with the tasks that a value would leave beside the other filters. */
export function facets(rows: readonly Row[], chosen: Chosen): Facet[] {
  return FILTERS.map((filter) => ({ filter, values: valuesOf(rows, chosen, filter) })).filter(
    ({ values }) => values.length > 1 || values.some((value) => value.chosen),
  );
}

function valuesOf(rows: readonly Row[], chosen: Chosen, filter: Filter): Value[] {
  const found = new Map<string, { name: string; tasks: Set<string> }>();
  for (const row of rows) {
    const counts = passes(row, chosen, filter);
    for (const [value, name] of VALUES[filter](row)) {
      const one = found.get(value) ?? { name, tasks: new Set<string>() };
      if (counts) one.tasks.add(row.task_id);
      found.set(value, one);
    }
  }
  const values = [...found].map(([value, { name, tasks }]) => ({
    value,
    name,
    count: tasks.size,
    chosen: chosen[filter].includes(value),
  }));
  return filter === "year"
    ? values.sort((a, b) => a.value.localeCompare(b.value))
    : filter === "plan"
      ? values
      : values.sort((a, b) => b.count - a.count);
}
