import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

import { answer } from "../../answer/answer.js";
import { number, t } from "../../i18n/index.js";
import { GraphPicture } from "../../picture/GraphPicture.js";
import type { Picture } from "../../picture/picture.js";
import { go, state } from "../../state/url.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { done } from "./asked.js";
import { expandAll, pressed, undoing, wayFrom } from "./doing.js";
import { CAP } from "./building.js";
import { type Drawn, drawn, PAGE } from "./drawn.js";
import { SaveButton } from "./Save.js";
import { act, canRedo, canUndo, drop, pin, redo, steps, undo } from "./steps.js";

export function Graph() {
  const picture = useSignal<Picture | null>(null);
  const body = answer.value.data?.tasks;
  const graph = drawn.value;
  const { status, problem } = done.value;
  const parts = useSignal<typeof import("./Chosen.js") | null>(null);
  const wanted = state.value.node !== "";
  useEffect(() => {
    if (wanted) void import("./Chosen.js").then((module) => void (parts.value = module));
  }, [wanted]);
  useEffect(() => {
    document.addEventListener("keydown", undoing);
    return () => {
      document.removeEventListener("keydown", undoing);
      wayFrom.value = "";
    };
  }, []);
  const says = useMemo(() => new Map(graph?.ties.map((tie) => [tie.key, tie.says])), [graph]);
  if (!body) return null;
  return (
    <div class="drawn" aria-busy={status === "loading" ? "true" : undefined}>
      {graph ? <Bar graph={graph} picture={picture.value} name={body.about.name} /> : null}
      {status === "failed" && problem ? <Trouble problem={problem} retry={done.reload} /> : null}
      {graph && parts.value ? <parts.value.Way graph={graph} /> : null}
      {graph ? (
        <GraphPicture
          name={body.about.name}
          nodes={graph.nodes}
          edges={graph.ties}
          pins={graph.pins}
          hidden={graph.hidden}
          off={graph.off}
          chosen={state.value.node || null}
          onChoose={(key) => go({ node: key ?? "" })}
          onEdge={({ key }) => {
            const to = says.get(key)?.find((said) => said.to)?.to;
            if (to) go(to);
          }}
          onOpen={(key) => {
            go({ node: key });
            expandAll(key);
          }}
          onMoved={pin}
          onKind={(kind) => (graph.off.has(kind) ? drop((step) => step.does === "kind" && step.kind === kind) : act({ does: "kind", kind }))}
          onKey={pressed}
          handle={(made) => void (picture.value = made)}
        >
          {parts.value ? <parts.value.Card place={(key) => picture.peek()?.scene.dots.find((dot) => dot.key === key)} /> : null}
        </GraphPicture>
      ) : (
        <Loading />
      )}
    </div>
  );
}

/** How much is drawn of how much, and what can be done with the whole. */
function Bar({ graph, picture, name }: { graph: Drawn; picture: Picture | null; name: string }) {
  const words = t.value;
  const more = Math.min(PAGE, graph.all - graph.tasks);
  return (
    <div class="bar">
      <span class="shown" role="status">
        {words.shown_of(number(graph.tasks), number(graph.all))}
        {graph.groups.size ? words.graph.grouped(number(graph.grouped), number(graph.groups.size)) : ""}
        {graph.cut ? ` · ${words.graph.cut(number(CAP), number(graph.nodes.length + graph.cut))}` : ""}
      </span>
      {more > 0 && !graph.cut ? (
        <button type="button" class="quiet" onClick={() => act({ does: "more", many: PAGE })}>
          {words.show_more(number(more))}
        </button>
      ) : null}
      {graph.away ? (
        <button type="button" class="quiet" onClick={() => drop((step) => step.does === "hide" || step.does === "kind")}>
          {words.graph.unhide(number(graph.away))}
        </button>
      ) : null}
      <span class="tools" role="group" aria-label={words.graph.steps}>
        <button type="button" class="quiet" disabled={!canUndo.value} title="Ctrl+Z" onClick={undo}>
          {words.graph.undo}
        </button>
        <button type="button" class="quiet" disabled={!canRedo.value} title="Ctrl+Shift+Z" onClick={redo}>
          {words.graph.redo}
        </button>
        <button type="button" class="quiet" disabled={!steps.value.length} onClick={() => go({ step: [], node: "" })}>
          {words.graph.reset}
        </button>
        <SaveButton graph={graph} picture={picture} name={name} />
      </span>
    </div>
  );
}
