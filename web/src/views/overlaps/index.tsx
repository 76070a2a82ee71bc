// Which plans pursue the same thing, pair by pair, and what people say of the pairs.

import type { Parts } from "../registry.js";
import { readings, saved } from "./found.js";
import { Overlaps } from "./Overlaps.js";
import "./overlaps.css";

export default { Main: Overlaps, readings, saved } satisfies Parts;
