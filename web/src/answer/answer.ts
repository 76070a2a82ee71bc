// The one answer that every view shows: what the question of the address means, and its rows.

import { computed } from "@preact/signals";

import { type Found, isAbout, search, type Tasks, tasks } from "../api/questions.js";
import { type Loaded, type Resource, resource } from "../state/resource.js";
import { type Ref, state } from "../state/url.js";

/** Either the rows about one thing, or the things that a name may mean. */
export type Answer = { of: Ref; tasks: Tasks; found?: undefined } | { found: Found; tasks?: undefined };

/** The parts of the state that the answer depends on; null where nothing is asked. */
const question = computed(() => {
  const { q, of, within, predecessors } = state.value;
  return q || of ? JSON.stringify([q, of, within, predecessors]) : null;
});

export const answer: Resource<Answer> = resource(
  () => question.value,
  async (signal): Promise<Answer> => {
    const { q, of, within, predecessors } = state.peek();
    const found = of ? null : await search(q, signal);
    const about = of ?? found?.meant;
    if (!about || !isAbout(about.label)) return { found: found ?? { asked: q, groups: [] } };
    const ref = { label: about.label, id: about.id };
    return { of: ref, tasks: await tasks({ of: ref, within, predecessors }, signal) };
  },
);

/** How what was typed led to the thing, where that is worth saying. */
export const foundBy = (q: string, { tasks: body }: Answer): string | null => {
  if (!body || !q || q === body.about.name) return null;
  return body.how;
};

export const rowsOf = ({ data }: Loaded<Answer>) => data?.tasks?.rows ?? [];
