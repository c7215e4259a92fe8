import type { Position } from '../../api/types';
import { formatArea } from '../../format/area';
import { formatPlane, formatPosition } from '../../format/coordinates';
import { formatMeasure, formatNumber } from '../../format/numbers';
import { type Measured, areaOf, distance, lengthOf } from '../../geo/geodesy';
import { toPlane } from '../../geo/projections';
import type { Language } from '../../state/view-state';
import { type DrawnShape, geometryOf } from './drawing';

/** One thing that is measured of a shape, on the ellipsoid and on the plane. */
export interface MeasureRow {
  readonly what: 'position' | 'length' | 'area' | 'perimeter' | 'radius';
  readonly ellipsoid: string;
  /** Null where the plane has no value of its own. */
  readonly plane: string | null;
}

type Shape = Pick<DrawnShape, 'kind' | 'positions'>;

/** All that can be measured of a shape. */
export function measuresOf(shape: Shape, language: Language): MeasureRow[] {
  const geometry = geometryOf(shape);
  switch (geometry.type) {
    case 'Point':
      return [
        {
          what: 'position',
          ellipsoid: formatPosition(...geometry.coordinates),
          plane: formatPlane(toPlane(geometry.coordinates)),
        },
      ];
    case 'LineString':
      return [row('length', lengthOf(geometry.coordinates), (metres) => formatLength(metres, language))];
    default: {
      const ring = (geometry.coordinates as Position[][])[0] ?? [];
      const rows = [
        row('area', areaOf(ring), (area) => formatGround(area, language)),
        row('perimeter', lengthOf(ring), (metres) => formatLength(metres, language)),
      ];
      if (shape.kind !== 'circle') return rows;
      const [center, edge] = shape.positions as [Position, Position];
      return [
        ...rows,
        { what: 'radius', ellipsoid: formatLength(distance(center, edge), language), plane: null },
      ];
    }
  }
}

/** What is written on the map to a shape: its text, or its main measure. */
export function shortMeasure(shape: Shape, language: Language): string {
  const [first] = measuresOf(shape, language);
  if (first === undefined || first.what === 'position') return '';
  return first.ellipsoid.split(' · ')[0] ?? '';
}

export function formatLength(metres: number, language: Language): string {
  return metres < 1000
    ? `${formatNumber(metres, language, 2)} m`
    : `${formatMeasure(metres / 1000, language)} km`;
}

/** Square metres as long as they can be read, then as planners have areas. */
export function formatGround(squareMetres: number, language: Language): string {
  const [squareKilometres, hectares, mu] = formatArea(squareMetres, language);
  const first = squareMetres < 10_000 ? `${formatNumber(squareMetres, language, 2)} m²` : squareKilometres;
  return [first, hectares, mu].join(' · ');
}

function row(what: MeasureRow['what'], measured: Measured, format: (value: number) => string): MeasureRow {
  return { what, ellipsoid: format(measured.ellipsoid), plane: format(measured.plane) };
}
