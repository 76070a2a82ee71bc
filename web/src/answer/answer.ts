// The one answer that every view shows: what the question of the address means, and its rows.

import { computed } from "@preact/signals";

import { type Found, isAbout, type Match, matchesOf, search, type Tasks, tasks } from "../api/questions.js";
import { type Loaded, type Resource, resource } from "../state/resource.js";
import { type Ref, state } from "../state/url.js";

/** How a name led to the one thing that it means, and what else bears it less directly. */
interface Meant {
  how: string;
  also: readonly Match[];
}

/** Either the rows about one thing, or the things that a name may mean. `meant` is null where the address names
 * the thing itself. */
export type Answer = { of: Ref; tasks: Tasks; meant: Meant | null; found?: undefined } | { found: Found; tasks?: undefined };

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
    return { of: ref, tasks: await tasks({ of: ref, within, predecessors }, signal), meant: found && meantBy(found, ref) };
  },
);

const DIRECT: readonly string[] = ["name", "alias", "key"];

// The tasks are asked for by the id, so that only the search knows what the name was of the thing.
function meantBy(found: Found, { label, id }: Ref): Meant | null {
  const matches = matchesOf(found);
  const one = matches.find((match) => match.id === id && match.label === label);
  if (!one) return null;
  const weaker = DIRECT.includes(one.how) ? DIRECT.slice(DIRECT.indexOf(one.how) + 1) : [];
  return { how: one.how, also: matches.filter(({ how }) => weaker.includes(how)) };
}

export const rowsOf = ({ data }: Loaded<Answer>) => data?.tasks?.rows ?? [];
