import { useSignal } from "@preact/signals";

import { answer } from "../answer/answer.js";
import { readings } from "../answer/evidence.js";
import { asProblem, Problem } from "../api/client.js";
import { plans, tasksAddress } from "../api/questions.js";
import { t } from "../i18n/index.js";
import { citation } from "../reading/citation.js";
import { every } from "../state/pages.js";
import { address, state } from "../state/url.js";
import { Copy } from "../ui/Copy.js";
import { Trouble } from "../ui/Trouble.js";
import { current, parts } from "../views/registry.js";
import { fileName, type Form, FORMS, hand, save, type Saved } from "./save.js";

const ID = "export";

/** What the view gives, else the tasks of the answer. */
function saved(): Saved | null {
  const view = current(state.value);
  const drawn = view ? parts(view) : undefined;
  if (drawn && !(drawn instanceof Problem) && drawn.saved) return drawn.saved();
  if (view?.of === "graph") return null;
  const body = answer.value.data?.tasks;
  const { within, predecessors } = state.value;
  return body
    ? { name: body.about.name, from: tasksAddress({ of: body.about, within, predecessors }), cites: body.rows }
    : null;
}

export function ExportButton() {
  const given = saved();
  return given ? (
    <>
      <button type="button" class="quiet" popovertarget={ID}>
        {t.value.export}
      </button>
      <Export given={given} />
    </>
  ) : null;
}

function Export({ given }: { given: Saved }) {
  const { name, from, forms = Object.keys(FORMS) as Form[], cites = readings.value } = given;
  const words = t.value;
  const problem = useSignal<Problem | null>(null);
  const attempt = (work: () => Promise<void>) => {
    problem.value = null;
    work().catch((error: unknown) => void (problem.value = asProblem(error)));
  };
  const file = (form: Form) => attempt(() => save(from, form, fileName(name, form)));
  return (
    <div id={ID} popover="auto" class="menu" role="dialog" aria-label={words.export_title}>
      <h2>{words.export_title}</h2>
      {forms.map((form) => (
        <button key={form} type="button" onClick={() => file(form)}>
          {words[`export_${form}`]}
        </button>
      ))}
      <button type="button" onClick={() => attempt(() => citations(new Set(cites.map((row) => row.plan_id)), name))}>
        {words.export_citations}
      </button>
      <a href={from} target="_blank" rel="noopener">
        {words.export_json}
      </a>
      <Copy words={words.share} text={() => new URL(address(state.value), location.href).href} />
      {forms.length ? <p class="small">{words.export_filtered}</p> : null}
      {problem.value ? <Trouble problem={problem.value} /> : null}
    </div>
  );
}

/** The plans of what is shown as a list of sources. */
async function citations(ids: ReadonlySet<string>, name: string): Promise<void> {
  const found = (await every(await plans())).filter((plan) => ids.has(plan.id));
  const lines = found.map((plan, index) => `[${index + 1}] ${citation(plan)}\n`);
  hand(new Blob(lines, { type: "text/plain" }), fileName(name, "txt"));
}
