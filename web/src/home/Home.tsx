// The first page: what can be asked, and which plans were read.

import { counted } from "../answer/version.js";
import { plans, type Plan } from "../api/questions.js";
import { number, t, term } from "../i18n/index.js";
import { pages } from "../state/pages.js";
import { question, state } from "../state/url.js";
import { Build } from "../ui/Build.js";
import { Link } from "../ui/Link.js";
import { Paged } from "../ui/Paged.js";
import { Said } from "../ui/Text.js";
import { WHOLE } from "../views/registry.js";

const wanted = () => (state.value.q || state.value.of || state.value.doc ? null : "home");
const read = pages(wanted, (signal) => plans(signal));

const EXAMPLES = ["省水利厅", "机场三期", "咸阳市"] as const;
const SHOWN = ["Task", "Measure", "Department", "Place", "Project", "Target"];

export function Home() {
  const words = t.value;
  return (
    <div class="first">
      <h1>{words.tagline}</h1>
      <p class="examples">
        {words.questions}
        {EXAMPLES.map((name) => (
          <Link key={name} to={question({ q: name })}>
            <span lang="zh-CN">{name}</span>
          </Link>
        ))}
      </p>
      <Whole />
      <Plans />
      <footer class="small">
        <p>{words.footer}</p>
        {counted.value.data ? <Build of={counted.value.data} /> : null}
      </footer>
    </div>
  );
}

/** What can be seen without a question. */
function Whole() {
  const words = t.value;
  return (
    <nav class="whole" aria-label={words.whole}>
      {WHOLE.map(({ name, word, what }) => (
        <Link key={name} to={question({ view: name })}>
          <strong>{words[word]}</strong>
          {what ? <span class="small">{words[what]}</span> : null}
        </Link>
      ))}
    </nav>
  );
}

function Plans() {
  const words = t.value;
  return (
    <Paged
      list={read}
      none={words.plans_none}
      head={(all) => (
        <>
          <h2>{words.plans_read(all)}</h2>
          <Amounts />
        </>
      )}
      draw={(rows) => (
        <table class="plans listed">
          <thead>
            <tr>
              <th scope="col">{words.year}</th>
              <th scope="col">{words.plan}</th>
              <th scope="col" class="wide">{words.issuer}</th>
              <th scope="col" class="wide">{words.period}</th>
              <th scope="col" class="number">{words.tasks}</th>
              <th scope="col">{words.document}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((plan) => (
              <PlanLine key={plan.id} plan={plan} />
            ))}
          </tbody>
        </table>
      )}
    />
  );
}

function Amounts() {
  const nodes = counted.value.data?.nodes as Record<string, number> | undefined;
  if (!nodes) return null;
  const parts = SHOWN.filter((label) => nodes[label]).map((label) => `${term(label)} ${number(nodes[label] ?? 0)}`);
  return <p class="small">{t.value.counts(parts.join(t.value.list_join))}</p>;
}

function PlanLine({ plan }: { plan: Plan }) {
  const words = t.value;
  const years = [...new Set([plan.period_start, plan.period_end].filter(Boolean))].join("–");
  const document = plan.documents[0];
  return (
    <tr>
      <td class="year">{plan.order_year ?? "—"}</td>
      <td>
        <Link to={question({ q: plan.name, of: { label: "Plan", id: plan.id } })}>
          <Said>{plan.name}</Said>
        </Link>
        {plan.number ? <Said class="small">{plan.number}</Said> : null}
      </td>
      <td class="wide">{plan.issuer ? <Said>{plan.issuer}</Said> : "—"}</td>
      <td class="wide tabular">{years || "—"}</td>
      <td class="number">{number(plan.tasks)}</td>
      <td>
        {document ? <Link to={{ doc: document, view: "reader" }}>{words.view_reader}</Link> : "—"}
      </td>
    </tr>
  );
}
