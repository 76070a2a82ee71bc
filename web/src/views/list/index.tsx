// The primary view: the tasks of the answer, grouped, each reading with its quote.

import type { Parts } from "../registry.js";
import { List } from "./List.js";
import "./list.css";

export default { Main: List } satisfies Parts;
