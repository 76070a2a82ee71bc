import { coverage, files, missing, type Missing, STATES } from "../../api/corpus.js";
import { same, spanOf } from "../../answer/evidence.js";
import { counted } from "../../answer/version.js";
import { number, t, term } from "../../i18n/index.js";
import { pages } from "../../state/pages.js";
import { question, state } from "../../state/url.js";
import { Build } from "../../ui/Build.js";
import { Link } from "../../ui/Link.js";
import { Paged } from "../../ui/Paged.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";

const here = () => state.value.view === "corpus";
const kind = () => STATES.find((one) => one === state.value.kind) ?? null;
const given = pages(
  () => (here() ? `files ${kind() ?? ""}` : null),
  (signal) => files(kind(), signal),
);
const covered = pages(() => (here() ? "coverage" : null), coverage);
const lacking = pages(() => (here() ? "missing" : null), missing);

export function Corpus() {
  const words = t.value;
  return (
    <div class="corpus">
      <h1>{words.view_corpus}</h1>
      <p class="small">{words.what_corpus}</p>
      <Files />
      <Lacking />
      <Covered />
      <Amounts />
    </div>
  );
}

/** What became of every file that was given to be read: what failed first, with the reason. */
function Files() {
  const words = t.value;
  const counts = counted.value.data?.files ?? {};
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <section>
      <h2>{words.corpus_files}</h2>
      <nav class="grouping" aria-label={words.corpus_files}>
        <Link to={{ kind: "" }} aria-current={kind() ? undefined : "true"}>
          {words.review_all} {number(all)}
        </Link>
        {STATES.map((one) => (
          <Link key={one} to={{ kind: one }} aria-current={kind() === one ? "true" : undefined}>
            {term(`file_${one}`)} {number(counts[one] ?? 0)}
          </Link>
        ))}
      </nav>
      <Paged
        list={given}
        none={kind() ? words.corpus_files_none : words.corpus_files_unknown}
        draw={(rows) => (
          <div class="scroll" tabIndex={0} role="region" aria-label={words.corpus_files}>
            <table class="listed">
              <thead>
                <tr>
                  <th scope="col">{words.corpus_state}</th>
                  <th scope="col">{words.corpus_file}</th>
                  <th scope="col">{words.corpus_reason}</th>
                  <th scope="col" class="number">
                    {words.tasks}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, state: came, document, title, tasks, reason }) => (
                  <tr key={name}>
                    <td>
                      <span class={`tag ${came === "failed" ? "bad" : ""}`}>{term(`file_${came}`)}</span>
                    </td>
                    <td>
                      {document && came === "read" ? (
                        <Link to={{ doc: document, view: "reader" }}>
                          <Said>{name}</Said>
                        </Link>
                      ) : (
                        <Said>{name}</Said>
                      )}
                    </td>
                    <td>
                      <Said>{reason || title || "—"}</Said>
                    </td>
                    <td class="number">{came === "read" ? number(tasks) : "—"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      />
    </section>
  );
}

/** Plans that others cite and nobody has ingested, each with the words that cite it. */
function Lacking() {
  const words = t.value;
  return (
    <section>
      <Paged
        list={lacking}
        none={words.lineage.none_missing}
        head={(all) => <h2>{words.corpus_missing(all)}</h2>}
        draw={(rows) => (
          <ol class="missing">
            {rows.map((one) => (
              <Lack key={one.id} one={one} />
            ))}
          </ol>
        )}
      />
    </section>
  );
}

function Lack({ one: { name, number: named, plans, places, rows } }: { one: Missing }) {
  const words = t.value;
  return (
    <li>
      <details>
        <summary>
          <Said>{name}</Said> {named ? <Said class="small">{named}</Said> : null}{" "}
          <span class="count">{words.corpus_cited(number(plans), number(places))}</span>
        </summary>
        <ul>
          {rows.map(({ plan, plan_year, relation, evidence, sentence }, index) => (
            <li key={index}>
              <span class="year">{plan_year ?? "—"}</span> <span class="tag">{term(relation)}</span> <Said class="small">{plan}</Said>
              {evidence ? (
                <Link class="quoted" to={{ ev: spanOf(evidence), reading: "" }} aria-current={same(state.value.ev, spanOf(evidence)) ? "true" : undefined}>
                  <q>
                    <Said>{sentence || evidence.quote}</Said>
                  </q>
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** What was read of each plan. */
function Covered() {
  const words = t.value;
  const columns = [words.corpus_characters, words.tasks, words.corpus_assigned, words.corpus_measures, words.corpus_targets, words.corpus_doubtful, words.corpus_confirmed];
  return (
    <section>
      <Paged
        list={covered}
        none={words.plans_none}
        head={() => <h2>{words.corpus_covered}</h2>}
        draw={(rows) => (
          <div class="scroll" tabIndex={0} role="region" aria-label={words.corpus_covered}>
            <table class="listed">
              <thead>
                <tr>
                  <th scope="col">{words.year}</th>
                  <th scope="col">{words.plan}</th>
                  {columns.map((word) => (
                    <th key={word} scope="col" class="number">
                      {word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((plan) => (
                  <tr key={plan.id}>
                    <td class="year">{plan.order_year ?? "—"}</td>
                    <td class="wider">
                      <Link to={question({ q: plan.name, of: { label: "Plan", id: plan.id } })}>
                        <Said>{plan.name}</Said>
                      </Link>
                    </td>
                    <td class="number">{number(plan.characters)}</td>
                    <td class="number">{number(plan.tasks)}</td>
                    <td class="number">
                      {number(plan.assigned)}
                      <span class="small"> {plan.tasks ? `${Math.floor((100 * plan.assigned) / plan.tasks)}%` : ""}</span>
                    </td>
                    <td class="number">{number(plan.measures)}</td>
                    <td class="number">{number(plan.targets)}</td>
                    <td class="number">{number(plan.doubtful)}</td>
                    <td class="number">{number(plan.confirmed)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      />
    </section>
  );
}

/** How many nodes and relationships there are of every kind. */
function Amounts() {
  const words = t.value;
  const { data, problem } = counted.value;
  if (problem) return <Trouble problem={problem} retry={counted.reload} />;
  if (!data) return null;
  const lists: [string, Record<string, number>][] = [
    [words.corpus_nodes, data.nodes],
    [words.corpus_relationships, data.relationships],
  ];
  return (
    <section>
      <h2>{words.corpus_amounts}</h2>
      <div class="amounts">
        {lists.map(([title, counts]) => (
          <div key={title}>
            <h3>{title}</h3>
            <dl>
              {Object.entries(counts)
                .sort(([, one], [, other]) => other - one)
                .map(([name, count]) => (
                  <div key={name}>
                    <dt>
                      {term(name)} {term(name) === name ? null : <code>{name}</code>}
                    </dt>
                    <dd class="number">{number(count)}</dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </div>
      <Build of={data} />
    </section>
  );
}
