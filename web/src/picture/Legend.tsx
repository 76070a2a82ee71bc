// What forms and colours mean, with how many nodes there are of each kind; pressing a kind hides or shows it.

import { number, t, term } from "../i18n/index.js";
import type { PictureEdge, PictureNode } from "./scene.js";
import { KINDS, outline, shapeOf } from "./shapes.js";

export const Sign = ({ kind }: { kind: string }) => (
  <svg class="sign" data-kind={kind} viewBox="-11 -11 22 22" width="14" height="14" aria-hidden="true">
    <path d={outline(shapeOf(kind), 9)} fill="currentColor" />
  </svg>
);

const Arrow = ({ colour }: { colour: string }) => (
  <svg class="sign" data-colour={colour} viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
    <path d="M0 5H16M16 1L24 5L16 9Z" fill="currentColor" stroke="currentColor" stroke-width={colour === "strong" ? 2.5 : 1.5} />
  </svg>
);

/** The colours of lines, and which of them have it. */
const LINES: Readonly<Record<"line" | "said" | "strong", (edge: PictureEdge) => boolean>> = {
  said: ({ said, strong }) => Boolean(said) && !strong,
  line: ({ said, strong }) => !said && !strong,
  strong: ({ strong }) => Boolean(strong),
};

interface Given {
  nodes: readonly PictureNode[];
  edges: readonly PictureEdge[];
  off: ReadonlySet<string>;
  onKind: ((kind: string) => void) | undefined;
}

export function Legend({ nodes, edges, off, onKind }: Given) {
  const counts = new Map<string, number>();
  for (const { kind, many = 1 } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + many);
  const rank = (kind: string) => (KINDS.indexOf(kind) + 1 || KINDS.length + 1);
  const kinds = [...counts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const lines = (Object.keys(LINES) as (keyof typeof LINES)[]).filter((one) => edges.some(LINES[one]));
  return (
    <ul class="legend" aria-label={t.value.picture.legend}>
      {kinds.map(([kind, count]) => {
        const inside = (
          <>
            <Sign kind={kind} />
            {term(kind)} <span class="count">{number(count)}</span>
          </>
        );
        return (
          <li key={kind}>
            {onKind ? (
              <button type="button" class="quiet" aria-pressed={!off.has(kind)} onClick={() => onKind(kind)}>
                {inside}
              </button>
            ) : (
              inside
            )}
          </li>
        );
      })}
      {lines.map((one) => (
        <li key={one}>
          <Arrow colour={one} />
          {t.value.picture.lines[one]}
        </li>
      ))}
    </ul>
  );
}
