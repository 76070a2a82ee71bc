// A graph as a picture that can be looked at, gone through by keyboard and heard. Where things stand follows from
// what is given alone: the same nodes, edges and pins give the same picture.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";

import { Problem } from "../api/client.js";
import { number, t } from "../i18n/index.js";
import { Loading, Trouble } from "../ui/Trouble.js";
import { Layout, radius, steps } from "./layout.js";
import { Legend } from "./Legend.js";
import { Mirror } from "./Mirror.js";
import { Picture } from "./picture.js";
import type { Places } from "./place.js";
import { isDot, type PictureEdge, type PictureNode, type Pin, type Scene } from "./scene.js";
import { Ties } from "./Ties.js";
import "./picture.css";

export interface GraphPictureProps {
  /** What the picture is of, for those who do not see it. */
  name: string;
  /** `step` of a node or an edge says with which step it came: what came earlier does not move. */
  nodes: readonly PictureNode[];
  edges: readonly PictureEdge[];
  pins?: readonly Pin[];
  /** Keys of nodes that keep their place and are not drawn; kinds likewise. */
  hidden?: ReadonlySet<string>;
  /** Kinds of which the legend says that they are not drawn; `hidden` must have their nodes. */
  off?: ReadonlySet<string>;
  /** The chosen node, and what is to be done when another (or none) is chosen. Kept inside where left out. */
  chosen?: string | null;
  onChoose?: (key: string | null) => void;
  onEdge?: (edge: PictureEdge) => void;
  /** A node was pressed twice. */
  onOpen?: (key: string) => void;
  /** A node was moved by hand. */
  onMoved?: (key: string, to: { x: number; y: number }) => void;
  /** A kind was pressed in the legend; without, the legend is words alone. */
  onKind?: (kind: string) => void;
  /** A key was pressed on the chosen node; true where something was done. */
  onKey?: (event: KeyboardEvent, key: string) => boolean;
  /** Given the picture when it is there, null when it goes: to fit it, to zoom, to save it. */
  handle?: (picture: Picture | null) => void;
  /** What lies beside the picture, an element of the class `card`; null while there is nothing, the relationships
   * of the chosen node where left out. */
  children?: ComponentChildren;
}

const NONE: ReadonlySet<string> = new Set();
const NO_PINS: readonly Pin[] = [];

export function GraphPicture(given: GraphPictureProps) {
  const { name, nodes, edges, pins = NO_PINS, hidden = NONE, off = NONE, onEdge, onOpen, onMoved, onKind, onKey, handle, children } = given;
  const words = t.value.picture;
  const [own, setOwn] = useState<string | null>(null);
  const chosen = given.chosen === undefined ? own : given.chosen;
  const choose = given.onChoose ?? setOwn;
  const places = usePlaces(nodes, edges, pins);
  const scene = useMemo(() => sceneOf(nodes, edges, pins, hidden, places.found), [nodes, edges, pins, hidden, places.found]);
  const [drawn, setDrawn] = useState({ dots: 0, by: "" });
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture | null>(null);
  const on = useRef({ choose, onEdge, onOpen, onMoved });
  on.current = { choose, onEdge, onOpen, onMoved };

  useEffect(() => {
    const made = new Picture(stage.current!, {
      press: (found) => {
        if (found && !isDot(found)) on.current.onEdge?.(found);
        else on.current.choose(found?.key ?? null);
      },
      open: ({ key }) => on.current.onOpen?.(key),
      moved: ({ key }, to) => on.current.onMoved?.(key, to),
      drawn: (dots, by) => setDrawn((held) => (held.dots === dots && held.by === by ? held : { dots, by })),
    });
    picture.current = made;
    handle?.(made);
    return () => {
      picture.current = null;
      handle?.(null);
      made.destroy();
    };
  }, []);
  useEffect(() => picture.current?.show(scene), [scene]);
  useEffect(() => picture.current?.choose(chosen), [chosen, scene, children === null]);

  return (
    <div class="picture" data-by={drawn.by} data-settled={places.found ? "true" : undefined}>
      <div class="stage" ref={stage} aria-hidden="true" />
      <Mirror name={name} scene={scene} chosen={chosen} choose={choose} onKey={onKey} onEdge={onEdge} />
      {places.failed ? <Trouble problem={new Problem(0, { title: "error", detail: places.failed })} /> : null}
      {places.found ? null : <Loading words={words.placing} />}
      <div class="zoom">
        <button type="button" aria-label={words.nearer} title={words.nearer} onClick={() => picture.current?.zoom(1.4)}>
          +
        </button>
        <button type="button" aria-label={words.farther} title={words.farther} onClick={() => picture.current?.zoom(1 / 1.4)}>
          −
        </button>
        <button type="button" aria-label={words.fit} title={words.fit} onClick={() => picture.current?.fit()}>
          ⤢
        </button>
      </div>
      <Legend nodes={nodes} edges={edges} off={off} onKind={onKind} />
      {drawn.by === "svg" && drawn.dots < scene.dots.length ? (
        <p class="cut" role="status">
          {words.cut(number(drawn.dots), number(scene.dots.length))}
        </p>
      ) : null}
      {children !== undefined ? children : <Ties scene={scene} chosen={chosen} onEdge={onEdge} />}
    </div>
  );
}

/** Where things stand, as soon as it is known. What stood stays until then. */
function usePlaces(nodes: readonly PictureNode[], edges: readonly PictureEdge[], pins: readonly Pin[]) {
  const layout = useRef<Layout | null>(null);
  const [places, setPlaces] = useState<{ found?: Places; failed?: string }>({});
  useEffect(() => {
    layout.current ??= new Layout();
    layout.current.place(steps(nodes, edges, pins), (found) => setPlaces({ found }), (failed) => setPlaces({ failed }));
  }, [nodes, edges, pins]);
  useEffect(
    () => () => {
      layout.current?.destroy();
      layout.current = null;
    },
    [],
  );
  return places;
}

function sceneOf(nodes: readonly PictureNode[], edges: readonly PictureEdge[], pins: readonly Pin[], hidden: ReadonlySet<string>, places: Places | undefined): Scene {
  const degrees = new Map<string, number>();
  for (const { source, target } of edges) for (const key of [source, target]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
  const pinned = new Set(pins.map(({ key }) => key));
  const dots = nodes.flatMap((node) => {
    const place = places?.get(node.key);
    if (!place || hidden.has(node.key)) return [];
    return [{ ...node, x: place[0], y: place[1], r: radius(node, degrees.get(node.key) ?? 0), pinned: pinned.has(node.key) }];
  });
  const byKey = new Map(dots.map((dot) => [dot.key, dot]));
  const lines = edges.flatMap((edge) => {
    const [from, to] = [byKey.get(edge.source), byKey.get(edge.target)];
    return from && to ? [{ ...edge, from, to }] : [];
  });
  return { dots, lines };
}
