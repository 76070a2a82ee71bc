// The nodes and relationships of the rows as a picture, whose code is fetched when it is asked for.

import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

import { asProblem, type Problem } from "../../api/client.js";
import { isAbout } from "../../api/questions.js";
import { number, t, term } from "../../i18n/index.js";
import type { GraphPicture } from "../../picture/GraphPicture.js";
import { go, question } from "../../state/url.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { type Drawable, nameOf, spanOf } from "./values.js";

const loaded = signal<{ Picture?: typeof GraphPicture; problem?: Problem }>({});

async function fetchPicture(): Promise<void> {
  loaded.value = await import("../../picture/GraphPicture.js").then(
    (module) => ({ Picture: module.GraphPicture }),
    (error: unknown) => ({ problem: asProblem(error) }),
  );
}

/** No more can be told apart. */
const MOST = 2000;

export function Drawn({ found }: { found: Drawable }) {
  const words = t.value;
  useEffect(() => void (loaded.value.Picture ?? fetchPicture()), []);
  const { nodes, edges, spans } = useMemo(() => picture(found), [found]);
  const { Picture, problem } = loaded.value;
  if (problem) return <Trouble problem={problem} retry={() => void fetchPicture()} />;
  if (!Picture) return <Loading />;
  const cut = found.nodes.length > MOST ? words.cypher_drawn_cut(number(MOST), number(found.nodes.length)) : "";
  const loose = found.loose ? words.cypher_loose(number(found.loose)) : "";
  const open = (key: string) => {
    const node = found.nodes.find((one) => one.element_id === key);
    const label = node?.labels.find(isAbout);
    const id = node?.properties["id"];
    if (node && label && typeof id === "string") go(question({ q: nameOf(node), of: { label, id } }));
  };
  return (
    <>
      {cut || loose ? (
        <p role="status" class="small">
          {cut} {loose}
        </p>
      ) : null}
      <div class="drawn">
        <Picture
          name={words.cypher_picture}
          nodes={nodes}
          edges={edges}
          onOpen={open}
          onEdge={({ key }) => {
            const ev = spans.get(key);
            if (ev) go({ ev, reading: "" });
          }}
        />
      </div>
    </>
  );
}

function picture({ nodes, relationships }: Drawable) {
  const shown = nodes.slice(0, MOST);
  const keys = new Set(shown.map((node) => node.element_id));
  const lines = relationships.filter(({ start, end }) => keys.has(start) && keys.has(end));
  const spans = new Map(lines.map(({ element_id, properties }) => [element_id, spanOf(properties["document"], properties["start"], properties["end"])]));
  return {
    spans,
    nodes: shown.map((node) => ({ key: node.element_id, kind: node.labels.find((label) => term(label) !== label) ?? node.labels[0] ?? "", name: nameOf(node) })),
    edges: lines.map(({ element_id, start, end, type, properties }) => ({
      key: element_id,
      source: start,
      target: end,
      word: typeof properties["role"] === "string" ? properties["role"] : type,
      said: spans.get(element_id) !== null,
    })),
  };
}
