// What draws dots and lines. Everything else of a picture (labels, what is chosen, gestures) lies above it and is
// the same whatever draws.

import type { Palette } from "./palette.js";
import type { Camera, Scene, Size } from "./scene.js";

export interface GraphRenderer {
  readonly name: "sigma" | "svg";
  /** Draws another scene, or the same in other colours. */
  show(scene: Scene, palette: Palette): void;
  /** The same from elsewhere, or in a frame of another size. */
  look(camera: Camera, size: Size): void;
  /** Gives back everything that it took. Nothing else may be called after. */
  destroy(): void;
}

/** SVG is quick enough for so many dots; of more, the first so many are drawn. */
export const SVG_MOST = 300;

function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** A renderer that draws into `host`: on WebGL where there is one, else in SVG. */
export async function renderer(host: HTMLElement): Promise<GraphRenderer> {
  if (hasWebGl()) return new (await import("./sigma.js")).SigmaRenderer(host);
  return new (await import("./svg.js")).SvgRenderer(host);
}
