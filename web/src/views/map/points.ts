// The points of the answer: what stands at equal coordinates is one, with all that stands there.

import { computed } from "@preact/signals";

import { rowsOf, answer } from "../../answer/answer.js";
import { shown } from "../../answer/evidence.js";
import { places } from "../../answer/places.js";
import type { Mapped } from "../../api/places.js";

/** One place or project with the tasks of the answer that name it, behind the filters. */
export interface Thing {
  label: string;
  id: string;
  name: string;
  /** The place at whose point a project stands. */
  place: string | null;
  tasks: Mapped["tasks"];
}

export interface Point {
  /** Its coordinates, by which the address knows it; of what has none, the label and id. */
  key: string;
  lat: number;
  lon: number;
  things: Thing[];
  tasks: number;
}

export interface Points {
  placed: Point[];
  /** What tasks name and has no coordinates. */
  unplaced: Thing[];
  /** Distinct tasks: all that are shown, those on the map, those that name only what has no coordinates. */
  all: number;
  mapped: number;
  elsewhere: number;
}

export const points = computed<Points>(() => {
  // In the order of the answer: the earliest plan first.
  const tasks = new Map<string, number>();
  for (const { task_id } of shown.value) if (!tasks.has(task_id)) tasks.set(task_id, tasks.size);
  const at = new Map<string, Point>();
  const unplaced: Thing[] = [];
  for (const row of places.value.data ?? []) {
    const named = row.tasks.filter(({ task }) => tasks.has(task)).sort((one, other) => tasks.get(one.task)! - tasks.get(other.task)!);
    if (!named.length) continue;
    const thing = { label: row.label, id: row.id, name: row.name, place: row.label === "Project" ? (row.place ?? null) : null, tasks: named };
    if (typeof row.lat !== "number" || typeof row.lon !== "number") unplaced.push(thing);
    else {
      const key = `${row.lat},${row.lon}`;
      const point = at.get(key) ?? { key, lat: row.lat, lon: row.lon, things: [], tasks: 0 };
      point.things.push(thing);
      at.set(key, point);
    }
  }
  const count = (things: readonly Thing[]) => new Set(things.flatMap((thing) => thing.tasks.map(({ task }) => task)));
  const placed = [...at.values()]
    .map((point) => ({ ...point, tasks: count(point.things).size }))
    .sort((one, other) => other.tasks - one.tasks || one.key.localeCompare(other.key));
  const mapped = count(placed.flatMap((point) => point.things));
  const elsewhere = [...count(unplaced)].filter((task) => !mapped.has(task)).length;
  return { placed, unplaced, all: tasks.size, mapped: mapped.size, elsewhere };
});

const TAIL = 0.05;

/** The points among which most tasks lie: without a twentieth of the tasks on each side, so that one far place does not
 * make all others a dot. */
export function core(all: readonly Point[]): readonly Point[] {
  const between = (of: (point: Point) => number): [number, number] => {
    const sorted = [...all].sort((one, other) => of(one) - of(other));
    const total = sorted.reduce((sum, { tasks }) => sum + tasks, 0);
    let below = 0;
    const inner = sorted.filter(({ tasks }) => {
      below += tasks;
      return below > TAIL * total && below - tasks < (1 - TAIL) * total;
    });
    return [of(inner[0]!), of(inner.at(-1)!)];
  };
  if (all.length < 3) return all;
  const [[west, east], [south, north]] = [between(({ lon }) => lon), between(({ lat }) => lat)];
  return all.filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north);
}

export const keyOf = ({ label, id }: Thing): string => `${label}:${id}`;

/** A task's words, by its id. */
export const taskNames = computed(() => new Map(rowsOf(answer.value).map((row) => [row.task_id, row])));
