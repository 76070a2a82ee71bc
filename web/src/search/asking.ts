// Questions with a blank that a name fills: each is a state of the address, and nothing else.

import type { About } from "../api/questions.js";
import { t } from "../i18n/index.js";
import { question, type State } from "../state/url.js";

interface Named {
  label: About;
  id: string;
  name: string;
}

type Form = { words: (name: string) => string; with: Partial<State> };

const forms = (): Record<About, Form[]> => {
  const ask = t.value.ask;
  return {
    Department: [
      { words: ask.department, with: {} },
      { words: ask.leads, with: { role: ["牵头"] } },
      { words: ask.by_year, with: { group: "year" } },
    ],
    Project: [{ words: ask.project, with: {} }],
    Place: [
      { words: ask.place, with: {} },
      { words: ask.within, with: { within: true } },
    ],
    Plan: [{ words: ask.plan, with: {} }],
  };
};

/** The questions that can be asked of a thing. */
export const questionsOf = ({ label, id, name }: Named): { name: string; to: State }[] =>
  forms()[label].map(({ words, with: more }) => ({ name: words(name), to: question({ q: name, of: { label, id }, ...more }) }));
