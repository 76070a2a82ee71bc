// Where things stand. A picture is a row of steps; each places its own things among those of the steps before,
// which stay where they are. So the same steps give the same picture, and nothing jumps when something comes.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";

/** What comes with one step: nodes with their radius, links by the keys of their ends, places given by hand. */
export interface Step {
  nodes: [key: string, r: number][];
  links: [one: string, other: string][];
  pins: [key: string, x: number, y: number][];
}

export type Places = Map<string, readonly [x: number, y: number]>;

interface Body extends SimulationNodeDatum {
  key: string;
  r: number;
  x: number;
  y: number;
}

/** So much work is done for each step, whatever its size: 300 rounds for the usual picture, 90 for 2,000. */
const rounds = (bodies: number): number => Math.max(90, Math.min(300, Math.round(180_000 / Math.max(bodies, 1))));
const TURN = Math.PI * (3 - Math.sqrt(5));

export class Placing {
  readonly places: Places = new Map();
  #bodies = new Map<string, Body>();
  #links: SimulationLinkDatum<Body>[] = [];

  /** The same, to go on from: what is added to the copy is not in this. */
  copy(): Placing {
    const copied = new Placing();
    for (const [key, place] of this.places) copied.places.set(key, place);
    for (const [key, body] of this.#bodies) copied.#bodies.set(key, { ...body });
    copied.#links = this.#links.map(({ source, target }) => ({ source: keyOf(source), target: keyOf(target) }));
    return copied;
  }

  /** Places what comes with a step. Links to things that are not there are left out. */
  add({ nodes, links, pins }: Step): void {
    for (const body of this.#bodies.values()) [body.fx, body.fy] = [body.x, body.y];
    const fresh = nodes.filter(([key]) => !this.#bodies.has(key));
    const near = this.#neighbours(links);
    const first = !this.#bodies.size;
    const started = fresh.map(([key, r], index): Body => {
      const around = near.get(key);
      // Without neighbours: on a spiral around the middle, as d3 does.
      const far = around ? 40 + 4 * Math.sqrt(index) : 14 * Math.sqrt(0.5 + index);
      const [x, y] = around ?? [0, 0];
      const angle = around && !first ? Math.atan2(y, x) + 0.35 * (index % 2 ? -1 : 1) * Math.ceil(index / 2) : index * TURN;
      return { key, r, x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) };
    });
    for (const body of started) this.#bodies.set(body.key, body);
    this.#links.push(...links.filter(([one, other]) => this.#bodies.has(one) && this.#bodies.has(other)).map(([source, target]) => ({ source, target })));
    if (started.length) this.#settle(new Set(started));
    for (const [key, x, y] of pins) {
      const body = this.#bodies.get(key);
      if (body) [body.x, body.y] = [x, y];
    }
    for (const { key, x, y } of this.#bodies.values()) this.places.set(key, [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
    for (const body of this.#bodies.values()) [body.x, body.y] = this.places.get(body.key)!;
  }

  /** Of new things, the middle of the neighbours that stand already. */
  #neighbours(links: Step["links"]): Map<string, [number, number]> {
    const found = new Map<string, Body[]>();
    for (const [one, other] of links)
      for (const [key, next] of [[one, other], [other, one]] as const) {
        const body = this.#bodies.get(next);
        if (body) found.set(key, [...(found.get(key) ?? []), body]);
      }
    const mean = (bodies: Body[], of: (body: Body) => number) => bodies.reduce((sum, body) => sum + of(body), 0) / bodies.length;
    return new Map([...found].map(([key, bodies]) => [key, [mean(bodies, (one) => one.x), mean(bodies, (one) => one.y)]]));
  }

  /** Lets what is free find its place. Later on, what stands already makes room for nothing: so what comes is
   * held near its neighbours, and pushed only by what came with it. */
  #settle(free: ReadonlySet<Body>): void {
    const bodies = [...this.#bodies.values()];
    const later = free.size < bodies.length;
    const degrees = new Map<string, number>();
    for (const { source, target } of this.#links) for (const key of [keyOf(source), keyOf(target)]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
    const link = forceLink<Body, SimulationLinkDatum<Body>>(this.#links)
      .id(({ key }) => key)
      .distance(({ source, target }) => 34 + 2 * ((source as Body).r + (target as Body).r));
    if (later) link.strength(0.8);
    const simulation = forceSimulation(bodies)
      .force("link", link)
      .force("charge", forceManyBody<Body>().strength((body) => (later && !free.has(body) ? -1 : -18 * body.r)).distanceMax(700))
      .force("collide", forceCollide<Body>(({ key, r }) => r + 7 + (later ? 0 : 1.5 * Math.sqrt(degrees.get(key) ?? 0))))
      .stop();
    // Wider than high, as screens are.
    if (!later) simulation.force("x", forceX<Body>(0).strength(0.035)).force("y", forceY<Body>(0).strength(0.06));
    const many = rounds(bodies.length);
    simulation.alphaDecay(1 - 0.001 ** (1 / many)).tick(many);
  }
}

const keyOf = (end: SimulationLinkDatum<Body>["source"]): string => (typeof end === "object" ? end.key : String(end));
