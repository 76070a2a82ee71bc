// The form of each kind of node, the same numbers for every way of drawing it.

/** A star of `points` (0: a disc) on a circle around the node; `sharp` is 2 for the regular polygon and grows
 * to `points` for the thinnest star; `turn` in degrees, clockwise; `size` is the circle's radius in pixels. */
export interface Shape {
  points: number;
  sharp: number;
  turn: number;
  size: number;
}

const OTHER: Shape = { points: 0, sharp: 2, turn: 0, size: 5 };
const SHAPES: Readonly<Record<string, Shape>> = {
  Department: { points: 0, sharp: 2, turn: 0, size: 8 },
  Project: { points: 4, sharp: 2, turn: 0, size: 9.5 },
  Place: { points: 3, sharp: 2, turn: 180, size: 9.5 },
  Plan: { points: 6, sharp: 2, turn: 0, size: 10 },
  Task: { points: 4, sharp: 2, turn: 45, size: 6 },
  Measure: { points: 5, sharp: 2, turn: 0, size: 5.5 },
  Target: { points: 3, sharp: 2, turn: 0, size: 8 },
  Topic: { points: 5, sharp: 3, turn: 0, size: 10 },
  Section: { points: 4, sharp: 2.6, turn: 0, size: 9 },
  Document: { points: 8, sharp: 2, turn: 22.5, size: 7.5 },
};
/** In the order of legends. */
export const KINDS: readonly string[] = Object.keys(SHAPES);

export const shapeOf = (kind: string): Shape => SHAPES[kind] ?? OTHER;

/** The corners of a shape around 0 on a circle of radius `r`, the first on top. */
function corners({ points, sharp, turn }: Shape, r: number): [number, number][] {
  const half = Math.PI / points;
  const inner = r * (Math.cos(half) - Math.sin(half) / Math.tan(Math.PI / sharp));
  const all = sharp > 2 ? points * 2 : points;
  return Array.from({ length: all }, (_, index) => {
    const angle = (turn * Math.PI) / 180 + (index * 2 * Math.PI) / all;
    const far = sharp > 2 && index % 2 ? inner : r;
    return [far * Math.sin(angle), -far * Math.cos(angle)];
  });
}

const written = (value: number): string => String(Math.round(value * 100) / 100);

/** The outline of a shape around (x, y), as the data of a path. */
export function outline(shape: Shape, r: number, x = 0, y = 0): string {
  if (!shape.points) {
    const [left, w] = [written(x - r), written(r)];
    return `M${left} ${written(y)}a${w} ${w} 0 1 0 ${written(2 * r)} 0a${w} ${w} 0 1 0 ${written(-2 * r)} 0Z`;
  }
  return `M${corners(shape, r).map(([a, b]) => `${written(x + a)} ${written(y + b)}`).join("L")}Z`;
}
