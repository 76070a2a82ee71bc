// Two aims of one indicator that do not agree, and in what.

import type { Aim, Conflict } from "../../api/across.js";
import { t, term } from "../../i18n/index.js";
import { Said } from "../../ui/Text.js";
import { Due, PlanOf, Sentence, Value } from "./Aims.js";

export function ConflictOf({ one }: { one: Conflict }) {
  const words = t.value.ledger;
  return (
    <article class="conflict" data-kind={one.kind}>
      <h2>
        <span class="tag">{term(one.kind)}</span> <Said>{one.indicator}</Said>{" "}
        <span class="small">{one.differs.length ? one.differs.map((what) => words.differs[what] ?? what).join(t.value.list_join) : words.kinds[one.kind]}</span>
      </h2>
      <div class="both">
        <SideOf aim={one.before} />
        <SideOf aim={one.after} />
      </div>
    </article>
  );
}

const SideOf = ({ aim }: { aim: Aim }) => (
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
    <Sentence aim={aim} />
  </section>
);
