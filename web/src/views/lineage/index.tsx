// Which plan carries out, cites, revises or repeals which.

import type { Parts } from "../registry.js";
import { readings, saved } from "./found.js";
import { Lineage } from "./Lineage.js";
import "./lineage.css";

export default { Main: Lineage, readings, saved } satisfies Parts;
