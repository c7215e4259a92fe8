import type { Geometry, Position } from '../api/types';
import type { CanvasView } from '../drawing/canvas-view';
import { fontFamily } from '../drawing/overlay-painter';
import type { Pen } from '../drawing/painter';

/** Something drawn over the map by hand. */
export interface Sketch {
  readonly geometry: Geometry;
  /** Written to it; may be empty. */
  readonly label: string;
  readonly role: 'drawn' | 'chosen' | 'pending';
  /** Places that are marked, as the corners of what is on its way. */
  readonly corners: readonly Position[];
}

const colors = { drawn: '#b3261e', chosen: '#7b2cbf', pending: '#b3261e' } as const;

/** Draws sketches on the canvas over the window. */
export function paintSketches(pen: Pen, view: CanvasView, sketches: readonly Sketch[]): void {
  const { place } = view;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const sketch of sketches) paintShape(pen, sketch, place);
  for (const sketch of sketches) paintLabel(pen, sketch, place);
}

type Place = (position: Position) => [number, number];

function paintShape(pen: Pen, { geometry, role, corners }: Sketch, place: Place): void {
  const color = colors[role];
  if (geometry.type === 'Point') {
    dot(pen, place(geometry.coordinates), 6, color);
    return;
  }
  pen.beginPath();
  for (const path of pathsOf(geometry))
    path.map(place).forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  if (geometry.type !== 'LineString') {
    pen.globalAlpha = 0.16;
    pen.fillStyle = color;
    pen.fill('evenodd');
    pen.globalAlpha = 1;
  }
  pen.setLineDash(role === 'pending' ? [6, 5] : []);
  pen.strokeStyle = '#fff';
  pen.lineWidth = 4.4;
  pen.stroke();
  pen.strokeStyle = color;
  pen.lineWidth = 2.2;
  pen.stroke();
  pen.setLineDash([]);
  for (const corner of corners) dot(pen, place(corner), 4, color);
}

function pathsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return [];
  }
}

function dot(pen: Pen, [x, y]: [number, number], radius: number, color: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
  pen.strokeStyle = '#fff';
  pen.lineWidth = 1.6;
  pen.stroke();
}

function paintLabel(pen: Pen, { geometry, label, role }: Sketch, place: Place): void {
  if (label === '') return;
  const positions = geometry.type === 'Point' ? [geometry.coordinates] : pathsOf(geometry).flat();
  const places = positions.map(place);
  if (places.length === 0) return;
  const mean = (axis: 0 | 1) => places.reduce((sum, each) => sum + each[axis], 0) / places.length;
  const last = places.at(-1) as [number, number];
  const [x, y] =
    geometry.type === 'Point'
      ? [last[0], last[1] - 16]
      : geometry.type === 'LineString'
        ? last
        : [mean(0), mean(1)];
  pen.font = `600 13px ${fontFamily}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.strokeStyle = 'rgba(255, 255, 255, 0.95)';
  pen.lineWidth = 4;
  pen.fillStyle = colors[role];
  label.split('\n').forEach((line, index, lines) => {
    const at = y + (index - (lines.length - 1) / 2) * 17;
    pen.strokeText(line, x, at);
    pen.fillText(line, x, at);
  });
}
