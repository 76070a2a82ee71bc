// The relationships of the chosen node, in words.

import { relation, t, term } from "../i18n/index.js";
import { Said } from "../ui/Text.js";
import type { Line, PictureEdge, Scene } from "./scene.js";

export const tiesOf = ({ lines }: Scene, key: string): Line[] => lines.filter(({ source, target }) => source === key || target === key);

interface Given {
  scene: Scene;
  chosen: string | null;
  onEdge: ((edge: PictureEdge) => void) | undefined;
}

export function Ties({ scene, chosen, onEdge }: Given) {
  const dot = scene.dots.find(({ key }) => key === chosen);
  if (!dot) return null;
  return (
    <div class="card">
      <h2>
        <Said>{dot.name}</Said> <small>{term(dot.kind)}</small>
      </h2>
      <TieList scene={scene} chosen={dot.key} onEdge={onEdge} />
    </div>
  );
}

/** Each with its direction, seen from the chosen node; those with evidence open it. */
export function TieList({ scene, chosen, onEdge }: { scene: Scene; chosen: string; onEdge: Given["onEdge"] }) {
  return (
    <ul class="ties" aria-label={t.value.picture.ties}>
      {tiesOf(scene, chosen).map((line) => {
        const away = line.source === chosen;
        const inside = (
          <>
            <span class="word">
              {away ? "" : "← "}
              {relation(line.word)}
              {away ? " →" : ""}
            </span>{" "}
            <Said>{(away ? line.to : line.from).name}</Said>
          </>
        );
        return (
          <li key={line.key}>
            {line.said && onEdge ? (
              <button type="button" class="quiet" onClick={() => onEdge(line)}>
                {inside}
              </button>
            ) : (
              <span class="tie">{inside}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
