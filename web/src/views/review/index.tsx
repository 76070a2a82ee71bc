// Names that may be one thing, side by side, for a person to decide.

import type { Parts } from "../registry.js";
import { Review } from "./Review.js";
import "./review.css";

export default { Main: Review } satisfies Parts;
