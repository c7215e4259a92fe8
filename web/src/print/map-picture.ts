import type { Feature, FeatureRef, Position } from '../api/types';
import { type CanvasView, squaresOf } from '../drawing/canvas-view';
import { OverlayPainter } from '../drawing/overlay-painter';
import { type Pen, paintTile } from '../drawing/painter';
import { type Sketch, paintSketches } from '../map/sketch-layer';
import type { Scene } from '../drawing/style';
import { type TileLoader, TileStore } from '../drawing/tile-store';
import type { Language } from '../state/view-state';

/** What a picture shows besides the layers of the service. */
export interface PictureContent {
  readonly scene: Scene;
  readonly tiles: TileLoader;
  readonly selected: FeatureRef | null;
  readonly language: Language;
  /** Own data with their colour, lowest first. */
  readonly own: readonly { readonly color: string; readonly features: readonly Feature[] }[];
  readonly sketches: readonly Sketch[];
  /** Draws what lies below everything. */
  readonly paintBelow: (pen: Pen, view: CanvasView) => Promise<void>;
}

/** Draws a map on a canvas that is no part of the page; the pen's unit is a pixel of the view. */
export async function paintPicture(pen: Pen, view: CanvasView, content: PictureContent): Promise<void> {
  const squares = squaresOf(view);
  const store = new TileStore(content.tiles, squares.length + 1);
  await Promise.all(squares.map(({ x, y }) => store.get({ z: view.matrix, x, y })));
  const scene = { ...content.scene, zoom: view.zoom };
  const painter = new OverlayPainter(store, () => scene);
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, view.width, view.height);
  pen.clip();
  await content.paintBelow(pen, view);
  for (const { x, y } of squares) {
    const best = store.best({ z: view.matrix, x, y });
    if (best === undefined) continue;
    const square = {
      x: x * view.tileWidth - view.left,
      y: y * view.tileWidth - view.top,
      width: view.tileWidth,
    };
    const width = view.tileWidth / best.part.size;
    pen.save();
    pen.beginPath();
    // A hair wider, so that no seam shows between neighbours.
    pen.rect(square.x, square.y, square.width + 0.5, square.width + 0.5);
    pen.clip();
    paintTile(
      pen,
      best.data,
      { x: best.part.data.x * width - view.left, y: best.part.data.y * width - view.top, width },
      scene,
    );
    pen.restore();
  }
  painter.paintEmphasis(pen, view, { hovered: null, selected: content.selected });
  for (const { color, features } of content.own) paintOwn(pen, view, features, color);
  painter.paintNames(pen, view, content.selected, content.language);
  paintSketches(pen, view, content.sketches);
  pen.restore();
}

function paintOwn(pen: Pen, { place }: CanvasView, features: readonly Feature[], color: string): void {
  pen.strokeStyle = color;
  pen.fillStyle = color;
  pen.lineWidth = 1.8;
  pen.lineJoin = 'round';
  for (const { geometry } of features) {
    if (geometry === null) continue;
    pen.beginPath();
    const paths = pathsOf(geometry.coordinates);
    if (geometry.type.endsWith('Point')) {
      for (const position of paths.flat()) {
        const [x, y] = place(position);
        pen.moveTo(x + 5, y);
        pen.arc(x, y, 5, 0, 2 * Math.PI);
      }
      pen.fill();
      continue;
    }
    for (const path of paths)
      path.map(place).forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    if (geometry.type.endsWith('Polygon')) {
      pen.globalAlpha = 0.3;
      pen.fill('evenodd');
      pen.globalAlpha = 1;
    }
    pen.stroke();
  }
}

/** The paths of a geometry of any type; a point is a path of one position. */
function pathsOf(coordinates: unknown): Position[][] {
  const parts = coordinates as unknown[];
  if (typeof parts[0] === 'number') return [[parts as Position]];
  const [first] = parts as unknown[][];
  if (typeof first?.[0] === 'number') return [parts as Position[]];
  return parts.flatMap((part) => pathsOf(part));
}
