import { useSignal } from "@preact/signals";

import { answer } from "../answer/answer.js";
import { readings } from "../answer/evidence.js";
import { link } from "../answer/version.js";
import { asProblem, Problem } from "../api/client.js";
import { citations, tasksAddress } from "../api/questions.js";
import { t } from "../i18n/index.js";
import { state } from "../state/url.js";
import { Copy } from "../ui/Copy.js";
import { Trouble } from "../ui/Trouble.js";
import { current, parts } from "../views/registry.js";
import { Behind, showBehind } from "./Behind.js";
import { described, fileName } from "./origin.js";
import { type Form, hand, ROWS, save, type Saved } from "./save.js";

const ID = "export";

/** What the view gives, else the tasks of the answer. */
function saved(): Saved | null {
  const view = current(state.value);
  const drawn = view ? parts(view) : undefined;
  const found = drawn instanceof Problem ? undefined : drawn;
  if (found?.saved) return found.saved();
  if (view?.of === "graph") return null;
  const body = answer.value.data?.tasks;
  const { within, predecessors } = state.value;
  return body
    ? {
        name: body.about.name,
        from: tasksAddress({ of: body.about, within, predecessors }),
        cites: body.rows,
        asks: found?.asks?.() ?? [],
      }
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
      <Behind />
    </>
  ) : null;
}

function Export({ given }: { given: Saved }) {
  const { name, from, forms = ROWS, cites = readings.value, asks = [] } = given;
  const words = t.value;
  const problem = useSignal<Problem | null>(null);
  const attempt = (work: () => Promise<void>) => {
    problem.value = null;
    work().catch((error: unknown) => void (problem.value = asProblem(error)));
  };
  const file = (form: Form) => attempt(() => fileName(name, form).then((called) => save(from, form, called)));
  return (
    <div id={ID} popover="auto" class="menu" role="dialog" aria-label={words.export_title}>
      <h2>{words.export_title}</h2>
      {forms.map((form) => (
        <button key={form} type="button" onClick={() => file(form)}>
          {words[`export_${form}`]}
        </button>
      ))}
      {forms.includes("csv") ? (
        <button type="button" onClick={() => void described(name, from).then((file) => hand(...file))}>
          {words.export_origin}
        </button>
      ) : null}
      <button type="button" onClick={() => attempt(() => sources(new Set(cites.map((row) => row.plan_id)), name))}>
        {words.export_citations}
      </button>
      <a href={from} target="_blank" rel="noopener">
        {words.export_json}
      </a>
      <button type="button" popovertarget={ID} popovertargetaction="hide" onClick={() => showBehind([{ address: from }, ...asks])}>
        {words.export_cypher}
      </button>
      <Copy words={words.share} text={link} />
      <p class="small">{words.export_filtered}</p>
      {problem.value ? <Trouble problem={problem.value} /> : null}
    </div>
  );
}

/** The plans of what is shown as a list of sources. */
async function sources(ids: ReadonlySet<string>, name: string): Promise<void> {
  const found = (await citations()).filter((plan) => ids.has(plan.id));
  const lines = found.map((plan, index) => `[${index + 1}] ${plan.citation}\n`);
  hand(new Blob(lines, { type: "text/plain" }), await fileName(name, "txt"));
}
