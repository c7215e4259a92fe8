import type { Layer } from '../api/catalog';
import type { Path } from '../geo/geometry';
import type { SmallAreas } from './small-areas';
import { type Scene, classColor, colorOf, fillingTheme, ground, isShown, opacityOf } from './style';
import { type Placement, type TileData, type TileFeature, trace } from './tile-data';

/** What a canvas is drawn with, in the browser and for print alike. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A tile, where it goes, and how it is drawn. */
interface Work {
  readonly pen: Pen;
  readonly tile: TileData;
  readonly place: Placement;
  readonly scene: Scene;
  /** Draws small grounds; null: they are drawn as large ones are. */
  readonly smallAreas: SmallAreas | null;
}

/**
 * Draws the areas and borders of a tile: ground, fills from coarse to fine, borders from fine to coarse, overlaid grounds. A
 * thematic map's fills lie on those of coarser divisions and take the place of those of finer ones.
 */
export function paintTile(
  pen: Pen,
  tile: TileData,
  place: Placement,
  scene: Scene,
  smallAreas: SmallAreas | null = null,
): void {
  const work: Work = { pen, tile, place, scene, smallAreas };
  const { stack } = scene;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  if (stack.base !== undefined && !scene.isOverBasemap) paintGround(work, stack.base);
  const divisions = stack.divisions.filter((layer) => isShown(layer, scene));
  const themed = divisions.findIndex((layer) => fillingTheme(layer, scene) !== null);
  divisions.forEach((layer, level) => {
    if (themed < 0 || level <= themed) paintFills(work, layer);
  });
  for (const layer of divisions.reverse()) paintBorders(work, layer);
  for (const layer of stack.overlays.filter((each) => isShown(each, scene))) {
    paintFills(work, layer);
    if (fillingTheme(layer, scene) === null || sizeOf(work, layer) >= smallestOutlined)
      paintBorders(work, layer);
  }
}

/** In a thematic map grounds that are smaller, in pixels, have no outlines, which would cover their colours. */
const smallestOutlined = 8;

/** Grounds that are smaller, in pixels, are drawn as small areas. */
const smallestLarge = 24;

/** How wide the grounds of a layer are in a tile, in pixels, if they fill it. */
function sizeOf({ tile, place }: Work, layer: Layer): number {
  return place.width * Math.sqrt(tile.area / Math.max(1, tile.countOf(layer.id)));
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

function paintGround({ pen, tile, place }: Work, layer: Layer): void {
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
  for (const feature of tile.features(layer.id)) feature.trace(pen, place);
  pen.fillStyle = ground.paper;
  pen.fill();
}

/** Of a coverage one path for each colour: neighbours of the same colour then show no seam. */
function paintFills(work: Work, layer: Layer): void {
  const { pen, place, scene, smallAreas } = work;
  if (layer.style.fill === undefined && fillingTheme(layer, scene) === null) return;
  const byColor = featuresByColor(work, layer);
  pen.globalAlpha = fillOpacity(layer, scene) * opacityOf(layer.id, scene);
  if (isCoverage(layer, scene)) {
    for (const [color, features] of byColor) {
      pen.fillStyle = color;
      pen.beginPath();
      for (const feature of features) feature.trace(pen, place);
      pen.fill();
    }
  } else if (smallAreas !== null && sizeOf(work, layer) < smallestLarge) {
    smallAreas.draw(pen, byColor, place);
  } else {
    for (const [color, features] of byColor) {
      pen.fillStyle = color;
      const paths = features.flatMap((feature) => feature.paths);
      inPieces(pen, paths, place, () => pen.fill());
    }
  }
  pen.globalAlpha = 1;
}

/** The features of a layer that pass its filter, by the colours that they are filled with. */
function featuresByColor({ tile, scene }: Work, layer: Layer): Map<string, TileFeature[]> {
  const theme = fillingTheme(layer, scene);
  const classes = theme && tile.classes(layer.id, theme.classes);
  const passing = scene.look.passing.get(layer.id);
  const byColor = new Map<string, TileFeature[]>();
  tile.features(layer.id).forEach((feature, index) => {
    if (passing !== undefined && !passing.has(feature.id)) return;
    const color =
      theme === null || classes === null
        ? colorOf(layer.style.fill ?? {}, feature)
        : classColor(theme, classes[index]);
    const same = byColor.get(color);
    if (same === undefined) byColor.set(color, [feature]);
    else same.push(feature);
  });
  return byColor;
}

/** Over a basemap divisions are but a breath of colour, and a theme lets it be seen. */
function fillOpacity(layer: Layer, scene: Scene): number {
  if (fillingTheme(layer, scene) !== null) return scene.isOverBasemap ? 0.65 : 0.9;
  const own = layer.style.fill?.opacity ?? 1;
  return scene.isOverBasemap && isCoverage(layer, scene) ? own * 0.1 : own;
}

/** Borders; a dashed one lies on a pale band of its colour, as on printed maps of divisions. */
function paintBorders({ pen, tile, place, scene }: Work, layer: Layer): void {
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
