// Things that a name may mean, to choose from.

import type { Match } from "../api/questions.js";
import { number, t, term } from "../i18n/index.js";
import { question } from "../state/url.js";
import { Link } from "./Link.js";
import { Said } from "./Text.js";

const WAYS = ["key", "key_part", "slip", "part"];

/** The other name that matched, or how a name was found that is not what was typed. */
export function matched({ how, matched: by, name }: Match): string {
  const other = by !== name && how !== "key" && how !== "key_part" ? by : "";
  return [other, WAYS.includes(how) ? term(how) : ""].filter(Boolean).join(" · ");
}

export const Choices = ({ matches }: { matches: readonly Match[] }) => (
  <ul class="choices">
    {matches.map((match) => (
      <li key={`${match.label}:${match.id}`}>
        <span class="kind">{term(match.label)}</span>
        <Link class="name" to={question({ q: match.name, of: { label: match.label, id: match.id } })}>
          <Said>{match.name}</Said>
        </Link>
        <span class="matched">
          <bdi>{matched(match)}</bdi>
        </span>
        <span class="count">{t.value.tasks_count(number(match.tasks))}</span>
      </li>
    ))}
  </ul>
);
