/** What the service answers, as far as the map reads it. Coordinates are CGCS2000 longitude, latitude in degrees. */

export type Scalar = string | number | boolean | null;
export type Properties = Record<string, Scalar>;
export type Position = [longitude: number, latitude: number];
/** West, south, east, north in degrees. */
export type Bbox = [number, number, number, number];

/** How sure the shape and the values of a feature are. */
export type Provenance = 'published' | 'illustrative' | 'invented';

export interface FillStyle {
  color?: string;
  attribute?: string;
  values?: Record<string, string>;
  opacity?: number;
}

export interface LineStyle {
  color: string;
  width: number;
  dash?: number[];
}

export interface CircleStyle {
  color?: string;
  attribute?: string;
  values?: Record<string, string>;
  radius: number;
}

export interface LabelStyle {
  attribute: string;
  minZoom?: number;
  maxZoom?: number;
  size: number;
  color: string;
  weight: number;
}

export interface LayerStyle {
  minZoom?: number;
  fill?: FillStyle;
  line?: LineStyle;
  circle?: CircleStyle;
  label?: LabelStyle;
}

export interface Collection {
  id: string;
  title: string;
  description?: string;
  extent?: {
    spatial?: { bbox?: number[][] };
    temporal?: { interval?: (string | null)[][] };
  };
  gis: {
    order: number;
    theme: string;
    geometry: string;
    count: number;
    revision: number;
    provenance: Provenance;
    changeDays?: string[];
    parent?: { layer: string; attribute: string } | null;
    nameAttribute?: string | null;
    codeAttribute?: string | null;
    divisionAttribute?: string | null;
    style: LayerStyle;
  };
}

export interface PropertySchema {
  title?: string;
  type?: string | string[];
  format?: string;
  oneOf?: { const: Scalar; title?: string }[];
  'x-ogc-unit'?: string;
  'x-ogc-role'?: string;
}

export interface LayerSchema {
  properties: Record<string, PropertySchema>;
}

export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint'; coordinates: Position[] }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

export interface Feature {
  type: 'Feature';
  id: string;
  properties: Properties;
  geometry: Geometry | null;
}

/** How a feature differs between two days. */
export interface Difference {
  id: string;
  kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  name: string | null;
  nameBefore: string | null;
  isMoved: boolean;
  attributes: string[];
  gainedM2: number | null;
  lostM2: number | null;
}

/** A rule that a layer breaks. */
export interface Fault {
  layer: string;
  rule: string;
  feature?: string;
  sentence: string;
}

/** What a check found: the faults, and the places of those that have one. */
export interface CheckReport {
  faults: Fault[];
  features: { properties: Fault; geometry: { type: string; coordinates: unknown } }[];
}

export interface FeatureCollection {
  features: Feature[];
  numberMatched?: number;
  links?: { rel: string; href: string }[];
}

export interface SearchResult {
  layer: string;
  layerTitle: string;
  id: string;
  name: string;
  code?: string | null;
  parents: { layer: string; id: string; name: string }[];
  bbox: Bbox;
}

/** A feature that covers a point. */
export interface Place {
  id: string;
  name: string;
  code?: string | null;
}

/** For each polygon layer, what of it covers a point. */
export type Places = Record<string, Place[]>;

/** Names one feature of one layer. */
export interface FeatureRef {
  layer: string;
  id: string;
}
