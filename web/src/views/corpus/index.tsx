// What the graph was made of: files that failed, plans that are missing, what was read of each plan, and how much.

import type { Parts } from "../registry.js";
import { Corpus } from "./Corpus.js";
import "./corpus.css";

export default { Main: Corpus } satisfies Parts;
