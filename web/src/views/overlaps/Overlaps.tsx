import { number, t, term } from "../../i18n/index.js";
import { go, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { MayWrite } from "../../ui/MayWrite.js";
import { Paged } from "../../ui/Paged.js";
import { Signature } from "../../ui/Signature.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { about, byThread, counts, keyOf, pairs, plansOf, strands, table, total, TYPES } from "./found.js";
import { Matrix, PAIRS } from "./Matrix.js";
import { PairOf } from "./Pair.js";
import { ThreadOf } from "./Thread.js";
import { keys } from "./keys.js";

export function Overlaps() {
  const words = t.value.overlaps;
  const { data, problem } = table.value;
  const { one, other } = state.value;
  if (problem) return <Trouble problem={problem} retry={table.reload} />;
  if (!data) return <Loading />;
  const pairsOfAll = data.rows.reduce((sum, row) => sum + row.pairs, 0);
  return (
    <div class="overlaps">
      <h1>
        {about.value ? <Said class="name">{about.value.name}</Said> : null} {words.title}
      </h1>
      <p class="sentence" role="status">
        {words.sentence(number(plansOf.value.length), number(pairsOfAll))}
      </p>
      <p class="small">{words.explained}</p>
      <Matrix />
      <div class="chosen" id={PAIRS}>
        {[one, other].filter(Boolean).map((id) => (
          <button key={id} type="button" onClick={() => go(id === one ? { one: "", other: "" } : { other: "" })}>
            <bdi>{plansOf.value.find((plan) => plan.id === id)?.name ?? id}</bdi> <span aria-hidden="true">✕</span>
            <span class="unseen">{words.drop}</span>
          </button>
        ))}
      </div>
      <Bar />
      {byThread.value ? <Threads /> : <Pairs />}
    </div>
  );
}

/** Pairs or threads, and which type. */
function Bar() {
  const words = t.value.overlaps;
  const { type } = state.value;
  const found = counts.value;
  const all = found && [...found.values()].reduce((sum, count) => sum + count, 0);
  return (
    <div class="bar">
      <span class="grouping" role="group" aria-label={words.as}>
        <Link to={{ group: "", ev: null }} aria-current={!byThread.value}>
          {words.pairs}
        </Link>
        <Link to={{ group: "threads", ev: null }} aria-current={byThread.value}>
          {words.threads}
        </Link>
      </span>
      {byThread.value ? null : (
        <span class="grouping types" role="group" aria-label={words.type}>
          <Link to={{ type: "" }} aria-current={!type}>
            {words.all_types} {all === null ? "" : number(all)}
          </Link>
          {TYPES.filter((one) => !found || found.get(one) || one === type).map((one) => (
            <Link key={one} to={{ type: one }} aria-current={one === type} title={words.types[one] ?? ""}>
              {term(one)} {found ? number(found.get(one) ?? 0) : ""}
            </Link>
          ))}
        </span>
      )}
    </div>
  );
}

function Pairs() {
  const words = t.value.overlaps;
  return (
    <section aria-label={words.pairs} onKeyDown={keys}>
      <MayWrite scope="judge">
        <p class="small">{words.keys}</p>
        <Signature />
      </MayWrite>
      <Paged
        list={pairs}
        none={words.none}
        total={total.value}
        aside={<mark>{words.common}</mark>}
        draw={(rows) => rows.map((pair) => <PairOf key={keyOf(pair)} pair={pair} />)}
      />
    </section>
  );
}

const Threads = () => (
  <section aria-label={t.value.overlaps.threads}>
    <Paged
      list={strands}
      none={t.value.overlaps.none}
      draw={(rows) => (
        <ol>
          {rows.map((thread, index) => (
            <ThreadOf key={thread.measures[0]?.id ?? index} thread={thread} first={index === 0} />
          ))}
        </ol>
      )}
    />
  </section>
);
