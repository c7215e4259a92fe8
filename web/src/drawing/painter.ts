import type { Layer } from '../api/catalog';
import type { Path } from '../geo/geometry';
import {
  type Scene,
  colorOf,
  fillingTheme,
  ground,
  isShown,
  opacityOf,
  shownFeatures,
  themeColor,
} from './style';
import { type TileData, type TileFeature, tileExtent } from './tile-data';

/** What a canvas is drawn with, in the browser and for print alike. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where a tile goes on a canvas: its corner and width in pixels. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Draws the areas and borders of a tile: ground, fills from coarse to fine, borders from fine to coarse, overlaid grounds. A
 * thematic map's fills lie on those of coarser divisions and take the place of those of finer ones.
 */
export function paintTile(pen: Pen, tile: TileData, place: Placement, scene: Scene): void {
  const { stack } = scene;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  if (stack.base !== undefined && !scene.isOverBasemap) paintGround(pen, tile, place, stack.base);
  const divisions = stack.divisions.filter((layer) => isShown(layer, scene));
  const themed = divisions.findIndex((layer) => fillingTheme(layer, scene) !== null);
  divisions.forEach((layer, level) => {
    if (themed < 0 || level <= themed) paintFills(pen, tile, place, layer, scene);
  });
  for (const layer of divisions.reverse()) paintBorders(pen, tile, place, layer, scene);
  for (const layer of stack.overlays.filter((each) => isShown(each, scene))) {
    paintFills(pen, tile, place, layer, scene);
    if (fillingTheme(layer, scene) === null || sizeOf(tile, place, layer) >= smallestOutlined)
      paintBorders(pen, tile, place, layer, scene);
  }
}

/** In a thematic map grounds that are smaller, in pixels, have no outlines, which would cover their colours. */
const smallestOutlined = 8;

/** How wide the grounds of a layer are in a tile, in pixels, if they fill it. */
function sizeOf(tile: TileData, { width }: Placement, layer: Layer): number {
  return width * Math.sqrt(tile.area / Math.max(1, tile.features(layer.id).length));
}

/** Adds paths to the pen's current path, moved and scaled to the placement. */
export function trace(pen: Pen, paths: readonly Path[], place: Placement): void {
  const scale = place.width / tileExtent;
  for (const path of paths) {
    for (let i = 0; i + 1 < path.length; i += 2) {
      const x = place.x + (path[i] as number) * scale;
      const y = place.y + (path[i + 1] as number) * scale;
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
  }
}

/** How many coordinates a path has at most that is drawn in pieces. */
const longestPiece = 2000;

/**
 * Draws paths in pieces, for which a canvas takes a small part of the time that it takes for one very long path. Only for what does not
 * show where pieces meet.
 */
function inPieces(pen: Pen, paths: readonly Path[], place: Placement, draw: () => void): void {
  let first = 0;
  let length = 0;
  paths.forEach((path, index) => {
    length += path.length;
    if (length < longestPiece && index < paths.length - 1) return;
    pen.beginPath();
    trace(pen, paths.slice(first, index + 1), place);
    draw();
    first = index + 1;
    length = 0;
  });
}

function paintGround(pen: Pen, tile: TileData, place: Placement, layer: Layer): void {
  pen.beginPath();
  trace(pen, tile.borders(layer.id, undefined, true), place);
  pen.setLineDash([]);
  pen.strokeStyle = ground.shore;
  for (const [width, alpha] of [
    [10, 0.28],
    [5, 0.4],
  ] as const) {
    pen.globalAlpha = alpha;
    pen.lineWidth = width;
    pen.stroke();
  }
  pen.globalAlpha = 1;
  pen.beginPath();
  for (const feature of tile.features(layer.id)) trace(pen, feature.paths, place);
  pen.fillStyle = ground.paper;
  pen.fill();
}

/** Of a coverage one path for each colour: neighbours of the same colour then show no seam. */
function paintFills(pen: Pen, tile: TileData, place: Placement, layer: Layer, scene: Scene): void {
  const { fill } = layer.style;
  const theme = fillingTheme(layer, scene);
  if (fill === undefined && theme === null) return;
  const byColor = new Map<string, TileFeature[]>();
  for (const feature of shownFeatures(tile, layer.id, scene)) {
    const color = theme === null ? colorOf(fill ?? {}, feature.properties) : themeColor(theme, feature.id);
    const same = byColor.get(color);
    if (same === undefined) byColor.set(color, [feature]);
    else same.push(feature);
  }
  pen.globalAlpha = fillOpacity(layer, theme !== null, scene) * opacityOf(layer.id, scene);
  for (const [color, features] of byColor) {
    pen.fillStyle = color;
    const paths = features.flatMap((feature) => feature.paths);
    if (isCoverage(layer, scene)) {
      pen.beginPath();
      trace(pen, paths, place);
      pen.fill();
    } else inPieces(pen, paths, place, () => pen.fill());
  }
  pen.globalAlpha = 1;
}

/** Over a basemap divisions are but a breath of colour, and a theme lets it be seen. */
function fillOpacity(layer: Layer, isThemed: boolean, scene: Scene): number {
  if (isThemed) return scene.isOverBasemap ? 0.65 : 0.9;
  const own = layer.style.fill?.opacity ?? 1;
  return scene.isOverBasemap && isCoverage(layer, scene) ? own * 0.1 : own;
}

/** Borders; a dashed one lies on a pale band of its colour, as on printed maps of divisions. */
function paintBorders(pen: Pen, tile: TileData, place: Placement, layer: Layer, scene: Scene): void {
  const { line } = layer.style;
  if (line === undefined) return;
  const scale = borderScale(scene.zoom);
  const width = line.width * scale;
  const opacity = opacityOf(layer.id, scene);
  const paths = tile.borders(layer.id, scene.look.passing.get(layer.id), isCoverage(layer, scene));
  pen.strokeStyle = line.color;
  pen.setLineDash([]);
  if (line.dash !== undefined) {
    pen.globalAlpha = 0.2 * opacity;
    pen.lineWidth = width * 3.4;
    pen.beginPath();
    trace(pen, paths, place);
    pen.stroke();
    pen.lineCap = 'butt';
    pen.setLineDash(line.dash.map((part) => part * Math.max(0.75, scale)));
  }
  pen.globalAlpha = opacity;
  pen.lineWidth = width;
  inPieces(pen, paths, place, () => pen.stroke());
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  pen.lineCap = 'round';
}

/** Whether the features of a layer are neighbours that share their borders. */
function isCoverage(layer: Layer, { stack }: Scene): boolean {
  return stack.divisions.includes(layer);
}

/** Borders are finer in the overview and a little stronger close up. */
function borderScale(zoom: number): number {
  return Math.max(0.55, Math.min(1.3, 1 + (zoom - 12) * 0.12));
}
