// From one node to another: the second by its name, or chosen in the picture.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { asProblem, type Problem } from "../../api/client.js";
import { number, t } from "../../i18n/index.js";
import { go, state } from "../../state/url.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";
import { ways } from "./asked.js";
import { wayFrom } from "./doing.js";
import type { Drawn } from "./drawn.js";
import { write } from "./steps.js";

export function Way({ graph }: { graph: Drawn }) {
  const words = t.value.graph;
  const name = useSignal("");
  const problem = useSignal<Problem | null>(null);
  const said = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  const from = graph.nodes.find(({ key }) => key === wayFrom.value);
  useEffect(() => field.current?.focus(), [from?.key]);
  if (!from) return said.value ? <p class="note" role="status">{said.value}</p> : null;
  const other = graph.nodes.find(({ key }) => key === state.value.node && key !== from.key);
  const find = async (event: Event) => {
    event.preventDefault();
    const to = name.value.trim() || other?.key;
    if (!to) return;
    problem.value = null;
    said.value = "";
    try {
      const found = await ways(from.key, to);
      if (found.rows.length) {
        const key = `${found.other.label}:${found.other.id}`;
        go({ step: [...state.value.step, write({ does: "way", key: from.key, other: key })], node: key });
        wayFrom.value = "";
        said.value = words.ways(number(found.rows.length), number(found.total ?? found.rows.length), number(found.steps ?? 0));
      } else said.value = words.no_way;
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  return (
    <form class="way" onSubmit={(event) => void find(event)}>
      <label>
        {words.way_from} <Said class="name">{from.name}</Said> {words.way_to}{" "}
        <input
          type="text"
          autocomplete="off"
          ref={field}
          placeholder={other ? other.name : words.way_choose}
          value={name.value}
          onInput={(event) => void (name.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!name.value.trim() && !other}>
        {words.way_find}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          wayFrom.value = "";
          said.value = "";
          problem.value = null;
        }}
      >
        {words.cancel}
      </button>
      {said.value ? <span role="status">{said.value}</span> : null}
      {problem.value ? <Trouble problem={problem.value} /> : null}
    </form>
  );
}
