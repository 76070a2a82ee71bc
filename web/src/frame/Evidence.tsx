// The evidence that is open: the words in their document, how they were read and how sure that is.

import { position, type Quoted, readings } from "../answer/evidence.js";
import { link } from "../answer/version.js";
import { reading, type ReadingAnswer, source } from "../api/questions.js";
import { number, t, term } from "../i18n/index.js";
import { excerpt } from "../reading/source.js";
import { resource } from "../state/resource.js";
import { closeEvidence, type Span, state } from "../state/url.js";
import { Copy } from "../ui/Copy.js";
import { Link } from "../ui/Link.js";
import { Role } from "../ui/Role.js";
import { Said } from "../ui/Text.js";
import { Loading, Trouble } from "../ui/Trouble.js";
import { turn } from "./keys.js";
import { PaneTitle } from "./panes.js";

const AROUND = 180;

const opened = resource(
  () => (state.value.ev && state.value.view !== "reader" ? JSON.stringify(state.value.ev) : null),
  (signal) => {
    const { ev } = state.peek();
    return source(ev!.document, ev, signal, ev!.start - 3 * AROUND);
  },
);
const read = resource(
  () => (state.value.ev && state.value.reading) || null,
  (signal) => reading(state.peek().reading, signal),
);

/** What is said of the evidence, be it a row of the answer or any other reading. */
type Fact = Omit<Quoted, "task_id" | "plan_id">;

function factOf({ reading: { type, evidence, ...said }, start, end, plan }: ReadingAnswer): Fact {
  const where = evidence ? { ...evidence, document_name: evidence.document_name ?? "" } : null;
  return { ...said, evidence: where, relation: type, entity: `${start.name} → ${end.name}`, plan: plan?.name ?? "" };
}

export function EvidencePanel() {
  const words = t.value;
  const { ev } = state.value;
  if (!ev) return null;
  const row = readings.value[position.value];
  const other = read.value.data;
  const fact = row ?? (other?.reading.id === state.value.reading ? factOf(other) : undefined);
  const last = readings.value.length - 1;
  return (
    <div class="evidence">
      <div class="head">
        <PaneTitle>{row ? words.evidence_of(number(position.value + 1), number(last + 1)) : words.evidence}</PaneTitle>
        <button type="button" class="quiet" disabled={position.value <= 0} aria-label={words.evidence_previous} onClick={() => turn(-1)}>
          ‹
        </button>
        <button type="button" class="quiet" disabled={!row || position.value >= last} aria-label={words.evidence_next} onClick={() => turn(1)}>
          ›
        </button>
        <button type="button" class="quiet close" aria-label={words.close} onClick={closeEvidence}>
          ✕
        </button>
      </div>
      {fact?.plan ? <Where row={fact} /> : null}
      {read.value.problem ? <Trouble problem={read.value.problem} retry={read.reload} /> : null}
      <Excerpt />
      <Facts row={fact} at={ev} />
      <Actions at={ev} />
    </div>
  );
}

const Where = ({ row }: { row: Fact }) => (
  <p class="where">
    <span class="year">{row.order_year ?? ""}</span>
    <Said class="name">{row.plan}</Said>
    {row.heading ? <Said class="small">{`${row.ordinal ?? ""} ${row.heading}`}</Said> : null}
  </p>
);

/** Scrolls the excerpt, and nothing around it, so that the mark is seen. */
function centred(mark: HTMLElement | null): void {
  const box = mark?.parentElement;
  if (mark && box) box.scrollTop = mark.offsetTop - box.offsetTop - (box.clientHeight - mark.offsetHeight) / 2;
}

function Excerpt() {
  const { status, data, problem } = opened.value;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={opened.reload} />;
  if (!data) return <Loading words={t.value.reader_loading} />;
  const { before, asked, after } = excerpt(data, AROUND);
  return (
    <blockquote tabIndex={0} lang={data.script === "traditional" ? "zh-Hant" : "zh-Hans"} aria-busy={status === "loading" ? "true" : undefined}>
      <bdi>{before}</bdi>
      <mark ref={centred} key={before}>
        <bdi>{asked}</bdi>
      </mark>
      <bdi>{after}</bdi>
    </blockquote>
  );
}

function Facts({ row, at }: { row: Fact | undefined; at: Span }) {
  const words = t.value;
  const { confidence, method } = row?.evidence ?? {};
  const name = row?.evidence?.document_name ?? opened.value.data?.names.join(words.list_join);
  return (
    <dl class="facts">
      {row?.role || row?.relation || row?.entity ? (
        <div>
          <dt>{words.why}</dt>
          <dd>
            <Role word={row.role ?? row.relation ?? ""} /> <Said>{row.entity ?? ""}</Said>
            {row.surface ? (
              <>
                {" ← "}
                <Said class="surface">{row.surface}</Said>
              </>
            ) : null}
            {row.basis ? <span class="small">{term(row.basis)}</span> : null}
          </dd>
        </div>
      ) : null}
      {confidence === undefined ? null : (
        <div>
          <dt>{words.confidence}</dt>
          <dd>
            <meter min={0} max={1} value={confidence} aria-label={words.confidence}>
              {confidence}
            </meter>{" "}
            {confidence}
          </dd>
        </div>
      )}
      {method ? (
        <div>
          <dt>{words.method}</dt>
          <dd>
            <code>{method}</code>
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{words.document}</dt>
        <dd>
          {name ? <Said>{name}</Said> : null}{" "}
          <span class="small">{words.evidence_where(number(at.start), number(at.end))}</span>
        </dd>
      </div>
    </dl>
  );
}

function Actions({ at }: { at: Span }) {
  const words = t.value;
  const { status, data } = opened.value;
  const here = status === "ready" ? data : undefined;
  return (
    <div class="actions">
      <Link class="button" to={{ view: "reader", doc: at.document, at }}>
        {words.open_reader}
      </Link>
      {here?.citation ? <Copy words={words.copy_citation} text={() => here.citation!} /> : null}
      {here ? <Copy words={words.copy_quote} text={() => excerpt(here, 0).asked} /> : null}
      <Copy words={words.copy_link} text={link} />
    </div>
  );
}
