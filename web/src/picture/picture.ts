// A picture in the page: what draws it, what lies above, gestures, and the camera that they share.

import { moved } from "./elements.js";
import { Overlay } from "./overlay.js";
import { palette } from "./palette.js";
import { listen } from "./gestures.js";
import { type GraphRenderer, renderer, SVG_MOST } from "./renderer.js";
import { type Camera, type Dot, fitting, type Line, type Scene, type Size, toScreen, zoomed } from "./scene.js";

export interface Handlers {
  /** A dot, a line or (null) neither was pressed. */
  press(found: Dot | Line | null): void;
  /** A dot was pressed twice. */
  open(dot: Dot): void;
  /** A dot was moved by hand, in units of the layout. */
  moved(dot: Dot, to: { x: number; y: number }): void;
  /** How many of the dots are drawn, and by what. */
  drawn(dots: number, by: string): void;
}

const NOTHING: Scene = { dots: [], lines: [] };
const GLIDE = 260;
/** With more lines than these a moving picture is drawn anew only so often, in milliseconds: between, what was drawn
 * is moved as it is. */
const HEAVY = 1500;
const EVERY = 400;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const COLOURS = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));

export class Picture {
  #scene = NOTHING;
  #camera: Camera = { x: 0, y: 0, k: 1 };
  #size: Size;
  #renderer: GraphRenderer | null = null;
  #overlay: Overlay;
  #hovered: Dot | Line | null = null;
  #chosen: string | null = null;
  #fitted = false;
  /** Whether somebody has chosen what is seen: then it stays, whatever the frame does. */
  #looked = false;
  #frame = 0;
  #glide = 0;
  #rest = 0;
  #last: { camera: Camera; at: number } = { camera: this.#camera, at: 0 };
  readonly #under: HTMLElement;
  #gone = new AbortController();
  readonly #sized: ResizeObserver;
  /** Whether the chosen dot is to be kept in sight, also when the card beside it grows: until somebody looks
   * elsewhere. */
  #kept = false;
  readonly #carded = new ResizeObserver(() => this.#kept && this.#chosen && this.#reveal(this.#chosen));

  constructor(
    readonly host: HTMLElement,
    readonly handlers: Handlers,
  ) {
    this.#under = host.appendChild(document.createElement("div"));
    this.#under.className = "under";
    this.#size = { width: host.clientWidth, height: host.clientHeight };
    this.#overlay = new Overlay(host);
    this.#sized = new ResizeObserver(() => this.#resized());
    this.#sized.observe(host);
    for (const query of COLOURS) query.addEventListener("change", () => this.#draw(), { signal: this.#gone.signal });
    listen(host, this.#handled(), this.#gone.signal);
    void renderer(this.#under).then((made) => {
      if (this.#gone.signal.aborted) return made.destroy();
      this.#renderer = made;
      this.#draw();
    });
  }

  get scene(): Scene {
    return this.#scene;
  }

  /** Draws another scene. The camera stays, unless what has come would not be seen. */
  show(scene: Scene): void {
    const before = new Set(this.#scene.dots.map(({ key }) => key));
    const fresh = scene.dots.filter(({ key }) => !before.has(key));
    const kept = fresh.length < scene.dots.length;
    this.#scene = scene;
    this.#hover(null);
    this.#draw();
    if (!kept || fresh.some((dot) => !this.#sees(dot))) this.fit(kept && this.#fitted);
  }

  /** Marks a dot and what it is tied to, and moves it into sight. */
  choose(key: string | null): void {
    this.#chosen = key;
    this.#overlay.choose(key, this.#hovered);
    this.#kept = true;
    if (key) this.#reveal(key);
    this.#carded.disconnect();
    const card = this.#card();
    if (card) this.#carded.observe(card);
  }

  #card(): HTMLElement | null {
    return this.host.parentElement?.querySelector<HTMLElement>(".card") ?? null;
  }

  #reveal(key: string): void {
    const dot = this.#scene.dots.find((one) => one.key === key);
    if (!dot || this.#sees(dot)) return;
    const { width, height } = this.#free();
    const { k } = this.#camera;
    this.#glideTo({ x: dot.x + (this.#size.width - width) / 2 / k, y: dot.y + (this.#size.height - height) / 2 / k, k });
  }

  fit(smoothly = true): void {
    this.#fitted = this.#size.width > 1;
    this.#looked = false;
    const free = this.#free();
    const { x, y, k } = fitting(this.#scene.dots, free);
    this.#glideTo({ x: x + (this.#size.width - free.width) / 2 / k, y: y + (this.#size.height - free.height) / 2 / k, k }, smoothly);
  }

  zoom(by: number): void {
    this.#looked = true;
    this.#glideTo(zoomed(this.#camera, by, { x: this.#size.width / 2, y: this.#size.height / 2 }, this.#size));
  }

  destroy(): void {
    this.#gone.abort();
    this.#sized.disconnect();
    this.#carded.disconnect();
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#glide);
    clearTimeout(this.#rest);
    this.#renderer?.destroy();
    this.#overlay.destroy();
    this.host.replaceChildren();
    this.#scene = NOTHING;
  }

  #handled() {
    return {
      scene: () => this.#scene,
      camera: () => this.#camera,
      size: () => this.#size,
      look: (camera: Camera) => {
        this.#looked = true;
        this.#kept = false;
        cancelAnimationFrame(this.#glide);
        this.#look(camera);
      },
      hover: (found: Dot | Line | null) => this.#hover(found),
      press: (found: Dot | Line | null) => this.handlers.press(found),
      open: (dot: Dot) => this.handlers.open(dot),
      move: (dot: Dot, to: { x: number; y: number }, done: boolean) => {
        [dot.x, dot.y] = [to.x, to.y];
        if (done) this.handlers.moved(dot, to);
        else this.#draw();
      },
    };
  }

  #hover(found: Dot | Line | null): void {
    if (found === this.#hovered) return;
    this.#hovered = found;
    this.host.dataset["over"] = found ? "something" : "";
    this.#overlay.choose(this.#chosen, found);
  }

  #sees(dot: Dot): boolean {
    const { x, y } = toScreen(dot, this.#camera, this.#size);
    const { width, height } = this.#free();
    return x > 0 && y > 0 && x < width && y < height;
  }

  /** What nothing covers: a card lies on the right, on small screens below. */
  #free(): Size {
    const { width, height } = this.#size;
    const card = this.#card();
    if (!card) return this.#size;
    return card.offsetWidth > width / 2 ? { width, height: height - card.offsetHeight } : { width: width - card.offsetWidth, height };
  }

  #draw(): void {
    const colours = palette(this.host);
    const by = this.#renderer;
    const dots = by?.name === "svg" ? this.#scene.dots.slice(0, SVG_MOST) : this.#scene.dots;
    const there = new Set(dots);
    const scene = dots.length < this.#scene.dots.length ? { dots, lines: this.#scene.lines.filter(({ from, to }) => there.has(from) && there.has(to)) } : this.#scene;
    this.#overlay.show(scene, colours);
    by?.show(scene, colours);
    this.#last.at = 0;
    if (by) this.handlers.drawn(dots.length, by.name);
    this.#look(this.#camera);
  }

  #look(camera: Camera): void {
    this.#camera = camera;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => {
      clearTimeout(this.#rest);
      if (this.#scene.lines.length > HEAVY && now - this.#last.at < EVERY) {
        this.#under.style.transform = moved(this.#last.camera, this.#camera, this.#size);
        this.#rest = window.setTimeout(() => this.#paint(), EVERY);
      } else this.#paint(now);
      this.#overlay.look(this.#camera, this.#size);
    });
  }

  #paint(now = performance.now()): void {
    this.#last = { camera: this.#camera, at: now };
    this.#under.style.transform = "none";
    this.#renderer?.look(this.#camera, this.#size);
  }

  #glideTo(to: Camera, smoothly = true): void {
    cancelAnimationFrame(this.#glide);
    if (!smoothly || still.matches) return this.#look(to);
    const from = this.#camera;
    const began = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, (now - began) / GLIDE);
      const eased = 1 - (1 - part) ** 3;
      const between = (one: number, other: number) => one + (other - one) * eased;
      this.#look({ x: between(from.x, to.x), y: between(from.y, to.y), k: from.k * (to.k / from.k) ** eased });
      if (part < 1) this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  #resized(): void {
    const before = this.#size;
    this.#size = { width: this.host.clientWidth, height: this.host.clientHeight };
    // Out of sight on a small screen that shows another pane.
    if (!this.#size.width) return;
    if (!this.#looked && this.#scene.dots.length) return this.fit(false);
    if (before.width !== this.#size.width || before.height !== this.#size.height) this.#look(this.#camera);
  }
}
