import { useSignal } from "@preact/signals";

import { answer } from "../answer/answer.js";
import { asProblem, type Problem } from "../api/client.js";
import { plans, tasksAddress } from "../api/questions.js";
import { t } from "../i18n/index.js";
import { citation } from "../reading/citation.js";
import { every } from "../state/pages.js";
import { address, state } from "../state/url.js";
import { Copy } from "../ui/Copy.js";
import { Trouble } from "../ui/Trouble.js";
import { fileName, type Form, hand, save } from "./save.js";

const ID = "export";

export function ExportButton() {
  return (
    <>
      <button type="button" class="quiet" popovertarget={ID}>
        {t.value.export}
      </button>
      <Export />
    </>
  );
}

function Export() {
  const words = t.value;
  const problem = useSignal<Problem | null>(null);
  const body = answer.value.data?.tasks;
  const { within, predecessors } = state.value;
  if (!body) return null;
  const from = tasksAddress({ of: body.about, within, predecessors });
  const attempt = (work: () => Promise<void>) => {
    problem.value = null;
    work().catch((error: unknown) => void (problem.value = asProblem(error)));
  };
  const file = (form: Form) => attempt(() => save(from, form, fileName(body.about.name, form)));
  return (
    <div id={ID} popover="auto" class="menu" role="dialog" aria-label={words.export_title}>
      <h2>{words.export_title}</h2>
      <button type="button" onClick={() => file("csv")}>
        {words.export_csv}
      </button>
      <button type="button" onClick={() => file("jsonl")}>
        {words.export_jsonl}
      </button>
      <button type="button" onClick={() => attempt(() => citations(new Set(body.rows.map((row) => row.plan_id)), body.about.name))}>
        {words.export_citations}
      </button>
      <a href={from} target="_blank" rel="noopener">
        {words.export_json}
      </a>
      <Copy words={words.share} text={() => new URL(address(state.value), location.href).href} />
      <p class="small">{words.export_filtered}</p>
      {problem.value ? <Trouble problem={problem.value} /> : null}
    </div>
  );
}

/** The plans of the answer as a list of sources. */
async function citations(ids: ReadonlySet<string>, name: string): Promise<void> {
  const found = (await every(await plans())).filter((plan) => ids.has(plan.id));
  const lines = found.map((plan, index) => `[${index + 1}] ${citation(plan)}\n`);
  hand(new Blob(lines, { type: "text/plain" }), fileName(name, "txt"));
}
