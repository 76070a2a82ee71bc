// The chosen node: what can be done with it, by which relationships it leads on, and what it is tied to.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { opening } from "../../answer/evidence.js";
import type { Group } from "../../answer/groups.js";
import { isAbout, type NodeCounts } from "../../api/questions.js";
import { number, relation, t, term } from "../../i18n/index.js";
import { Sign } from "../../picture/Legend.js";
import { go, question, state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Role } from "../../ui/Role.js";
import { Marked, Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { ASKS, chosen } from "./asked.js";
import type { Tie } from "./building.js";
import { type Drawn, drawn } from "./drawn.js";
import { collapse, expandAll, hide, isOpened, openGroup, wayFrom } from "./doing.js";
import { act, drop, pin, refOf, type Step, steps } from "./steps.js";

type Count = NodeCounts["neighbours"][number];
const LISTED = 60;

export function Card({ place }: { place: (key: string) => { x: number; y: number } | undefined }) {
  const words = t.value.graph;
  const key = state.value.node;
  const graph = drawn.value;
  const node = graph?.nodes.find((one) => one.key === key);
  if (!graph || !node || graph.hidden.has(key)) return null;
  const at = graph.pins.some((one) => one.key === key);
  const fix = () => {
    const where = place(key);
    if (where) pin(key, where);
  };
  const { label, id } = refOf(key);
  const group = graph.groups.get(key);
  return (
    <section class="card" aria-label={words.chosen}>
      <div class="head">
        <h2>
          <Sign kind={node.kind} /> <Said>{node.name}</Said>
        </h2>
        <button type="button" class="quiet close" aria-label={t.value.close} onClick={() => go({ node: "" })}>
          ✕
        </button>
      </div>
      <p class="small">
        {term(node.kind)}
        {isAbout(label) && !node.main ? <Link to={question({ q: node.name, of: { label, id } })}>{words.ask}</Link> : null}
      </p>
      <div class="actions">
        {at ? (
          <button type="button" onClick={() => drop((step) => step.does === "pin" && step.key === key)}>
            {words.unpin}
          </button>
        ) : (
          <button type="button" onClick={fix}>
            {words.pin}
          </button>
        )}
        {node.main ? null : (
          <button type="button" onClick={() => hide(key)}>
            {words.hide}
          </button>
        )}
        {group ? null : (
          <button type="button" onClick={() => void (wayFrom.value = key)}>
            {words.way}
          </button>
        )}
      </div>
      {group ? <Members group={group} of={key} /> : <Expand of={key} />}
      <Ties graph={graph} of={key} />
    </section>
  );
}

/** What a group stands for: opened all at once, or gone to one by one. */
function Members({ group, of }: { group: Group; of: string }) {
  const words = t.value.graph;
  const listed = group.tasks.slice(0, LISTED);
  return (
    <>
      <button type="button" onClick={() => openGroup(of)}>
        {words.open(number(group.tasks.length))}
      </button>
      <ul class="ties" aria-label={words.members}>
        {listed.map(({ id, first, readings }) => (
          <li key={id}>
            <span class="tie">
              <Said>{first.heading || first.text}</Said>
            </span>
            {readings
              .filter(({ evidence }) => evidence)
              .map((row, index) => (
                <Link key={index} class="said" to={opening(row)}>
                  <Role word={row.role ?? row.relation ?? ""} /> <Marked text={row.evidence?.quote ?? ""} part={row.surface} />
                </Link>
              ))}
          </li>
        ))}
      </ul>
      {listed.length < group.tasks.length ? <p class="small">{words.listed(number(listed.length), number(group.tasks.length))}</p> : null}
    </>
  );
}

/** By which relationships it leads on, with how many there are; asks where they are many. */
function Expand({ of }: { of: string }) {
  const words = t.value.graph;
  const { status, data, problem } = chosen.value;
  const asking = useSignal("");
  const done = (count: Count) => steps.value.some((step) => isOf(step, of, count));
  if (status === "failed" && problem) return <Trouble problem={problem} retry={chosen.reload} />;
  if (!data || `${data.node.label}:${data.node.id}` !== of) return <Loading />;
  const step = ({ type, direction, label }: Count, most: number): Step => ({ does: "expand", key: of, type, direction, label, most });
  const open = data.neighbours.filter((count) => !done(count));
  return (
    <>
      <h3>{words.expand}</h3>
      <ul class="expand">
        {data.neighbours.map((count) => {
          const name = nameOf(count);
          return (
            <li key={name}>
              <button
                type="button"
                class="quiet"
                disabled={done(count)}
                aria-expanded={count.nodes > ASKS && !done(count) ? asking.value === name : undefined}
                onClick={() => (count.nodes > ASKS ? void (asking.value = asking.value === name ? "" : name) : act(step(count, 0)))}
              >
                <span class="word">{name}</span>
                <span class="count">{number(count.nodes)}</span>
              </button>
              {asking.value === name && !done(count) ? (
                <p class="asks" role="group" aria-label={words.many(number(count.nodes))}>
                  {words.many(number(count.nodes))}{" "}
                  <First words={words.some(number(ASKS))} act={() => act(step(count, ASKS))} />{" "}
                  <button type="button" onClick={() => act(step(count, 0))}>
                    {words.every(number(count.nodes))}
                  </button>
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      {isOpened(of) ? (
        <button type="button" class="quiet" onClick={() => collapse(of)}>
          {words.collapse}
        </button>
      ) : open.length > 1 && open.reduce((sum, { nodes }) => sum + nodes, 0) <= ASKS ? (
        <button type="button" class="quiet" onClick={() => expandAll(of)}>
          {words.expand_all}
        </button>
      ) : null}
    </>
  );
}

/** The first of two buttons that came with a question: it has the focus. */
function First({ words, act }: { words: string; act: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button type="button" ref={button} onClick={act}>
      {words}
    </button>
  );
}

const isOf = (step: Step, key: string, { type, direction, label }: Count): boolean =>
  step.does === "expand" && step.key === key && step.type === type && step.direction === direction && step.label === label;

const nameOf = ({ type, direction, label }: Count): string => (direction === "out" ? `${relation(type)} → ${term(label)}` : `← ${relation(type)} ${term(label)}`);

/** What is said of it and its neighbours in the picture: with evidence, a link that opens that. */
function Ties({ graph, of }: { graph: Drawn; of: string }) {
  const words = t.value;
  const names = new Map(graph.nodes.map(({ key, name }) => [key, name]));
  const there = ({ source, target }: Tie) => (source === of || target === of) && !graph.hidden.has(source) && !graph.hidden.has(target);
  const ties = graph.ties.filter(there);
  const listed = ties.slice(0, LISTED);
  return (
    <>
      <h3>
        {words.picture.ties} <span class="count">{number(ties.length)}</span>
      </h3>
      <ul class="ties">
        {listed.map((tie) => (
          <li key={tie.key}>
            <span class="tie">
              <Said>{names.get(tie.source === of ? tie.target : tie.source) ?? ""}</Said>
            </span>
            {tie.says.map((said, index) =>
              said.to ? (
                <Link key={index} class="said" to={said.to}>
                  <Role word={said.word} /> <Marked text={said.quote} />
                </Link>
              ) : (
                <span key={index} class="word">
                  {tie.source === of ? `${relation(said.word)} →` : `← ${relation(said.word)}`}
                </span>
              ),
            )}
          </li>
        ))}
      </ul>
      {listed.length < ties.length ? <p class="small">{words.graph.listed(number(listed.length), number(ties.length))}</p> : null}
    </>
  );
}
