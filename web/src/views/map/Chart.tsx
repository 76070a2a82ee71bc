// The drawing: a grid of degrees, an operator's boundaries where there are some, and the points. What it shows the list
// beside it says too, so that it is one picture to a screen reader.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { boundaries } from "../../api/places.js";
import { number, t } from "../../i18n/index.js";
import { resource } from "../../state/resource.js";
import { go, state } from "../../state/url.js";
import { lines } from "./lines.js";
import { namesOf } from "./Map.js";
import { core, type Point } from "./points.js";
import { fit, grid, latitude, type Look, mercator, moved, onScreen, type Size, zoomed } from "./projection.js";

const bounds = resource(() => (state.value.view === "map" ? "boundaries" : null), boundaries);

const STEP = 80;
const LABEL = { width: 120, height: 20, most: 60, long: 10 };
const radius = (tasks: number): number => Math.min(26, 5 + 2 * Math.sqrt(tasks));

function parse(look: string): Look | null {
  const [lon, lat, scale] = look.split(",").map(Number);
  return lon !== undefined && lat !== undefined && scale && [lon, lat, scale].every(Number.isFinite) ? { x: lon, y: mercator(lat), scale } : null;
}
const written = ({ x, y, scale }: Look): string => [x.toFixed(4), latitude(y).toFixed(4), scale.toPrecision(4)].join();

export function Chart({ points, chosen }: { points: readonly Point[]; chosen: string }) {
  const words = t.value;
  const box = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>({ width: 800, height: 520 });
  const held = useRef(new Map<number, [number, number]>());
  const dragged = useRef(false);
  // What the address says, else where most of it lies.
  const look = parse(state.value.look) ?? fit(core(points), size.value);
  const latest = useRef(look);
  latest.current = look;
  const see = (next: Look) => go({ look: written((latest.current = next)) });
  const place = (event: { clientX: number; clientY: number }): [number, number] => {
    const { left, top } = box.current!.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  useEffect(() => {
    const element = box.current!;
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width && height) size.value = { width, height };
    });
    // Not passive, since it keeps the page from scrolling; only where the map was chosen, or with Ctrl.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      see(zoomed(latest.current, size.peek(), Math.exp(-event.deltaY / 400), place(event)));
    };
    watch.observe(element);
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      watch.disconnect();
      element.removeEventListener("wheel", wheel);
    };
  }, []);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => see(moved(look, -STEP, 0)),
      ArrowRight: () => see(moved(look, STEP, 0)),
      ArrowUp: () => see(moved(look, 0, -STEP)),
      ArrowDown: () => see(moved(look, 0, STEP)),
      "+": () => see(zoomed(look, size.value, 1.5)),
      "=": () => see(zoomed(look, size.value, 1.5)),
      "-": () => see(zoomed(look, size.value, 1 / 1.5)),
      "0": () => see(fit(points, size.value)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onMove = (event: PointerEvent) => {
    const before = held.current.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    const [right, down] = [before[0] - now[0], before[1] - now[1]];
    if (Math.hypot(right, down) < 3 && !dragged.current) return;
    dragged.current = true;
    const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
    held.current.set(event.pointerId, now);
    if (!other) return see(moved(latest.current, right, down));
    const apart = (one: [number, number]) => Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1]));
    see(zoomed(latest.current, size.value, apart(now) / apart(before), other));
  };
  const outside = points.length - seen(points, look, size.value).length;
  return (
    <div class="chart">
      <div
        ref={box}
        class="surface"
        tabIndex={0}
        role="group"
        aria-label={words.map_label(number(points.length))}
        onKeyDown={onKey}
        onPointerDown={(event) => {
          dragged.current = false;
          held.current.set(event.pointerId, place(event));
        }}
        onPointerMove={onMove}
        onPointerUp={(event) => void held.current.delete(event.pointerId)}
        onPointerCancel={(event) => void held.current.delete(event.pointerId)}
        onPointerLeave={(event) => void held.current.delete(event.pointerId)}
      >
        <Drawing look={look} size={size.value} points={points} chosen={chosen} pick={(key) => dragged.current || go({ point: key })} />
      </div>
      <div class="zoom" role="group" aria-label={words.map_zoom}>
        <button type="button" aria-label={words.map_in} title={words.map_in} onClick={() => see(zoomed(look, size.value, 1.5))}>
          +
        </button>
        <button type="button" aria-label={words.map_out} title={words.map_out} onClick={() => see(zoomed(look, size.value, 1 / 1.5))}>
          −
        </button>
        <button type="button" onClick={() => see(fit(points, size.value))}>
          {words.map_all}
        </button>
      </div>
      <p class="small">
        {outside ? <strong>{words.map_outside(number(outside))}</strong> : null} {words.map_legend} {bounds.value.data?.approval_number ? <bdi class="approval">{words.map_approval(bounds.value.data.approval_number)}</bdi> : null}
      </p>
    </div>
  );
}

/** The points that lie on the screen, and where. */
const seen = (points: readonly Point[], look: Look, size: Size): { point: Point; at: [number, number] }[] =>
  points
    .map((point) => ({ point, at: onScreen(look, size, point.lon, point.lat) }))
    .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height);

interface Drawn {
  look: Look;
  size: Size;
  points: readonly Point[];
  chosen: string;
  pick: (key: string) => void;
}

function Drawing({ look, size, points, chosen, pick }: Drawn) {
  const { width, height } = size;
  const { lons, lats } = grid(look, size);
  const shown = seen(points, look, size);
  const named = labelled(shown, chosen);
  const own = bounds.value.data?.geojson;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <g class="grid">
        {lons.map((lon) => {
          const [x] = onScreen(look, size, lon, 0);
          return (
            <g key={lon}>
              <line x1={x} x2={x} y1={0} y2={height} />
              <text x={x + 3} y={height - 4}>
                {Math.abs(lon)}°{lon < 0 ? "W" : "E"}
              </text>
            </g>
          );
        })}
        {lats.map((lat) => {
          const [, y] = onScreen(look, size, 0, lat);
          return (
            <g key={lat}>
              <line x1={0} x2={width} y1={y} y2={y} />
              <text x={3} y={y - 3}>
                {Math.abs(lat)}°{lat < 0 ? "S" : "N"}
              </text>
            </g>
          );
        })}
      </g>
      {own ? (
        <path
          class="boundaries"
          d={lines(own)}
          vector-effect="non-scaling-stroke"
          transform={`translate(${width / 2} ${height / 2}) scale(${look.scale} ${-look.scale}) translate(${-look.x} ${-look.y})`}
        />
      ) : null}
      {shown.map(({ point, at: [x, y] }) => (
        <Mark key={point.key} point={point} x={x} y={y} current={point.key === chosen} pick={pick} />
      ))}
      {shown
        .filter(({ point }) => named.has(point.key))
        .map(({ point, at: [x, y] }) => (
          <Name key={point.key} of={namesOf(point.things)} x={x} y={y} r={radius(point.tasks)} size={size} />
        ))}
    </svg>
  );
}

/** Below its point, or above where the map ends; inside of its sides. */
function Name({ of, x, y, r, size: { width, height } }: { of: string; x: number; y: number; r: number; size: Size }) {
  const characters = [...of];
  const text = characters.length > LABEL.long ? `${characters.slice(0, LABEL.long - 1).join("")}…` : of;
  const half = text.length * 6 + 4;
  return (
    <text class="name" x={Math.max(half, Math.min(width - half, x))} y={y + r + 16 > height ? y - r - 6 : y + r + 13}>
      {text}
    </text>
  );
}

function Mark({ point, x, y, current, pick }: { point: Point; x: number; y: number; current: boolean; pick: (key: string) => void }) {
  const { key, things, tasks } = point;
  const r = radius(tasks);
  const alone = things.length === 1 && things[0]!.label === "Project";
  return (
    <g class="mark" data-kind={alone ? "Project" : "Place"} data-point={key} data-current={current ? "true" : undefined} onClick={() => pick(key)}>
      {alone ? <path d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} /> : <circle cx={x} cy={y} r={r} />}
      {things.length > 1 ? (
        <text x={x} y={y + 4}>
          {things.length}
        </text>
      ) : null}
      <title>{`${namesOf(things)} · ${t.value.tasks_short(number(tasks))}`}</title>
    </g>
  );
}

/** The points whose names are drawn: the chosen one, then those with most tasks, one to a cell. */
function labelled(shown: readonly { point: Point; at: [number, number] }[], chosen: string): Set<string> {
  const taken = new Set<string>();
  const names = new Set<string>();
  const first = [...shown].sort((one, other) => Number(other.point.key === chosen) - Number(one.point.key === chosen));
  for (const { point, at: [x, y] } of first) {
    if (names.size >= LABEL.most) break;
    const below = y + radius(point.tasks) + 13;
    const cells = [-0.5, 0.5].flatMap((side) =>
      [-0.5, 0.5].map((up) => `${Math.floor(x / LABEL.width + side)}:${Math.floor(below / LABEL.height + up)}`),
    );
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    names.add(point.key);
  }
  return names;
}
