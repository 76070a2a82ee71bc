// The same answer as a graph: its tasks, their plans and whoever is tied to them, to be gone on from.

import type { Parts } from "../registry.js";
import { asks } from "./asked.js";
import { Graph } from "./Graph.js";
import "./graph.css";

export default { Main: Graph, asks } satisfies Parts;
