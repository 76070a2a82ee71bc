// Mouse, pen and fingers over a picture: drag to move it, a dot to move that, wheel or two fingers to zoom.

import { type Camera, type Dot, isDot, type Line, type Scene, type Size, toWorld, under, zoomed } from "./scene.js";

/** What gestures look at, and what they do. Places are in pixels of the picture. */
export interface Handled {
  scene(): Scene;
  camera(): Camera;
  size(): Size;
  look(camera: Camera): void;
  hover(found: Dot | Line | null): void;
  press(found: Dot | Line | null): void;
  open(dot: Dot): void;
  /** A dot is being moved, in units of the layout; `done` when it is let go. */
  move(dot: Dot, to: { x: number; y: number }, done: boolean): void;
}

interface Point {
  x: number;
  y: number;
}

/** Less is a press with an unsteady hand. */
const UNSTEADY = 4;
const TWICE = 350;

/** Listens until `signal` aborts. */
export function listen(host: HTMLElement, on: Handled, signal: AbortSignal): void {
  const fingers = new Map<number, Point>();
  let began: Point | null = null;
  let held: Dot | Line | null = null;
  let moving = false;
  let last: { key: string; at: number } | null = null;

  const at = (event: MouseEvent): Point => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const find = (point: Point, touch: boolean) => under(on.scene(), point, on.camera(), on.size(), touch ? 14 : undefined);
  const pan = (from: Point, to: Point) => {
    const { x, y, k } = on.camera();
    on.look({ x: x - (to.x - from.x) / k, y: y - (to.y - from.y) / k, k });
  };
  const add = <K extends keyof HTMLElementEventMap>(name: K, then: (event: HTMLElementEventMap[K]) => void, passive = true) =>
    host.addEventListener(name, then, { signal, passive });

  add("pointerdown", (event) => {
    if (event.button) return;
    const point = at(event);
    fingers.set(event.pointerId, point);
    host.setPointerCapture(event.pointerId);
    if (fingers.size > 1) return;
    [began, moving] = [point, false];
    // With Shift the picture moves, also where there is a dot.
    held = event.shiftKey ? null : find(point, event.pointerType === "touch");
  });

  add("pointermove", (event) => {
    const point = at(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      on.hover(find(point, false));
      return;
    }
    fingers.set(event.pointerId, point);
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)![1];
      const by = Math.hypot(point.x - other.x, point.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
      moving = true;
      if (Number.isFinite(by)) on.look(zoomed(on.camera(), by, other, on.size()));
      return;
    }
    if (!moving && began && Math.hypot(point.x - began.x, point.y - began.y) < UNSTEADY) return;
    const from = moving ? before : began!;
    moving = true;
    if (held && isDot(held)) on.move(held, toWorld(point, on.camera(), on.size()), false);
    else pan(from, point);
  });

  const end = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || fingers.size) return;
    const found = held;
    held = null;
    if (moving) {
      if (found && isDot(found)) on.move(found, toWorld(at(event), on.camera(), on.size()), true);
      return;
    }
    if (event.type === "pointercancel") return;
    const twice = found && isDot(found) && last?.key === found.key && event.timeStamp - last.at < TWICE;
    last = found ? { key: found.key, at: event.timeStamp } : null;
    if (twice) on.open(found);
    else on.press(found);
  };
  add("pointerup", end);
  add("pointercancel", end);
  add("pointerleave", () => on.hover(null));

  add(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      on.look(zoomed(on.camera(), Math.exp((-event.deltaY * lines) / 400), at(event), on.size()));
    },
    false,
  );
}
