// A picture as a file: all of it, near enough for its names to be read.

import { arrow, element, lineColour, lineWidth } from "./elements.js";
import { inscribed } from "./inscribed.js";
import { type Label, place } from "./labels.js";
import { written } from "./overlay.js";
import { colourOf, palette, type Palette } from "./palette.js";
import type { Picture } from "./picture.js";
import { type Camera, extent, growth, type Scene, type Size } from "./scene.js";
import { outline, shapeOf } from "./shapes.js";
import { SvgRenderer } from "./svg.js";

const SCALE = 1.3;
/** Room for names at the edge, and the longest side of a file, in pixels. */
const AROUND = 190;
const LONGEST = 6000;
const DENSE = 2;

interface Sheet {
  scene: Scene;
  colours: Palette;
  camera: Camera;
  size: Size;
  labels: Label[];
}

function sheet({ scene, host }: Picture): Sheet {
  const box = scene.dots.length ? extent(scene.dots) : { left: 0, right: 0, top: 0, bottom: 0 };
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  const k = Math.min(SCALE, (LONGEST / DENSE - 2 * AROUND) / Math.max(across, down, 1));
  const camera = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, k };
  const size = { width: Math.round(across * k + 2 * AROUND), height: Math.round(down * k + AROUND) };
  const order = [...scene.dots].sort((a, b) => Number(b.main ?? 0) - Number(a.main ?? 0) || Number(b.strong ?? 0) - Number(a.strong ?? 0) || b.r - a.r);
  return { scene, colours: palette(host), camera, size, labels: place(order, new Map(), camera, size) };
}

/** `said` stands in it as its description. */
export function svgFile(picture: Picture, said: string): Blob {
  const { scene, colours, camera, size, labels } = sheet(picture);
  const drawing = new SvgRenderer();
  drawing.show(scene, colours);
  drawing.look(camera, size);
  const { svg } = drawing;
  for (const [name, value] of Object.entries({ width: size.width, height: size.height })) svg.setAttribute(name, String(value));
  svg.removeAttribute("class");
  svg.prepend(element("rect", { width: size.width, height: size.height, fill: colours.paper }));
  svg.prepend(element("desc", {}, said));
  svg.querySelector("g")!.append(...labels.map((label) => written(label, colours)));
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

/** On a canvas of its own: what WebGL has drawn is gone when it is asked for, and an SVG is no image to a strict
 * Content-Security-Policy. `words` stand in it by their keywords. */
export async function png(picture: Picture, words: Readonly<Record<string, string>>): Promise<Blob> {
  const { scene, colours, camera, size, labels } = sheet(picture);
  const { k } = camera;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size.width * DENSE, size.height * DENSE];
  const on = canvas.getContext("2d")!;
  on.scale(DENSE, DENSE);
  on.fillStyle = colours.paper;
  on.fillRect(0, 0, size.width, size.height);
  on.translate(size.width / 2 - camera.x * k, size.height / 2 - camera.y * k);
  for (const line of scene.lines) {
    const path = new Path2D(arrow(line, k));
    on.strokeStyle = on.fillStyle = lineColour(line, colours);
    on.lineWidth = lineWidth(line);
    on.stroke(path);
    on.fill(path);
  }
  [on.strokeStyle, on.lineWidth] = [colours.paper, 1.5];
  for (const { kind, x, y, r } of scene.dots) {
    const path = new Path2D(outline(shapeOf(kind), r * growth(k), x * k, y * k));
    on.stroke(path);
    on.fillStyle = colourOf(colours, kind);
    on.fill(path);
  }
  [on.textBaseline, on.lineJoin, on.lineWidth, on.fillStyle] = ["middle", "round", 3, colours.ink];
  const { fontFamily } = getComputedStyle(picture.host);
  for (const { text, x, y, size: px, bold } of labels) {
    on.font = `${bold ? 700 : 400} ${px}px ${fontFamily}`;
    on.strokeText(text, x, y);
    on.fillText(text, x, y);
  }
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(inscribed(blob, words)) : failed(new Error("no PNG"))), "image/png"));
}
