// What is drawn, and from where it is seen.

/** A thing. `key` tells it from the others of the picture. */
export interface PictureNode {
  key: string;
  /** Its label in the graph: form and colour follow from it. */
  kind: string;
  name: string;
  /** With which step it came: things of earlier steps stay where they are. 0 where it is left out. */
  step?: number;
  /** What the picture is about: bigger, and named first. */
  main?: boolean;
  /** To be seen first: on a way that was asked for. */
  strong?: boolean;
  /** A group: of how many it stands in place of; 0 where they are drawn themselves. */
  many?: number;
}

/** A relationship between two nodes, by their keys. */
export interface PictureEdge {
  key: string;
  source: string;
  target: string;
  /** The words on it: its type, or a role. */
  word: string;
  step?: number;
  /** Whether it has evidence to open. */
  said?: boolean;
  strong?: boolean;
}

/** A place that somebody gave to a node, and with which step. */
export interface Pin {
  key: string;
  x: number;
  y: number;
  step: number;
}

/** A node with its place, in units of the layout, y downwards; `r` is its radius at scale 1. */
export interface Dot extends PictureNode {
  x: number;
  y: number;
  r: number;
  pinned: boolean;
}

export interface Line extends PictureEdge {
  from: Dot;
  to: Dot;
}

export interface Scene {
  dots: readonly Dot[];
  lines: readonly Line[];
}

/** Looks at (x, y) in the middle; `k` pixels are one unit. */
export interface Camera {
  x: number;
  y: number;
  k: number;
}

export interface Size {
  width: number;
  height: number;
}

/** By how much dots grow with the scale: less than the room between them. */
export const growth = (k: number): number => Math.min(1.7, Math.max(0.42, Math.sqrt(k)));

export const toScreen = ({ x, y }: { x: number; y: number }, camera: Camera, { width, height }: Size) => ({
  x: (x - camera.x) * camera.k + width / 2,
  y: (y - camera.y) * camera.k + height / 2,
});

export const toWorld = ({ x, y }: { x: number; y: number }, camera: Camera, { width, height }: Size) => ({
  x: (x - width / 2) / camera.k + camera.x,
  y: (y - height / 2) / camera.k + camera.y,
});

const MARGIN = 44;
const NEAREST = 8;
const FARTHEST = 0.02;

export const bounded = (k: number): number => Math.min(NEAREST, Math.max(FARTHEST, k));

/** From where all dots are seen; not nearer than scale 1.4, where few would stand far apart. */
export function fitting(dots: readonly Dot[], { width, height }: Size): Camera {
  if (!dots.length) return { x: 0, y: 0, k: 1 };
  const box = extent(dots);
  const across = (width - 2 * MARGIN) / Math.max(1, box.right - box.left);
  const down = (height - 2 * MARGIN) / Math.max(1, box.bottom - box.top);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, k: bounded(Math.min(across, down, 1.4)) };
}

export function extent(dots: readonly Dot[]) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of dots) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The same with the scale changed by `by`, and what is at `at` staying there. */
export function zoomed(camera: Camera, by: number, at: { x: number; y: number }, size: Size): Camera {
  const k = bounded(camera.k * by);
  const held = toWorld(at, camera, size);
  return { x: held.x - (at.x - size.width / 2) / k, y: held.y - (at.y - size.height / 2) / k, k };
}

const REACH = 5;

/** What is at a place of the screen: the nearest dot, else the nearest line, within a few pixels. */
export function under({ dots, lines }: Scene, at: { x: number; y: number }, camera: Camera, size: Size, reach = REACH): Dot | Line | null {
  const point = toWorld(at, camera, size);
  const grown = growth(camera.k) / camera.k;
  let found: Dot | Line | null = null;
  let best = Infinity;
  for (const dot of dots) {
    const far = Math.hypot(dot.x - point.x, dot.y - point.y) - dot.r * grown;
    if (far < best && far < reach / camera.k) [found, best] = [dot, far];
  }
  if (found) return found;
  for (const line of lines) {
    const far = distance(point, line.from, line.to);
    if (far < best && far < reach / camera.k) [found, best] = [line, far];
  }
  return found;
}

export const isDot = (found: Dot | Line): found is Dot => "r" in found;

function distance(p: { x: number; y: number }, a: Dot, b: Dot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(p.x - a.x - at * dx, p.y - a.y - at * dy);
}
