// What every plan says of one project, the earliest first.

import type { Parts } from "../registry.js";
import { Timeline } from "./Timeline.js";
import { readings, saved } from "./told.js";
import "./timeline.css";

export default { Main: Timeline, Left: null, readings, saved } satisfies Parts;
