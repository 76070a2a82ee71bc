// The Cypher behind what is shown: the queries that the server runs for it, to be copied, or gone on with in the console.

import { signal } from "@preact/signals";

import { behind, type Call } from "../api/cypher.js";
import { number, t } from "../i18n/index.js";
import { resource } from "../state/resource.js";
import { question } from "../state/url.js";
import { Copy } from "../ui/Copy.js";
import { Link } from "../ui/Link.js";
import { Loading, Trouble } from "../ui/Trouble.js";
import { write } from "../views/console/parameters.js";

const asked = signal<readonly Call[] | null>(null);
const found = resource(
  () => asked.value && "asked",
  (given) => behind(asked.peek()!, given),
);

export const showBehind = (calls: readonly Call[]): void => void (asked.value = calls);
const hide = (): void => void (asked.value = null);

export function Behind() {
  const words = t.value;
  if (!asked.value) return null;
  const { status, data, problem } = found.value;
  return (
    <dialog class="behind" aria-labelledby="behind" onClose={hide} ref={(dialog) => void (dialog && !dialog.open && dialog.showModal())}>
      <form method="dialog">
        <button class="quiet close" aria-label={words.close}>
          ✕
        </button>
      </form>
      <h2 id="behind">{words.export_cypher}</h2>
      <p class="small">{words.behind}</p>
      {status === "failed" && problem ? <Trouble problem={problem} retry={found.reload} /> : null}
      {status === "loading" ? <Loading /> : null}
      {status === "ready"
        ? data?.map(({ cypher, runs, text }) => (
            <section key={text}>
              <pre tabIndex={0} dir="ltr">
                {text}
              </pre>
              <p class="actions">
                <Copy words={words.copy_cypher} text={() => text} />
                <Link class="button" to={question({ view: "console", cypher, given: given(runs[0] ?? {}) })} onOpen={hide}>
                  {words.open_console}
                </Link>
                {runs.length > 1 ? <span class="small">{words.behind_runs(number(runs.length))}</span> : null}
              </p>
            </section>
          ))
        : null}
    </dialog>
  );
}

/** The parameters as the console keeps them in the address. */
const given = (parameters: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, write(value)])));
