import { useEffect } from "preact/hooks";

import { language, number, t } from "../../i18n/index.js";
import { state } from "../../state/url.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { begin, chosen, execute, judged, result, starts, typed } from "./asking.js";
import { Fields } from "./Fields.js";
import { Ran } from "./Ran.js";
import { Rows } from "./Rows.js";

export function Console() {
  const words = t.value;
  // What was found is what the reader came for; without a query they begin to write.
  useEffect(() => {
    if (!state.peek().cypher) document.getElementById("cypher")?.focus();
  }, []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void execute();
  };
  return (
    <div class="query" onKeyDown={onKey}>
      <h1>{words.view_console}</h1>
      <p class="small">{words.what_console}</p>
      <Starts />
      <Ran />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void execute();
        }}
      >
        <label class="unseen" for="cypher">
          Cypher
        </label>
        <textarea
          id="cypher"
          dir="ltr"
          spellcheck={false}
          autocapitalize="off"
          maxLength={8192}
          rows={Math.min(16, Math.max(5, typed.value.split("\n").length + 1))}
          placeholder={"MATCH (d:Department)-[r:负责]->(t:Task)\nWHERE d.name = $name\nRETURN t.heading, r LIMIT 100"}
          value={typed.value}
          onInput={(event) => void (typed.value = event.currentTarget.value)}
        />
        <Fields />
        <div class="actions">
          <button type="submit" class="button" disabled={!typed.value.trim()}>
            {words.cypher_run}
          </button>
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          <Verdict />
        </div>
      </form>
      <Result />
    </div>
  );
}

/** Questions to begin with; open as long as nothing is written. */
function Starts() {
  const words = t.value;
  const { data, problem } = starts.value;
  if (problem) return <Trouble problem={problem} retry={starts.reload} />;
  if (!data) return <Loading />;
  return (
    <details class="starts" open={!state.value.cypher && !typed.value}>
      <summary>{words.cypher_starts(number(data.length))}</summary>
      <ul>
        {data.map((one) => (
          <li key={one.name}>
            <button type="button" class="quiet" aria-pressed={chosen.value?.name === one.name} onClick={() => begin(one)}>
              {language.value === "en" ? one.en : blanks(one.zh, one.parameters)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A question's sentence with what its blanks are called in their places. */
const blanks = (sentence: string, parameters: readonly { name: string; zh: string }[]): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => `［${parameters.find((one) => one.name === name)?.zh ?? whole}］`);

/** Whether the query may run, before it does. */
function Verdict() {
  const words = t.value;
  const { status, data, problem } = judged.value;
  if (status === "empty") return <span role="status" />;
  if (problem && status === "failed")
    return (
      <pre class="verdict no" role="status">
        <bdi>{problem.body.detail}</bdi>
      </pre>
    );
  if (!data) return <span role="status">{words.cypher_judging}</span>;
  return (
    <>
      <span class={`verdict ${data.allowed ? "yes" : "no"}`} role="status">
        {data.allowed ? words.cypher_allowed : words.cypher_refused(data.why ?? "")}
      </span>
      {data.steps.length ? (
        <details class="steps">
          <summary>{words.cypher_steps(number(data.steps.length))}</summary>
          <ol>
            {data.steps.map((step, index) => (
              <li key={index}>
                <code>
                  {"· ".repeat(step.depth)}
                  {step.operator}
                </code>{" "}
                <bdi>{step.details}</bdi> <span class="count">≈ {number(Math.round(step.rows))}</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function Result() {
  const { status, data, problem } = result.value;
  if (status === "empty") return null;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={result.reload} />;
  if (!data) return <Loading />;
  return (
    <section class="result" aria-busy={status === "loading" ? "true" : undefined}>
      <Rows run={data} />
    </section>
  );
}
