import { plan } from "../../answer/scope.js";
import { SILENCE_KINDS } from "../../api/across.js";
import { number, t } from "../../i18n/index.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { counts, held, kind } from "./found.js";
import { Departments, Parties, Projects, Tasks } from "./kinds.js";

const DRAWN = { tasks: Tasks, projects: Projects, departments: Departments, parties: Parties };

export function Silences() {
  const words = t.value.silences;
  const { status, data, problem } = held[kind.value].value;
  const Drawn = DRAWN[kind.value];
  return (
    <div class="silences">
      <h1>
        {plan.value ? <Said class="name">{plan.value.name}</Said> : null} {words.title}
      </h1>
      <div class="bar">
        <span class="grouping" role="group" aria-label={words.title}>
          {SILENCE_KINDS.map((one) => (
            <Link key={one} to={{ group: one === "tasks" ? "" : one, ev: null }} aria-current={one === kind.value}>
              {words.kinds[one]} {counts.value[one] === null ? "" : number(counts.value[one] ?? 0)}
            </Link>
          ))}
        </span>
      </div>
      <p class="small">
        {words.explained[kind.value]} {words.caution}
      </p>
      {status === "failed" && problem ? <Trouble problem={problem} retry={held[kind.value].reload} /> : data ? <Drawn /> : <Loading />}
    </div>
  );
}
