// Who was written to carry out whom, from the top down; the words that say so open.

import { plan } from "../../answer/scope.js";
import type { Branch } from "../../api/across.js";
import { number, t } from "../../i18n/index.js";
import { opening } from "../../answer/evidence.js";
import { Link } from "../../ui/Link.js";
import { PlanName } from "../../ui/PlanName.js";
import { Said } from "../../ui/Text.js";
import { tieReading } from "./found.js";

export function Trees({ trees }: { trees: readonly Branch[] }) {
  const words = t.value.lineage;
  if (!trees.length) return <p class="small">{words.no_tree}</p>;
  return (
    <section aria-label={words.tree}>
      <h2>
        {words.tree} <span class="count">{number(trees.length)}</span>
      </h2>
      <p class="small">{words.tree_why}</p>
      <ul class="tree">
        {trees.map((tree) => (
          <BranchOf key={tree.id} branch={tree} />
        ))}
      </ul>
    </section>
  );
}

const BranchOf = ({ branch }: { branch: Branch }) => (
  <li aria-current={plan.value?.id === branch.id ? "true" : undefined}>
    <PlanName id={branch.id} name={branch.name} year={branch.year} read={branch.ingested} />{" "}
    {branch.by.map((tie, index) => (
      <Link key={index} class="verb" to={opening(tieReading(tie))} aria-label={`${t.value.evidence}: ${tie.verb ?? tie.relation}`}>
        <Said>{tie.verb ?? tie.relation}</Said>
      </Link>
    ))}
    {branch.below.length ? (
      <ul>
        {branch.below.map((below) => (
          <BranchOf key={below.id} branch={below} />
        ))}
      </ul>
    ) : null}
  </li>
);
