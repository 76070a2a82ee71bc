import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";

import { asProblem, type Problem, route } from "../../api/client.js";
import { everyRow } from "../../api/cypher.js";
import { ABOUT as LABELS, isAbout } from "../../api/questions.js";
import { described, fileName } from "../../export/origin.js";
import { csv, hand, jsonl } from "../../export/save.js";
import { number, t, term } from "../../i18n/index.js";
import { question, type Span, state } from "../../state/url.js";
import { same } from "../../answer/evidence.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";
import { ROWS, type Run } from "./asking.js";
import { Drawn } from "./Drawn.js";
import { drawable, isNode, isPath, isRelationship, nameOf, type Node, plain, type Relationship, spanOf } from "./values.js";

/** The rows as a table, how many and how fast, and whether more were cut. */
export function Rows({ run }: { run: Run }) {
  const words = t.value;
  const { columns, rows, cut, milliseconds } = run;
  const places = placesOf(columns);
  const found = useMemo(() => drawable(rows), [rows]);
  const graph = found.nodes.length > 0 && state.value.shape === "graph";
  return (
    <>
      <div class="bar">
        <span class="shown" role="status">
          {words.cypher_rows(number(rows.length), number(Math.round(milliseconds)))}
          {cut ? <strong>{cut === "rows" ? words.cypher_cut_rows(number(ROWS)) : words.cypher_cut(cut)}</strong> : null}
        </span>
        {found.nodes.length ? (
          <span class="grouping" role="group" aria-label={words.cypher_shapes}>
            <Link to={{ shape: "" }} aria-current={graph ? undefined : "true"}>
              {words.cypher_table}
            </Link>
            <Link to={{ shape: "graph" }} aria-current={graph ? "true" : undefined}>
              {words.cypher_picture} {number(found.nodes.length)}
            </Link>
          </span>
        ) : null}
        <Files run={run} />
      </div>
      {graph ? (
        <Drawn found={found} />
      ) : rows.length ? (
        <div class="scroll" tabIndex={0} role="region" aria-label={words.cypher_table}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    <bdi>{column}</bdi>
                  </th>
                ))}
                {places ? <th scope="col">{words.evidence}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((value, at) => (
                    <td key={at} class={typeof value === "number" ? "number" : undefined}>
                      {named(columns, row, at) ?? <Cell value={value} />}
                    </td>
                  ))}
                  {places ? (
                    <td>
                      <Place at={places(row)} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p class="none">{words.cypher_none}</p>
      )}
    </>
  );
}

/** Where the columns document, start and end say the place of a row, that place. */
function placesOf(columns: readonly string[]): ((row: readonly unknown[]) => Span | null) | null {
  const [document, start, end] = ["document", "start", "end"].map((name) => columns.indexOf(name)) as [number, number, number];
  return document < 0 || start < 0 || end < 0 ? null : (row) => spanOf(row[document], row[start], row[end]);
}

/** A name whose id stands in a column of its own (department, department_id), as a link to the thing. */
function named(columns: readonly string[], row: readonly unknown[], at: number) {
  const column = columns[at]!;
  const label = LABELS.find((one) => column.replace(/^other_/, "") === one.toLowerCase());
  const id = row[columns.indexOf(`${column}_id`)];
  const name = row[at];
  if (!label || typeof id !== "string" || typeof name !== "string") return null;
  return (
    <Link to={question({ q: name, of: { label, id } })}>
      <Said class="value">{name}</Said>
    </Link>
  );
}

const Place = ({ at, words }: { at: Span | null; words?: string }) =>
  at ? (
    <Link class="place" to={{ ev: at, reading: "" }} aria-current={same(state.value.ev, at) ? "true" : undefined}>
      {words ?? t.value.evidence}
    </Link>
  ) : null;

function Cell({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span class="small">—</span>;
  if (isNode(value)) return <NodeCell node={value} />;
  if (isRelationship(value)) return <RelationshipCell one={value} />;
  if (isPath(value)) return <PathCell nodes={value.nodes} between={value.relationships} />;
  if (Array.isArray(value) && value.some((one) => typeof one === "object"))
    return (
      <>
        {value.map((one: unknown, index) => (
          <div key={index}>
            <Cell value={one} />
          </div>
        ))}
      </>
    );
  if (typeof value === "number") return <>{Number.isInteger(value) ? number(value) : value}</>;
  return <Said class="value">{typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value, null, 1) : plain(value)}</Said>;
}

function NodeCell({ node }: { node: Node }) {
  const label = node.labels.find(isAbout) ?? node.labels[0] ?? "";
  const id = node.properties["id"];
  const name = nameOf(node);
  const to =
    typeof id !== "string"
      ? null
      : isAbout(label)
        ? question({ q: name, of: { label, id } })
        : label === "Document"
          ? question({ view: "reader", doc: id })
          : null;
  return (
    <span class="node">
      <span class="kind">{term(label)}</span>{" "}
      {to ? (
        <Link to={to}>
          <Said class="value">{name}</Said>
        </Link>
      ) : (
        <Said class="value">{name}</Said>
      )}
    </span>
  );
}

function RelationshipCell({ one: { type, properties } }: { one: Relationship }) {
  const { role, document, start, end, quote } = properties;
  const at = spanOf(document, start, end);
  const words = [type, role].filter((word) => typeof word === "string" && word).join(" · ");
  return (
    <span class="relationship">
      {at ? <Place at={at} words={words} /> : <span>{words}</span>}
      {typeof quote === "string" ? <Said class="value small">{quote}</Said> : null}
    </span>
  );
}

const PathCell = ({ nodes, between }: { nodes: readonly Node[]; between: readonly Relationship[] }) => (
  <span class="path">
    {nodes.map((node, index) => (
      <span key={index}>
        <NodeCell node={node} />
        {between[index] ? <RelationshipCell one={between[index]} /> : null}
      </span>
    ))}
  </span>
);

/** All rows as a file, not only those that are shown. */
function Files({ run: { query } }: { run: Run }) {
  const words = t.value;
  const problem = useSignal<Problem | null>(null);
  const cut = useSignal(false);
  const save = async (form: "csv" | "jsonl") => {
    problem.value = null;
    try {
      const table = await everyRow(query);
      cut.value = table.cut !== null;
      const cells = form === "csv" ? table.rows.map((row) => row.map(plain)) : table.rows;
      hand(form === "csv" ? csv(table.columns, cells as string[][]) : jsonl(table.columns, cells), await fileName("cypher", form));
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  return (
    <span class="actions">
      <button type="button" class="quiet" onClick={() => void save("csv")}>
        CSV
      </button>
      <button type="button" class="quiet" onClick={() => void save("jsonl")}>
        JSONL
      </button>
      <button type="button" class="quiet" onClick={() => void described("cypher", route("/api/v1/cypher")).then((file) => hand(...file))}>
        {words.cypher_file_origin}
      </button>
      {cut.value ? <span role="status">{words.cypher_file_cut}</span> : null}
      {problem.value ? <Trouble problem={problem.value} /> : null}
    </span>
  );
}
