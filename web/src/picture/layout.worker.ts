// Places pictures away from the page, so that it stays usable meanwhile.

import { Placing, type Step } from "./place.js";

export interface Asked {
  number: number;
  steps: Step[];
}

export interface Placed {
  number: number;
  places: [key: string, x: number, y: number][];
}

// What was placed last, step by step: another picture that begins with the same steps goes on from there.
let held: { said: string; placing: Placing }[] = [];

addEventListener("message", ({ data: { number, steps } }: MessageEvent<Asked>) => {
  const said = steps.map((step) => JSON.stringify(step));
  const same = said.findIndex((one, index) => held[index]?.said !== one);
  held = same < 0 ? held.slice(0, said.length) : held.slice(0, same);
  for (let index = held.length; index < steps.length; index++) {
    const placing = held[index - 1]?.placing.copy() ?? new Placing();
    placing.add(steps[index]!);
    held.push({ said: said[index]!, placing });
  }
  const places = [...(held.at(-1)?.placing.places ?? [])].map(([key, [x, y]]): [string, number, number] => [key, x, y]);
  postMessage({ number, places } satisfies Placed);
});
