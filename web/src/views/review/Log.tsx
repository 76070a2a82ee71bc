// What people decided, in the order in which they did; nothing is ever taken out, only taken back.

import type { Judgement } from "../../api/questions.js";
import { number, t, term } from "../../i18n/index.js";
import { MayWrite } from "../../ui/MayWrite.js";
import { More } from "../../ui/More.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";
import { busy, judgements, undo } from "./queue.js";

export function Log() {
  const words = t.value;
  const { data, problem } = judgements.value;
  if (problem) return <Trouble problem={problem} retry={judgements.reload} />;
  if (!data) return null;
  return (
    <details class="log">
      <summary>{words.review_log(number(data.total ?? data.rows.length))}</summary>
      {data.rows.length ? (
        <>
          <ol>
            {data.rows.map((row) => (
              <Row key={row.number} row={row} />
            ))}
          </ol>
          <More list={judgements} />
        </>
      ) : (
        <p class="small">{words.review_log_none}</p>
      )}
    </details>
  );
}

function Row({ row }: { row: Judgement }) {
  const words = t.value;
  const { verdict, at, by, why, holds, undoes } = row;
  return (
    <li class={holds ? "" : "gone"}>
      <span class="ordinal">{row.number}</span> <span class="tag">{term(`verdict_${verdict}`)}</span>{" "}
      <Said>{verdict === "undo" ? words.review_undoes(number(undoes)) : subject(row)}</Said>{" "}
      <span class="small">
        <time dateTime={at}>{at.slice(0, 16).replace("T", " ")}</time> {by ? <Said>{by}</Said> : null} {why ? <Said>{`“${why}”`}</Said> : null}
        {holds ? "" : ` ${words.review_gone}`}
      </span>
      {holds && verdict !== "undo" ? (
        <MayWrite scope="judge">
          <button type="button" class="quiet" disabled={busy.value} onClick={() => void undo(row.number)}>
            {words.review_take_back}
          </button>
        </MayWrite>
      ) : null}
    </li>
  );
}

/** What a judgement is about, in its names. */
function subject({ one, other, name, fact, pair }: Judgement): string {
  if (fact) return [...fact.ends.map((end) => end.name || end.id), fact.type, fact.role, fact.text].filter(Boolean).join(" · ");
  if (pair) return `${pair.text} ↔ ${pair.other_text}`;
  return [one?.name || one?.id, other?.name || other?.id, name].filter(Boolean).join(" ↔ ");
}
