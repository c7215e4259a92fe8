import type { Geometry, Position } from '../../api/types';
import type { Language } from '../../state/view-state';
import { type DrawnShape, type ShapeKind, geometryOf, positionsOf } from './drawing';
import { measuresOf } from './measures';

export type FileFault = 'json' | 'empty' | 'crs' | 'large';

/** What a file gives, or why it gives nothing. */
export type ReadShapes =
  { readonly shapes: readonly DrawnShape[]; readonly leftOut: number } | { readonly fault: FileFault };

const mostShapes = 500;
const mostPositions = 20_000;
const longestText = 200;

/** Shapes as GeoJSON, each with its text, its kind and its measures. */
export function toGeoJson(shapes: readonly DrawnShape[], language: Language): string {
  const features = shapes.map((shape) => ({
    type: 'Feature',
    geometry: geometryOf(shape),
    properties: {
      name: shape.text,
      kind: shape.kind,
      ...Object.fromEntries(measuresOf(shape, language).map(({ what, ellipsoid }) => [what, ellipsoid])),
      ...(shape.kind === 'circle' ? { center: shape.positions[0] } : {}),
    },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

type Members = Readonly<Record<string, unknown>>;

/** A geometry of a file, in parts that are points, lines or areas, with what was said of it. */
interface Part {
  readonly type: string;
  readonly coordinates: unknown;
  readonly properties: Members;
}

/** The shapes of a GeoJSON file: those that toGeoJson wrote as they were, others as points, lines and areas. */
export function fromGeoJson(text: string): ReadShapes {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { fault: 'json' };
  }
  if (!isMembers(file) || typeof file.type !== 'string') return { fault: 'json' };
  if (!isInDegrees(file)) return { fault: 'crs' };
  const parts = partsOf(file, {});
  if (parts === null) return { fault: 'json' };
  const shapes = parts.map(toShape).filter((shape) => shape !== null);
  const positions = shapes.flatMap((shape) => shape.positions);
  if (positions.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) return { fault: 'crs' };
  if (shapes.length > mostShapes || positions.length > mostPositions) return { fault: 'large' };
  return shapes.length === 0 ? { fault: 'empty' } : { shapes, leftOut: parts.length - shapes.length };
}

/** Before RFC 7946 files could name a reference system; those of longitude and latitude in degrees are all alike here. */
function isInDegrees({ crs }: Members): boolean {
  if (crs === undefined || crs === null) return true;
  return /CRS84|EPSG:+(\d*:)?(4326|4490)\b/i.test(JSON.stringify(crs));
}

/** Null when something is no GeoJSON. */
function partsOf(value: unknown, properties: Members): Part[] | null {
  if (value === null) return [];
  if (!isMembers(value)) return null;
  const { type, coordinates } = value;
  switch (type) {
    case 'FeatureCollection':
      return partsOfAll(value.features, {});
    case 'Feature':
      return partsOf(value.geometry ?? null, isMembers(value.properties) ? value.properties : {});
    case 'GeometryCollection':
      return partsOfAll(value.geometries, properties);
    case 'MultiPoint':
    case 'MultiLineString':
    case 'MultiPolygon':
      if (!Array.isArray(coordinates)) return null;
      return coordinates.map((part) => ({ type: type.slice(5), coordinates: part as unknown, properties }));
    default:
      return typeof type === 'string' && Array.isArray(coordinates)
        ? [{ type, coordinates, properties }]
        : null;
  }
}

function partsOfAll(values: unknown, properties: Members): Part[] | null {
  if (!Array.isArray(values)) return null;
  const parts = values.map((value) => partsOf(value, properties));
  return parts.includes(null) ? null : parts.flatMap((each) => each ?? []);
}

/** Null for what can't be drawn here. */
function toShape({ type, coordinates, properties }: Part): DrawnShape | null {
  const { name, kind } = properties;
  const drawn = drawnAs(type, coordinates, kind, properties.center);
  if (drawn === null || drawn.positions.length < positionsOf[drawn.kind].least) return null;
  const text = typeof name === 'string' ? name.slice(0, longestText) : '';
  return { id: crypto.randomUUID(), ...drawn, text };
}

function drawnAs(
  type: string,
  coordinates: unknown,
  kind: unknown,
  center: unknown,
): { kind: ShapeKind; positions: readonly Position[] } | null {
  if (type === 'Point') {
    const positions = positionsIn([coordinates]);
    return positions === null ? null : { kind: kind === 'text' ? 'text' : 'point', positions };
  }
  if (type === 'LineString') {
    const positions = positionsIn(coordinates);
    return positions === null ? null : { kind: 'line', positions };
  }
  if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return null;
  const ring = positionsIn(coordinates[0]);
  if (ring === null) return null;
  const corners = ring.slice(0, -1);
  const [first, , opposite] = corners;
  const middle = positionsIn([center])?.[0];
  if (kind === 'circle' && middle !== undefined && first !== undefined)
    return { kind, positions: [middle, first] };
  if (kind === 'rectangle' && first !== undefined && opposite !== undefined) {
    const rectangle = { kind: 'rectangle' as const, positions: [first, opposite] };
    const geometry: Geometry = { type: 'Polygon', coordinates: [ring] };
    if (JSON.stringify(geometryOf(rectangle)) === JSON.stringify(geometry)) return rectangle;
  }
  return { kind: 'polygon', positions: corners };
}

/** Heights are left out; null when something is no position. */
function positionsIn(list: unknown): Position[] | null {
  if (!Array.isArray(list)) return null;
  const positions = list.map((each: unknown): Position | null => {
    const [lon, lat] = Array.isArray(each) ? (each as unknown[]) : [];
    return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
  });
  return positions.includes(null) ? null : positions.filter((each) => each !== null);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
