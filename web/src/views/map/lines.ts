// The lines of a GeoJSON as one path, in degrees of longitude, projected.

import { mercator } from "./projection.js";

type Position = readonly number[];

const ring = (positions: readonly Position[]): string =>
  positions.map(([lon, lat], index) => `${index ? "L" : "M"}${lon} ${mercator(lat ?? 0)}`).join("");

const RINGS: Record<string, (coordinates: never) => readonly (readonly Position[])[]> = {
  LineString: (line: readonly Position[]) => [line],
  MultiLineString: (lines: readonly (readonly Position[])[]) => lines,
  Polygon: (rings: readonly (readonly Position[])[]) => rings,
  MultiPolygon: (polygons: readonly (readonly (readonly Position[])[])[]) => polygons.flat(),
};

interface Geometry {
  type: string;
  coordinates?: never;
  geometries?: Geometry[];
}

const ofGeometry = ({ type, coordinates, geometries }: Geometry): string =>
  (coordinates && RINGS[type] ? RINGS[type](coordinates).map(ring).join("") : "") + (geometries ?? []).map(ofGeometry).join("");

export const lines = (collection: Record<string, unknown>): string =>
  (collection["features"] as { geometry: Geometry | null }[]).map(({ geometry }) => (geometry ? ofGeometry(geometry) : "")).join("");
