// Two aims of one indicator that do not agree, and in what.

import type { Quoted } from "../../answer/evidence.js";
import type { Aim, Conflict } from "../../api/across.js";
import { t, term } from "../../i18n/index.js";
import { Said } from "../../ui/Text.js";
import { Due, PlanOf, Sentence, Value } from "./Aims.js";
import { sidesOf } from "./found.js";

export function ConflictOf({ one }: { one: Conflict }) {
  const words = t.value.ledger;
  const [before, after] = sidesOf(one);
  return (
    <article class="conflict" data-kind={one.kind}>
      <h2>
        <span class="tag">{term(one.kind)}</span> <Said>{one.indicator}</Said>{" "}
        <span class="small">{one.differs.length ? one.differs.map((what) => words.differs[what] ?? what).join(t.value.list_join) : words.kinds[one.kind]}</span>
      </h2>
      <div class="both">
        <SideOf aim={one.before} reading={before} />
        <SideOf aim={one.after} reading={after} />
      </div>
    </article>
  );
}

const SideOf = ({ aim, reading }: { aim: Aim; reading: Quoted }) => (
  <section>
    <h3>
      <PlanOf aim={aim} />
    </h3>
    <p>
      <Value aim={aim} />
    </p>
    <p class="small">
      {t.value.ledger.due} <Due aim={aim} /> {aim.scope.length ? <Said>{aim.scope.join(t.value.list_join)}</Said> : null}
    </p>
    <Sentence reading={reading} />
  </section>
);
