// Where the tasks of the answer lie: the places and projects that they name, as points without borders.

import type { Parts } from "../registry.js";
import { taskIds } from "../../answer/places.js";
import { placesCall } from "../../api/places.js";
import { Map } from "./Map.js";
import "./map.css";

export default { Main: Map, asks: () => [placesCall(taskIds())] } satisfies Parts;
