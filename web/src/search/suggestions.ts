// What the search box offers: names grouped by kind, and the questions that can be asked of the likeliest.

import { type Found, isAbout, type Match, matchesOf, type Sentence } from "../api/questions.js";
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

/** So many of each kind are offered. */
export const EACH = 6;
export const TEXTS = 5;

export function suggestions(found: Found): OptionGroup[] {
  const names = found.groups.map(({ label, total, matches }) => ({ kind: label, count: total, options: matches.map(named) }));
  const asking = best(found);
  const questions = asking.length ? [{ kind: "question", count: asking.length, options: asking }] : [];
  const { texts } = found;
  const said = texts?.rows.length ? [{ kind: "texts", count: texts.total, options: texts.rows.map(sentence) }] : [];
  return [...names, ...questions, ...said];
}

/** A sentence that says it, which opens its document. */
const sentence = ({ text, plan, document, start, end }: Sentence): Option => ({
  name: text,
  note: plan,
  tasks: null,
  to: question({ view: "reader", doc: document, at: { document, start, end } }),
});

const named = (match: Match): Option => ({
  name: match.name,
  note: matched(match),
  tasks: match.tasks,
  to: question({ q: match.name, of: { label: match.label, id: match.id } }),
});

/** Questions of the one thing that is meant, or of the first. */
function best(found: Found): Option[] {
  const one = found.meant ?? matchesOf(found)[0];
  if (!one || !isAbout(one.label)) return [];
  return questionsOf({ label: one.label, id: one.id, name: one.name }).map(({ name, to }) => ({
    name,
    note: "",
    tasks: null,
    to,
  }));
}
