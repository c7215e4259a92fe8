import { CircleMarker, GeoJSON } from 'leaflet';

/** A GeoJSON geometry of any type. */
export interface MarkedShape {
  readonly type: string;
  readonly coordinates: unknown;
}

const style = { color: '#c62828', weight: 3, fillColor: '#ef5350', fillOpacity: 0.5, interactive: false };

/** Places that stand out from all else, as a position that was searched or a fault that was found. */
export function marksOf(shapes: readonly MarkedShape[]): GeoJSON {
  const marks = new GeoJSON(undefined, {
    style,
    pointToLayer: (_, at) => new CircleMarker(at, { ...style, radius: 9 }),
  });
  for (const geometry of shapes) {
    marks.addData({ type: 'Feature', properties: {}, geometry } as GeoJSON.Feature);
  }
  return marks;
}
