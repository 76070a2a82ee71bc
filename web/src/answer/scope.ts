// Whether a view of the whole graph is asked of one plan alone: of the one that the answer is about.

import { computed } from "@preact/signals";

import { state } from "../state/url.js";
import { answer } from "./answer.js";

/** The plan of the answer; null where there is none. */
export const plan = computed(() => {
  const about = answer.value.data?.tasks?.about;
  return about?.label === "Plan" ? about : null;
});

/** Whether something was asked that is not answered yet, so that nobody knows of which plan. */
export const waiting = computed(() => {
  const { status, data } = answer.value;
  return Boolean(state.value.q || state.value.of) && !data?.tasks && status === "loading";
});
