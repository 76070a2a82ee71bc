// The places and projects that the tasks of the answer name: for the map, and for the filter by place. Asked for when
// one of them is drawn.

import { type Mapped, placesOf } from "../api/places.js";
import { type Resource, resource } from "../state/resource.js";
import { answer, rowsOf } from "./answer.js";

let known: Resource<Mapped[]> | null = null;

export const places = (): Resource<Mapped[]> =>
  (known ??= resource(
    () => (answer.value.status === "ready" && answer.value.data?.tasks ? (answer.value.key ?? null) : null),
    (signal) => placesOf([...new Set(rowsOf(answer.peek()).map((row) => row.task_id))], signal),
  ));
