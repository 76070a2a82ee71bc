import { plan } from "../../answer/scope.js";
import type { Missing } from "../../api/across.js";
import { number, t, term } from "../../i18n/index.js";
import { state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Opens, Sure, Words } from "../../ui/Opens.js";
import { Paged } from "../../ui/Paged.js";
import { Part } from "../../ui/Part.js";
import { PlanName } from "../../ui/PlanName.js";
import { Role } from "../../ui/Role.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { byMissing, citingReading, lost, shown, ties, tieReading } from "./found.js";
import { Trees } from "./Trees.js";

export function Lineage() {
  const words = t.value.lineage;
  return (
    <div class="lineage">
      <h1>
        {plan.value ? <Said class="name">{plan.value.name}</Said> : null} {words.title}
      </h1>
      {plan.value ? null : (
        <div class="bar">
          <span class="grouping" role="group" aria-label={words.title}>
            <Link to={{ group: "", ev: null }} aria-current={!byMissing.value}>
              {words.ties}
            </Link>
            <Link to={{ group: "missing", type: "", ev: null }} aria-current={byMissing.value}>
              {words.missing}
            </Link>
          </span>
        </div>
      )}
      {byMissing.value ? <Lost /> : <Ties />}
    </div>
  );
}

function Ties() {
  const words = t.value.lineage;
  const { status, data, problem } = ties.value;
  if (status === "failed" && problem) return <Trouble problem={problem} retry={ties.reload} />;
  if (!data) return <Loading />;
  const counts = Object.entries(data.counts);
  if (!data.rows.length) return <p class="none">{words.none}</p>;
  return (
    <>
      <p class="sentence" role="status">
        {words.sentence(counts.map(([relation, count]) => `${term(relation)} ${number(count)}`).join(t.value.list_join))}
      </p>
      <Trees trees={data.cascade} />
      <h2>{words.readings}</h2>
      <div class="bar">
        <span class="grouping" role="group" aria-label={words.relation}>
          <Link to={{ type: "" }} aria-current={!state.value.type}>
            {words.every}
          </Link>
          {counts.map(([relation]) => (
            <Link key={relation} to={{ type: relation }} aria-current={state.value.type === relation} title={words.meanings[relation] ?? ""}>
              {term(relation)}
            </Link>
          ))}
        </span>
      </div>
      <Part
        key={`${plan.value?.id ?? ""}${state.value.type}`}
        rows={shown.value}
        draw={(rows) => (
          <ol>
            {rows.map((tie, index) => (
              <li key={index} class="tie">
                <p class="ends">
                  <PlanName id={tie.plan_id} name={tie.plan} year={tie.plan_year} />
                  <span class="arrow"> → </span>
                  <PlanName id={tie.cited_id} name={tie.cited} year={tie.cited_year} read={tie.cited_ingested} />
                </p>
                <Opens reading={tieReading(tie)}>
                  <Role word={tie.relation} />
                  <Words of={tieReading(tie)} />
                  <span class="how">
                    {tie.verb ?? tie.object ? <Said>{tie.verb ?? tie.object ?? ""}</Said> : null}
                    <Sure of={tieReading(tie)} />
                  </span>
                </Opens>
              </li>
            ))}
          </ol>
        )}
      />
    </>
  );
}

/** What is cited most and was not read in. */
const Lost = () => (
  <Paged
    list={lost}
    none={t.value.lineage.none_missing}
    aside={<span>{t.value.lineage.missing_why}</span>}
    draw={(rows) => (
      <ol>
        {rows.map((one) => (
          <LostOne key={one.id} one={one} />
        ))}
      </ol>
    )}
  />
);

const LostOne = ({ one }: { one: Missing }) => (
  <li class="lost">
    <details>
      <summary>
        <Said class="name">{one.name}</Said> {one.number ? <Said class="small">{one.number}</Said> : null}{" "}
        <span class="count">
          {t.value.lineage.cited(number(one.plans), number(one.places))}
          {one.carried_out ? ` ${t.value.lineage.carried(number(one.carried_out))}` : ""}
        </span>
      </summary>
      {one.rows.map((citing, index) => {
        const reading = citingReading(one, citing);
        return (
          <Opens key={index} reading={reading}>
            <Role word={citing.relation} />
            <Words of={reading} />
            <span class="how">
              <Said class="entity">{`${citing.plan_year ?? ""} ${citing.plan}`}</Said>
            </span>
          </Opens>
        );
      })}
    </details>
  </li>
);
