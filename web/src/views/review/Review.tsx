import { useEffect } from "preact/hooks";

import { same } from "../../answer/evidence.js";
import { JUDGED, type Pair, type Side } from "../../api/reviewing.js";
import { ownKeys } from "../../frame/keys.js";
import { number, t, term } from "../../i18n/index.js";
import { question, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { MayWrite } from "../../ui/MayWrite.js";
import { More } from "../../ui/More.js";
import { Signature } from "../../ui/Signature.js";
import { Marked, Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { Log } from "./Log.js";
import { again, busy, current, decide, decided, failed, keyOf, kind, later, skip, undoLast, waiting, why } from "./queue.js";

export function Review() {
  const words = t.value;
  useEffect(() => {
    ownKeys.value = { s: () => void decide("same"), d: () => void decide("different"), n: skip, u: undoLast };
    return () => void (ownKeys.value = {});
  }, []);
  return (
    <div class="judging">
      <h1>{words.view_review}</h1>
      <p class="small">{words.what_review}</p>
      <nav class="grouping" aria-label={words.review_kinds}>
        {[null, ...JUDGED].map((one) => (
          <Link key={one} to={{ kind: one ?? "", pair: "" }} aria-current={kind.value === one ? "true" : undefined}>
            {one ? term(one) : words.review_all}
          </Link>
        ))}
      </nav>
      <Queue />
      <Log />
    </div>
  );
}

function Queue() {
  const words = t.value;
  const { data, status, problem } = waiting.value;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={waiting.reload} />;
  if (!data) return <Loading />;
  const pair = current.value;
  return (
    <>
      <p class="bar">
        <span class="shown" role="status">
          {words.review_waiting(number(data.total ?? data.rows.length))}
          {later.value ? words.review_skipped(number(later.value)) : ""}
        </span>
        {later.value ? (
          <button type="button" class="quiet" onClick={again}>
            {words.review_again}
          </button>
        ) : null}
      </p>
      {pair ? <One key={keyOf(pair)} pair={pair} /> : <p class="none">{later.value ? words.review_rest : words.review_none}</p>}
      {data.next ? <More list={waiting} /> : null}
    </>
  );
}

/** Both names side by side, and what a person may say of them. */
function One({ pair }: { pair: Pair }) {
  const words = t.value;
  return (
    <section class="pair" aria-label={words.review_pair}>
      <p class="reason">
        <span class="kind">{term(pair.label)}</span> <bdi>{pair.why}</bdi>{" "}
        <span class="small">
          {words.confidence} {pair.confidence} · <code>{pair.method}</code>
        </span>
      </p>
      <div class="sides">
        <SideOf label={pair.label} side={pair.one} />
        <SideOf label={pair.label} side={pair.other} />
      </div>
      <MayWrite scope="judge">
        <div class="actions">
          <button type="button" class="button" disabled={busy.value} onClick={() => void decide("same")}>
            {words.review_same} <kbd>s</kbd>
          </button>
          <button type="button" class="button" disabled={busy.value} onClick={() => void decide("different")}>
            {words.review_different} <kbd>d</kbd>
          </button>
          <button type="button" onClick={skip}>
            {words.review_skip} <kbd>n</kbd>
          </button>
          <button type="button" disabled={busy.value || !decided.value.length} onClick={undoLast}>
            {words.review_undo} <kbd>u</kbd>
          </button>
        </div>
        <div class="signed">
          <label>
            {words.review_why}
            <input maxLength={2000} value={why.value} onInput={(event) => void (why.value = event.currentTarget.value)} />
          </label>
          <Signature />
        </div>
        {failed.value ? <Trouble problem={failed.value} /> : null}
      </MayWrite>
    </section>
  );
}

function SideOf({ label, side }: { label: string; side: Side }) {
  const words = t.value;
  return (
    <div class="side">
      <h2>
        <Link to={question({ q: side.name, of: { label, id: side.id } })}>
          <Said>{side.name}</Said>
        </Link>
      </h2>
      {side.compared !== side.name ? (
        <p class="small">
          {words.review_compared} <Said>{side.compared}</Said>
        </p>
      ) : null}
      <ol>
        {side.sentences.map(({ quote, surface, document, document_name, start, end }) => {
          const at = { document, start, end };
          return (
            <li key={`${document}:${start}`}>
              <Link class="quoted" to={{ ev: at, reading: "", pair: state.value.pair }} aria-current={same(state.value.ev, at) ? "true" : undefined}>
                <Marked text={quote} part={surface} />
                <Said class="small">{document_name}</Said>
              </Link>
            </li>
          );
        })}
      </ol>
      {side.sentences.length ? null : <p class="small">{words.review_unsaid}</p>}
    </div>
  );
}
