import type { Layer } from '../api/catalog';
import type { Path } from './geometry';
import { type Scene, colorOf, ground, isDrawnAt } from './style';
import { type TileData, type TileFeature, tileExtent } from './tile-data';

/** Where a tile goes on a canvas: its corner and width in pixels. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Draws the areas and borders of a tile: ground, fills from coarse to fine, borders from fine to coarse, overlaid grounds. */
export function paintTile(
  context: CanvasRenderingContext2D,
  tile: TileData,
  place: Placement,
  scene: Scene,
): void {
  const { stack, zoom } = scene;
  const shown = (layer: Layer) => scene.visible.has(layer.id) && isDrawnAt(layer, zoom);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (stack.base !== undefined) paintGround(context, tile, place, stack.base);
  const divisions = stack.divisions.filter(shown);
  for (const layer of divisions) paintFills(context, tile, place, layer);
  for (const layer of divisions.reverse()) paintBorders(context, tile, place, layer, zoom);
  for (const layer of stack.overlays.filter(shown)) {
    paintFills(context, tile, place, layer);
    paintBorders(context, tile, place, layer, zoom);
  }
}

/** Adds paths to the context's current path, moved and scaled to the placement. */
export function trace(context: CanvasRenderingContext2D, paths: readonly Path[], place: Placement): void {
  const scale = place.width / tileExtent;
  for (const path of paths) {
    for (let i = 0; i + 1 < path.length; i += 2) {
      const x = place.x + (path[i] as number) * scale;
      const y = place.y + (path[i + 1] as number) * scale;
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  }
}

function paintGround(
  context: CanvasRenderingContext2D,
  tile: TileData,
  place: Placement,
  layer: Layer,
): void {
  context.beginPath();
  trace(context, tile.borders(layer.id), place);
  context.setLineDash([]);
  context.strokeStyle = ground.shore;
  for (const [width, alpha] of [
    [10, 0.28],
    [5, 0.4],
  ] as const) {
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.stroke();
  }
  context.globalAlpha = 1;
  context.beginPath();
  for (const feature of tile.features(layer.id)) trace(context, feature.paths, place);
  context.fillStyle = ground.paper;
  context.fill();
}

/** One path for each colour: neighbours of the same colour then show no seam. */
function paintFills(context: CanvasRenderingContext2D, tile: TileData, place: Placement, layer: Layer): void {
  const fill = layer.style.fill;
  if (fill === undefined) return;
  const byColor = new Map<string, TileFeature[]>();
  for (const feature of tile.features(layer.id)) {
    const color = colorOf(fill, feature.properties);
    const same = byColor.get(color);
    if (same === undefined) byColor.set(color, [feature]);
    else same.push(feature);
  }
  context.globalAlpha = fill.opacity ?? 1;
  for (const [color, features] of byColor) {
    context.beginPath();
    for (const feature of features) trace(context, feature.paths, place);
    context.fillStyle = color;
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Borders; a dashed one lies on a pale band of its colour, as on printed maps of divisions. */
function paintBorders(
  context: CanvasRenderingContext2D,
  tile: TileData,
  place: Placement,
  layer: Layer,
  zoom: number,
): void {
  const line = layer.style.line;
  if (line === undefined) return;
  const width = line.width * borderScale(zoom);
  context.beginPath();
  trace(context, tile.borders(layer.id), place);
  context.strokeStyle = line.color;
  context.setLineDash([]);
  if (line.dash !== undefined) {
    context.globalAlpha = 0.2;
    context.lineWidth = width * 3.4;
    context.stroke();
    context.globalAlpha = 1;
    context.lineCap = 'butt';
    context.setLineDash(line.dash.map((part) => part * Math.max(0.75, borderScale(zoom))));
  }
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'round';
}

/** Borders are finer in the overview and a little stronger close up. */
function borderScale(zoom: number): number {
  return Math.max(0.55, Math.min(1.3, 1 + (zoom - 12) * 0.12));
}
