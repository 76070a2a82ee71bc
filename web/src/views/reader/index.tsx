// A document as it was received, with what was read from it marked.

import type { Parts } from "../registry.js";
import { Marks } from "./Marks.js";
import { Outline } from "./Outline.js";
import { Reader } from "./Reader.js";
import "./reader.css";

export default { Main: Reader, Left: Outline, Right: Marks } satisfies Parts;
