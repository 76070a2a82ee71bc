// What the search box offers: names grouped by kind, and the questions that can be asked of the likeliest.

import { ABOUT, type Found, isAbout, type Match } from "../api/questions.js";
import { matched } from "../ui/Choices.js";
import { questionsOf } from "./asking.js";
import { question, type State } from "../state/url.js";

export interface Option {
  name: string;
  /** How it matched, in words; and what it leads to. */
  note: string;
  tasks: number | null;
  to: State;
}

export interface OptionGroup {
  kind: string;
  /** All that matched of this kind; `options` may be fewer. */
  count: number;
  options: Option[];
}

const EACH = 6;

export function suggestions(found: Found): OptionGroup[] {
  const kinds = ABOUT.map((kind) => ({ kind, matches: found.matches.filter((match) => match.label === kind) }));
  const names = kinds
    .filter(({ matches }) => matches.length)
    .map(({ kind, matches }) => ({ kind, count: matches.length, options: matches.slice(0, EACH).map(named) }));
  const asking = best(found);
  return asking.length ? [...names, { kind: "question", count: asking.length, options: asking }] : names;
}

const named = (match: Match): Option => ({
  name: match.name,
  note: matched(match),
  tasks: match.tasks,
  to: question({ q: match.name, of: { label: match.label, id: match.id } }),
});

/** Questions of the one thing that is meant, or of the first. */
function best({ meant, matches }: Found): Option[] {
  const one = meant ?? matches[0];
  if (!one || !isAbout(one.label)) return [];
  return questionsOf({ label: one.label, id: one.id, name: one.name }).map(({ name, to }) => ({
    name,
    note: "",
    tasks: null,
    to,
  }));
}
