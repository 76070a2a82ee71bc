// Two measures beside each other: what both say is marked, what the score is made of, and the verdict.

import { useSignal } from "@preact/signals";

import { isOpen, opening } from "../../answer/evidence.js";
import type { Overlap, Side } from "../../api/across.js";
import { rights } from "../../api/session.js";
import { number, t, term } from "../../i18n/index.js";
import { Link } from "../../ui/Link.js";
import { PlanName } from "../../ui/PlanName.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";
import { keyOf, sideReading } from "./found.js";
import { busy, comment, comments, judge, standing, trouble, undo } from "./judging.js";

export const pairId = (pair: Overlap): string => `pair-${keyOf(pair).replace(",", "-")}`;

export function PairOf({ pair }: { pair: Overlap }) {
  const words = t.value.overlaps;
  const verdict = standing(pair);
  const may = rights().value.data?.scopes.includes("judge");
  const key = keyOf(pair);
  return (
    <article class="pair" id={pairId(pair)} tabIndex={0} data-verdict={verdict?.verdict ?? ""} aria-busy={busy.value === key ? "true" : undefined}>
      <h2>
        <span class="tag" title={words.types[pair.type] ?? ""}>
          {term(pair.type)}
        </span>
        <Said class="shared">{pair.shared.join(t.value.list_join)}</Said>
      </h2>
      <div class="sides">
        <SideOf side={pair.one} among={key} />
        <SideOf side={pair.other} among={key} />
      </div>
      <dl class="score">
        <div>
          <dt>{words.score}</dt>
          <dd>
            <meter min={0} max={1} value={pair.score} aria-label={words.score}>
              {pair.score}
            </meter>{" "}
            {pair.score.toFixed(2)}
          </dd>
        </div>
        {Object.entries(pair.parts).map(([part, value]) => (
          <div key={part}>
            <dt>{words.parts[part] ?? part}</dt>
            <dd>{value.toFixed(2)}</dd>
          </div>
        ))}
      </dl>
      {comments(pair).map((one) => (
        <p key={one.number} class="comment">
          <Said>{one.why}</Said>{" "}
          <Signed of={one} />{" "}
          {may ? (
            <button type="button" class="quiet" onClick={() => void undo(pair, one)}>
              {words.undo}
            </button>
          ) : null}
        </p>
      ))}
      {may ? (
        <Actions pair={pair} />
      ) : verdict ? (
        <p class="small">
          {words.verdicts[verdict.verdict]} <Signed of={verdict} />
        </p>
      ) : null}
      {trouble.value?.pair === key ? <Trouble problem={trouble.value.problem} /> : null}
    </article>
  );
}

/** Who said it, and when. */
const Signed = ({ of: { by, at } }: { of: Overlap["judgements"][number] }) => (
  <span class="small">
    <bdi>{by}</bdi> <time dateTime={at}>{at.slice(0, 10)}</time>
  </span>
);

function SideOf({ side, among }: { side: Side; among: string }) {
  const reading = sideReading(side, among);
  return (
    <section class="side" aria-current={isOpen(reading) ? "true" : undefined}>
      <h3>
        <PlanName id={side.plan_id} name={side.plan} year={side.year} />
      </h3>
      <p>
        <bdi lang="zh-CN">{side.pieces.map(({ text, common }, index) => (common ? <mark key={index}>{text}</mark> : text))}</bdi>
      </p>
      <Link class="open" to={opening(reading)} aria-label={`${t.value.evidence}：${side.plan}`}>
        {t.value.evidence}
      </Link>
    </section>
  );
}

function Actions({ pair }: { pair: Overlap }) {
  const words = t.value.overlaps;
  const verdict = standing(pair);
  const writing = useSignal(false);
  const text = useSignal("");
  const off = busy.value === keyOf(pair);
  const send = (event: Event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    void comment(pair, text.value.trim()).then((written) => {
      if (!written) return;
      text.value = "";
      writing.value = false;
    });
  };
  return (
    <div class="actions">
      <button type="button" data-act="accept" aria-keyshortcuts="a" aria-pressed={verdict?.verdict === "confirmed"} disabled={off} onClick={() => void judge(pair, "confirmed")}>
        {words.accept}
      </button>
      <button type="button" data-act="reject" aria-keyshortcuts="r" aria-pressed={verdict?.verdict === "wrong"} disabled={off} onClick={() => void judge(pair, "wrong")}>
        {words.reject}
      </button>
      <button type="button" data-act="comment" aria-keyshortcuts="c" aria-expanded={writing.value} disabled={off} onClick={() => void (writing.value = !writing.value)}>
        {words.comment}
      </button>
      <span role="status" class="verdict">
        {verdict ? words.verdicts[verdict.verdict] : ""} {verdict ? <Signed of={verdict} /> : null}
      </span>
      {verdict ? (
        <button type="button" data-act="undo" aria-keyshortcuts="u" disabled={off} onClick={() => void undo(pair, verdict)}>
          {words.undo} <span class="small">{words.number(number(verdict.number))}</span>
        </button>
      ) : null}
      {writing.value ? (
        <form class="writing" onSubmit={send}>
          <label>
            {words.comment_label}
            <textarea rows={2} maxLength={2000} value={text.value} ref={(field) => field?.focus()} onInput={(event) => void (text.value = event.currentTarget.value)} />
          </label>
          <button type="submit" disabled={off}>
            {words.save}
          </button>
        </form>
      ) : null}
    </div>
  );
}
