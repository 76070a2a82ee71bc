import { useSignal } from "@preact/signals";

import { plan } from "../../answer/scope.js";
import { number, t, term } from "../../i18n/index.js";
import { go, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Paged } from "../../ui/Paged.js";
import { Said } from "../../ui/Text.js";
import { Aims } from "./Aims.js";
import { ConflictOf } from "./Conflict.js";
import { clashing, conflicting, KINDS, kinds, lines } from "./found.js";

export function Ledger() {
  const words = t.value.ledger;
  return (
    <div class="ledger">
      <h1>
        {plan.value ? <Said class="name">{plan.value.name}</Said> : null} {words.title}
      </h1>
      <Bar />
      {conflicting.value ? <Conflicts /> : <All />}
    </div>
  );
}

function Bar() {
  const words = t.value.ledger;
  const found = kinds.value.data;
  const all = found ? number([...found.values()].reduce((sum, count) => sum + count, 0)) : "";
  return (
    <div class="bar">
      <span class="grouping" role="group" aria-label={words.title}>
        <Link to={{ group: "", type: "", ev: null }} aria-current={!conflicting.value}>
          {words.all}
        </Link>
        <Link to={{ group: "conflicts", subject: "", ev: null }} aria-current={conflicting.value}>
          {words.conflicts(all)}
        </Link>
      </span>
      {conflicting.value ? (
        <span class="grouping" role="group" aria-label={words.kind}>
          <Link to={{ type: "" }} aria-current={!state.value.type}>
            {words.every}
          </Link>
          {KINDS.map((kind) => (
            <Link key={kind} to={{ type: kind }} aria-current={state.value.type === kind} title={words.kinds[kind] ?? ""}>
              {term(kind)} {found ? number(found.get(kind) ?? 0) : ""}
            </Link>
          ))}
        </span>
      ) : (
        <Find />
      )}
    </div>
  );
}

function Find() {
  const words = t.value.ledger;
  const { subject } = state.value;
  const typed = useSignal<string | null>(null);
  const send = (event: Event) => {
    event.preventDefault();
    go({ subject: (typed.value ?? subject).trim(), ev: null });
    typed.value = null;
  };
  return (
    <form class="find" role="search" aria-label={words.find} onSubmit={send}>
      <label>
        {words.find}{" "}
        <input type="text" maxLength={100} placeholder={words.find_hint} value={typed.value ?? subject} onInput={(event) => void (typed.value = event.currentTarget.value)} />
      </label>
      <button type="submit">{words.go}</button>
      {subject ? (
        <button type="button" class="quiet" onClick={() => go({ subject: "", ev: null })}>
          {words.clear}
        </button>
      ) : null}
    </form>
  );
}

const All = () => <Paged list={lines} none={t.value.ledger.none} draw={(rows) => <Aims rows={rows} />} />;

const Conflicts = () => (
  <Paged
    list={clashing}
    none={t.value.ledger.none_conflicting}
    draw={(rows) =>
      rows.map((one) => (
        <ConflictOf key={[one.kind, one.before.target_id, one.before.measure_id, one.after.target_id, one.after.measure_id].join()} one={one} />
      ))
    }
  />
);
