// What form and colour mean, with how many there are of each; pressing one hides or shows its kind.

import { number, t, term } from "../i18n/index.js";
import type { PictureNode } from "./scene.js";
import { KINDS, outline, shapeOf } from "./shapes.js";

export const Sign = ({ kind }: { kind: string }) => (
  <svg class="sign" data-colour={KINDS.includes(kind) ? kind : "other"} viewBox="-11 -11 22 22" width="14" height="14" aria-hidden="true">
    <path d={outline(shapeOf(kind), 9)} fill="currentColor" />
  </svg>
);

export function Legend({ nodes, off, onKind }: { nodes: readonly PictureNode[]; off: ReadonlySet<string>; onKind: ((kind: string) => void) | undefined }) {
  const counts = new Map<string, number>();
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const rank = (kind: string) => (KINDS.indexOf(kind) + 1 || KINDS.length + 1);
  const kinds = [...counts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
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
    </ul>
  );
}
