// How one gets to a place of a page: it comes into sight, and the focus with it.

const FRAMES = 20;
const STILL = 3;

/** Lines that were not seen yet have a guessed height (`content-visibility`): where the place lies in them is known
 * once they are drawn. It is brought into sight again until it has stayed there for some frames. */
export function land(element: HTMLElement, block: "start" | "center"): void {
  const bring = (): boolean => {
    const before = element.getBoundingClientRect().top;
    element.scrollIntoView({ block });
    return element.getBoundingClientRect().top !== before;
  };
  bring();
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  let [still, left] = [0, FRAMES];
  const again = (): void => {
    still = bring() ? 0 : still + 1;
    if (still < STILL && --left) requestAnimationFrame(again);
  };
  requestAnimationFrame(again);
}
