// What plans do not say, each with what speaks beside it.

import type { Parts } from "../registry.js";
import { readings, saved } from "./found.js";
import { Silences } from "./Silences.js";
import "./silences.css";

export default { Main: Silences, readings, saved } satisfies Parts;
