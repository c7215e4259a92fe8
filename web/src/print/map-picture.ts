import type { FeatureRef } from '../api/types';
import { type CanvasView, squaresOf } from '../drawing/canvas-view';
import { OverlayPainter } from '../drawing/overlay-painter';
import { type Pen, paintTile } from '../drawing/painter';
import { type Sketch, paintSketches } from '../map/sketch-layer';
import type { Scene } from '../drawing/style';
import { type TileAddress, type TileLoader, TileStore, partFor } from '../drawing/tile-store';
import type { Language } from '../state/view-state';
import { joined } from './joined-tiles';

/** Layers that are drawn together, as the map on the screen has them. */
export interface PictureGroup {
  readonly scene: Scene;
  readonly tiles: TileLoader;
}

/** What a picture shows. */
export interface PictureContent {
  /** Lowest first. */
  readonly groups: readonly PictureGroup[];
  readonly selected: FeatureRef | null;
  readonly language: Language;
  readonly sketches: readonly Sketch[];
  /** Draws what lies below everything; null: nothing does. */
  readonly paintBelow: ((pen: Pen, view: CanvasView) => Promise<void>) | null;
}

/** Draws a map on a canvas that is no part of the page; the pen's unit is a pixel of the view. */
export async function paintPicture(pen: Pen, view: CanvasView, content: PictureContent): Promise<void> {
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, view.width, view.height);
  pen.clip();
  await content.paintBelow?.(pen, view);
  for (const group of content.groups) await paintGroup(pen, view, group, content);
  paintSketches(pen, view, content.sketches);
  pen.restore();
}

async function paintGroup(
  pen: Pen,
  view: CanvasView,
  group: PictureGroup,
  { selected, language }: PictureContent,
): Promise<void> {
  const scene = { ...group.scene, zoom: view.zoom };
  if (scene.stack.layers.length === 0) return;
  const addresses = tilesOf(view);
  const store = new TileStore(group.tiles, addresses.length + 1, Infinity);
  const tiles = await Promise.all(
    addresses.map(async (address) => ({ address, data: await store.get(address) })),
  );
  const [first] = addresses;
  if (first === undefined) return;
  const width = view.tileWidth * 2 ** (view.matrix - first.z);
  const place = { x: first.x * width - view.left, y: first.y * width - view.top, width };
  paintTile(pen, joined(tiles), place, scene);
  const painter = new OverlayPainter(store, () => scene);
  painter.paintEmphasis(pen, view, { hovered: null, selected });
  painter.paintNames(pen, view, selected, language);
}

/** The tiles with the data of a view, each once. */
function tilesOf(view: CanvasView): TileAddress[] {
  const parts = squaresOf(view).map((square) => partFor({ z: view.matrix, ...square }).data);
  return [...new Map(parts.map((each) => [`${each.x}/${each.y}`, each])).values()];
}
