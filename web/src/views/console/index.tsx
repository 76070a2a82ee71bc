// A user's own question in Cypher: judged before it runs, its rows as a table.

import type { Parts } from "../registry.js";
import { Console } from "./Console.js";
import "./console.css";

export default { Main: Console } satisfies Parts;
