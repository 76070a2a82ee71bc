// What plans aim at in figures, and which of it does not agree.

import type { Parts } from "../registry.js";
import { readings, saved } from "./found.js";
import { Ledger } from "./Ledger.js";
import "./ledger.css";

export default { Main: Ledger, readings, saved } satisfies Parts;
