// Which names are written, and where: none over another, none over a dot, the more important first.

import { type Camera, type Dot, growth, type Size } from "./scene.js";

export interface Label {
  key: string;
  text: string;
  /** The middle of the line's left end, in pixels from the middle of the layout. */
  x: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
}

const MOST = 120;
/** So many of the most important are also written where only dots would be covered. */
const OVER = 20;
export const SHORT = 13;
export const LONG = 26;
const GAP = 4;
const CELL = 64;

/** Without marks that would turn the direction of writing, and not longer than `most`. */
export function short(name: string, most: number): string {
  const plain = [...name.replace(/[\p{Cc}\p{Cf}]/gu, "").trim()];
  return plain.length > most ? `${plain.slice(0, most - 1).join("")}…` : plain.join("");
}

/** How wide it is at most, in units of its size: Chinese characters are squares. */
export const wide = (text: string): number => [...text].reduce((sum, one) => sum + (one.codePointAt(0)! < 0x2000 ? 0.62 : 1), 0);

type Box = [left: number, top: number, right: number, bottom: number];

/** Boxes by the cells that they touch, so that looking for room costs the same in every crowd. */
class Room {
  #cells = new Map<string, { box: Box; of: string }[]>();

  *#touched([left, top, right, bottom]: Box): Generator<string> {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield `${x},${y}`;
  }

  take(box: Box, of: string): void {
    for (const cell of this.#touched(box)) {
      const held = this.#cells.get(cell);
      if (held) held.push({ box, of });
      else this.#cells.set(cell, [{ box, of }]);
    }
  }

  isFree(box: Box, but: string): boolean {
    for (const cell of this.#touched(box))
      for (const { box: other, of } of this.#cells.get(cell) ?? [])
        if (of !== but && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
    return true;
  }
}

/** The labels of what the camera sees. `first`: keys of those that come before all others, and how many of their
 * characters are written. `order` goes from the important to the rest. */
export function place(order: readonly Dot[], first: ReadonlyMap<string, number>, camera: Camera, { width, height }: Size): Label[] {
  const { k } = camera;
  const grown = growth(k);
  const [left, top] = [camera.x * k - width / 2, camera.y * k - height / 2];
  const seen = order.filter(({ x, y }) => x * k > left && x * k < left + width && y * k > top && y * k < top + height);
  const over = new Set(seen.filter(({ key }, index) => index < OVER || first.has(key)));
  const [dots, great, written] = [new Room(), new Room(), new Room()];
  for (const dot of seen) {
    const [x, y, r] = [dot.x * k, dot.y * k, dot.r * grown];
    for (const room of over.has(dot) ? [dots, great] : [dots]) room.take([x - r, y - r, x + r, y + r], dot.key);
  }
  const found: Label[] = [];
  const named = [...seen.filter(({ key }) => first.has(key)), ...seen.filter(({ key }) => !first.has(key))];
  for (const dot of named) {
    if (found.length >= MOST) break;
    const text = short(dot.name, first.get(dot.key) ?? (dot.main ? LONG : SHORT));
    const size = dot.main ? 14 : 12;
    const [w, h] = [wide(text) * size, size * 1.3];
    const r = dot.r * grown + GAP;
    const [x, y] = [dot.x * k, dot.y * k];
    const places: [number, number][] = [[x + r, y], [x - r - w, y], [x - w / 2, y + r + h / 2], [x - w / 2, y - r - h / 2]];
    const box = ([at, line]: [number, number]): Box => [at - 1, line - h / 2, at + w + 1, line + h / 2];
    const inside = (one: Box) => one[0] > left && one[2] < left + width && one[1] > top && one[3] < top + height;
    const free = (one: [number, number]) => inside(box(one)) && written.isFree(box(one), dot.key);
    const at =
      places.find((one) => free(one) && dots.isFree(box(one), dot.key)) ??
      (over.has(dot) ? places.find((one) => free(one) && great.isFree(box(one), dot.key)) : undefined) ??
      (first.has(dot.key) || dot.main ? places.find(free) : undefined);
    if (!at) continue;
    written.take(box(at), dot.key);
    found.push({ key: dot.key, text, x: at[0], y: at[1], width: w, size, bold: dot.main ?? false });
  }
  return found;
}
