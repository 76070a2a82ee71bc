// Documents of the graph: drop files and watch them being read, replace, withdraw.

import type { Parts } from "../registry.js";
import { Documents } from "./Documents.js";
import "./documents.css";

export default { Main: Documents } satisfies Parts;
