// From degrees to the screen and back. Mercator, whose small shapes look right; in degrees of longitude, so that one
// number is the scale.

export interface Look {
  /** What lies in the middle, projected; pixels of a degree of longitude. */
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

const RADIANS = Math.PI / 180;
/** Mercator goes on for ever towards the poles. */
const MOST = 85;
const SCALES = { least: 2, most: 20_000, alone: 120 };

export const mercator = (lat: number): number =>
  Math.log(Math.tan(Math.PI / 4 + (Math.max(-MOST, Math.min(MOST, lat)) * RADIANS) / 2)) / RADIANS;
export const latitude = (y: number): number => (2 * Math.atan(Math.exp(y * RADIANS)) - Math.PI / 2) / RADIANS;

const within = (scale: number): number => Math.max(SCALES.least, Math.min(SCALES.most, scale));

/** Shows all of these, with a margin of so many pixels. */
export function fit(points: readonly { lon: number; lat: number }[], { width, height }: Size, margin = 48): Look {
  const xs = points.map(({ lon }) => lon);
  const ys = points.map(({ lat }) => mercator(lat));
  if (!points.length) return { x: 108, y: mercator(35), scale: 20 };
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = (pixels: number, degrees: number) => (degrees ? Math.max(1, pixels - 2 * margin) / degrees : SCALES.alone);
  const scale = within(Math.min(room(width, east - west), room(height, north - south)));
  return { x: (west + east) / 2, y: (south + north) / 2, scale: points.length > 1 ? scale : SCALES.alone };
}

export const onScreen = ({ x, y, scale }: Look, { width, height }: Size, lon: number, lat: number): [number, number] => [
  width / 2 + (lon - x) * scale,
  height / 2 - (mercator(lat) - y) * scale,
];

/** Larger by `factor` around a place of the screen, which stays where it is. */
export function zoomed(look: Look, { width, height }: Size, factor: number, at: [number, number] = [width / 2, height / 2]): Look {
  const scale = within(look.scale * factor);
  const [right, up] = [at[0] - width / 2, height / 2 - at[1]];
  return { x: look.x + right / look.scale - right / scale, y: look.y + up / look.scale - up / scale, scale };
}

export const moved = (look: Look, right: number, down: number): Look => ({
  ...look,
  x: look.x + right / look.scale,
  y: look.y - down / look.scale,
});

/** The degrees at which lines of the grid lie on the screen, about a hundred pixels apart. */
export function grid({ x, y, scale }: Look, { width, height }: Size): { lons: number[]; lats: number[] } {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20].find((degrees) => degrees * scale >= 100) ?? 30;
  const lines = (from: number, to: number) => {
    const first = Math.ceil(from / step);
    return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => Number(((first + index) * step).toFixed(2)));
  };
  const [right, up] = [width / 2 / scale, height / 2 / scale];
  return { lons: lines(x - right, x + right), lats: lines(latitude(y - up), latitude(y + up)) };
}
