// The places and projects that the tasks of the answer name, for the map and for the filter by place; and the levels of
// its plans. Asked for when something is drawn that needs them.

import { computed, signal } from "@preact/signals";

import { placesOf } from "../api/places.js";
import { levels } from "../api/questions.js";
import { resource } from "../state/resource.js";
import { state } from "../state/url.js";
import { answer, rowsOf } from "./answer.js";

/** Whether filters are on the screen. */
export const filtersDrawn = signal(false);

const answered = (): string | null => (answer.value.status === "ready" && answer.value.data?.tasks ? (answer.value.key ?? null) : null);

/** The tasks of the answer, each once. */
export const taskIds = (): string[] => [...new Set(rowsOf(answer.peek()).map((row) => row.task_id))];

export const places = resource(
  () => (filtersDrawn.value || state.value.view === "map" || state.value.place.length ? answered() : null),
  (given) => placesOf(taskIds(), given),
);

const plans = resource(() => (filtersDrawn.value || state.value.level.length ? answered() && "levels" : null), levels);

/** The places that each task names, by its id; null while they are not known. */
export const placesByTask = computed(() => {
  const { data, status } = places.value;
  if (!data || status === "loading") return null;
  const found = new Map<string, [string, string][]>();
  for (const { label, id, name, tasks } of data)
    if (label === "Place") for (const { task } of tasks) found.set(task, [...(found.get(task) ?? []), [id, name]]);
  return found;
});

/** The level of each plan, by its id; null while they are not known. */
export const levelsOfPlans = computed(() => plans.value.data ?? null);
