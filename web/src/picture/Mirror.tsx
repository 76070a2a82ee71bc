// The same picture as a list: what the keyboard goes through and what is read out. Arrows go to the nearest node in
// their direction; Tab always leads out.

import { useId, useMemo } from "preact/hooks";

import { singleKeys } from "../frame/keys.js";
import { number, t, term } from "../i18n/index.js";
import { type Dot, extent, type PictureEdge, type Scene } from "./scene.js";
import { tiesOf } from "./Ties.js";

interface Given {
  name: string;
  scene: Scene;
  chosen: string | null;
  choose: (key: string | null) => void;
  onKey: ((event: KeyboardEvent, key: string) => boolean) | undefined;
  onEdge: ((edge: PictureEdge) => void) | undefined;
}

const AWAY: Record<string, [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function Mirror({ name, scene, chosen, choose, onKey, onEdge }: Given) {
  const words = t.value.picture;
  const id = useId();
  const order = useMemo(() => ordered(scene), [scene]);
  const at = order.findIndex(({ dot }) => dot.key === chosen);

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    const now = order[at]?.dot;
    const next = event.ctrlKey ? undefined : target(event.key, scene.dots, order.map(({ dot }) => dot), now);
    if (next) choose(next.key);
    else if (event.key === "Enter" && now) {
      const line = tiesOf(scene, now.key).find(({ said }) => said);
      if (!line || !onEdge) return;
      onEdge(line);
    } else if (event.key === "Escape" && now) choose(null);
    else if (!now || !onKey?.(event, now.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ul
      class="mirror unseen"
      role="listbox"
      tabIndex={0}
      aria-label={`${words.of(name, number(scene.dots.length), number(scene.lines.length))}${words.how}`}
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      onKeyDown={pressed}
    >
      {order.map(({ dot, degree }, index) => (
        <li key={dot.key} id={`${id}-${index}`} role="option" aria-selected={index === at} data-key={dot.key}>
          {words.node(dot.name, term(dot.kind), number(degree))}
        </li>
      ))}
    </ul>
  );
}

function ordered({ dots, lines }: Scene) {
  const degrees = new Map<string, number>();
  for (const { source, target } of lines) for (const key of [source, target]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
  return dots.map((dot) => ({ dot, degree: degrees.get(dot.key) ?? 0 })).sort((a, b) => b.degree - a.degree || (a.dot.key < b.dot.key ? -1 : 1));
}

/** Where a key leads from `now`; to the first from nowhere. */
function target(key: string, dots: readonly Dot[], order: readonly Dot[], now: Dot | undefined): Dot | undefined {
  const at = now ? order.indexOf(now) : -1;
  if (key === "Home") return order[0];
  if (key === "End") return order.at(-1);
  if (singleKeys.value && key === "n") return order[at + 1];
  if (singleKeys.value && key === "p") return order[Math.max(0, at - 1)];
  const away = AWAY[key];
  if (!away) return undefined;
  return now ? nearest(dots, now, away) : order[0];
}

/** The nearest in a direction: what lies aside counts as farther away. */
function nearest(dots: readonly Dot[], now: Dot, [x, y]: [number, number]): Dot | undefined {
  const box = extent(dots);
  let found: Dot | undefined;
  let best = 4 * (box.right - box.left + box.bottom - box.top);
  for (const dot of dots) {
    const along = (dot.x - now.x) * x + (dot.y - now.y) * y;
    const aside = Math.abs((dot.x - now.x) * y) + Math.abs((dot.y - now.y) * x);
    if (dot === now || along <= 0 || aside > 2 * along) continue;
    const far = along + 2 * aside;
    if (far < best) [found, best] = [dot, far];
  }
  return found;
}
