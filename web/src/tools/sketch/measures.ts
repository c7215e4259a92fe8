import type { Position } from '../../api/types';
import { formatArea, squareMetresPerMu } from '../../format/area';
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
  const geometry = geometryOf(shape);
  if (geometry.type === 'Point') return '';
  if (geometry.type === 'LineString') {
    const metres = lengthOf(geometry.coordinates).ellipsoid;
    return metres < 1000 ? formatLength(metres, language) : `${formatMeasure(metres / 1000, language)} km`;
  }
  const area = areaOf((geometry.coordinates as Position[][])[0] ?? []).ellipsoid;
  return area < 100_000 ? `${formatMeasure(area, language)} m²` : (formatArea(area, language)[0] ?? '');
}

/** To the decimetre, so that the ellipsoid and the plane can be told apart. */
export function formatLength(metres: number, language: Language): string {
  return `${formatNumber(metres, language, 1)} m`;
}

/** Square metres, hectares, mu, each to about a square metre. */
export function formatGround(squareMetres: number, language: Language): string {
  const [hectare, mu] = language === 'zh' ? ['公顷', '亩'] : ['ha', 'mu'];
  return [
    `${formatNumber(squareMetres, language, squareMetres < 1000 ? 2 : 0)} m²`,
    `${formatNumber(squareMetres / 10_000, language, 4)} ${hectare}`,
    `${formatNumber(squareMetres / squareMetresPerMu, language, 2)} ${mu}`,
  ].join(' · ');
}

function row(what: MeasureRow['what'], measured: Measured, format: (value: number) => string): MeasureRow {
  return { what, ellipsoid: format(measured.ellipsoid), plane: format(measured.plane) };
}
