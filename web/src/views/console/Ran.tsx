// The queries that were run here before: each is put into the editor, named, or forgotten.

import { useSignal } from "@preact/signals";

import { number, t } from "../../i18n/index.js";
import { begin } from "./asking.js";
import { call, forget, type KeptQuery, ran } from "./keeping.js";

export function Ran() {
  const words = t.value;
  if (!ran.value.length) return null;
  return (
    <details>
      <summary>{words.cypher_ran(number(ran.value.length))}</summary>
      <p class="small">{words.cypher_ran_where}</p>
      <ul class="ran">
        {ran.value.map((one) => (
          <Line key={one.cypher + one.given} one={one} />
        ))}
      </ul>
    </details>
  );
}

function Line({ one }: { one: KeptQuery }) {
  const words = t.value;
  const naming = useSignal(false);
  const shown = one.name || firstLine(one.cypher);
  const name = (event: SubmitEvent) => {
    event.preventDefault();
    call(one, String(new FormData(event.currentTarget as HTMLFormElement).get("name")).trim());
    naming.value = false;
  };
  return (
    <li>
      <button type="button" class="quiet" title={one.cypher} onClick={() => begin(one)}>
        {one.name ? <bdi>{shown}</bdi> : <code>{shown}</code>}
      </button>
      <time class="small" dateTime={one.on}>
        {one.on}
      </time>
      {naming.value ? (
        <form onSubmit={name}>
          <input name="name" maxLength={100} aria-label={words.cypher_name(shown)} value={one.name} ref={(field) => field?.focus()} />
          <button type="submit">{words.cypher_keep}</button>
        </form>
      ) : (
        <button type="button" class="quiet" aria-label={words.cypher_name(shown)} onClick={() => void (naming.value = true)}>
          {words.cypher_name("")}
        </button>
      )}
      <button type="button" class="quiet" aria-label={words.cypher_forget(shown)} onClick={() => forget(one)}>
        ✕
      </button>
    </li>
  );
}

/** The first line that is no comment. */
const firstLine = (cypher: string): string => {
  const lines = cypher.split("\n").map((line) => line.trim());
  return lines.find((line) => line && !line.startsWith("//")) ?? cypher;
};
