import type { Layer } from '../api/catalog';
import type { FeatureRef } from '../api/types';
import { breakLines, romanised } from '../format/names';
import type { Language } from '../state/view-state';
import { type Box, type LabelWish, type PlacedLabel, TakenSpace, lineHeight, placeLabels } from './labels';
import { type GridWindow, partOf, squaresOf } from './canvas-view';
import type { Pen } from './painter';
import {
  type Marks,
  type Scene,
  colorOf,
  ground,
  isNamedAt,
  isShown,
  opacityOf,
  radiusAt,
  shownFeatures,
  themeColor,
} from './style';
import { BoxPen, type Placement, type TileData, type TileFeature, tileExtent } from './tile-data';
import type { TileStore } from './tile-store';

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';

/** What stands out on the map. */
export interface Emphasis {
  readonly hovered: FeatureRef | null;
  readonly selected: FeatureRef | null;
}

interface OutlineStyle {
  readonly color: string;
  readonly width: number;
  /** How opaque the area is. */
  readonly fill: number;
}

const outlines = {
  hovered: { color: ground.hover, width: 1.6, fill: 0.08 },
  selected: { color: ground.selected, width: 2.6, fill: 0.08 },
  marked: { color: ground.marked, width: 2, fill: 0.18 },
  markedAround: { color: ground.marked, width: 2.4, fill: 0 },
} as const satisfies Record<string, OutlineStyle>;

/** How far outlines reach beyond what they surround, in pixels. */
const outlineReach = 3;

interface ShownTile {
  readonly data: TileData;
  readonly place: Placement;
  /** The squares of the window that it fills: a tile that stands in for finer ones fills only those that are missing. */
  readonly squares: Placement[];
}

/** Draws points, names and outlines over the whole window. */
export class OverlayPainter {
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly store: TileStore,
    private readonly scene: (zoom: number) => Scene,
  ) {}

  /** The part of a window in which something stands out; null: there is nothing. */
  emphasised(view: GridWindow, { hovered, selected }: Emphasis): GridWindow | null {
    const { stack, look } = this.scene(view.zoom);
    const all = [idsOf(hovered), idsOf(selected), ...look.marked.values()].flatMap((marks) => [...marks]);
    const box = new BoxPen();
    for (const { data, place } of this.tilesIn(view))
      for (const [layer, ids] of all) for (const feature of data.find(layer, ids)) feature.trace(box, place);
    const rings = stack.points.map((layer) => haloRadius(layer, view.zoom));
    return partOf(view, box, Math.max(outlineReach, ...rings) + 1);
  }

  /** Outlines of what stands out; they lie under points and names. */
  paintEmphasis(pen: Pen, view: GridWindow, { hovered, selected }: Emphasis): void {
    const scene = this.scene(view.zoom);
    const tiles = this.tilesIn(view);
    for (const marks of scene.look.marked.values())
      for (const [layer, ids] of marks) this.mark(pen, tiles, scene, layer, ids);
    if (hovered !== null && !same(hovered, selected)) this.outline(pen, tiles, hovered, 'hovered');
    if (selected !== null) this.outline(pen, tiles, selected, 'selected');
    this.halos(pen, tiles, scene, idsOf(hovered), ground.hover);
    this.halos(pen, tiles, scene, idsOf(selected), ground.selected);
  }

  /** Points and names. */
  paintNames(pen: Pen, view: GridWindow, selected: FeatureRef | null, language: Language): void {
    const scene = this.scene(view.zoom);
    const tiles = this.tilesIn(view);
    this.points(pen, tiles, scene);
    for (const label of this.labels(pen, tiles, scene, selected, language)) drawLabel(pen, label);
  }

  private tilesIn(view: GridWindow): ShownTile[] {
    const { matrix, tileWidth, left, top } = view;
    const tiles = new Map<string, ShownTile>();
    for (const { x, y } of squaresOf(view)) {
      const best = this.store.best({ z: matrix, x, y });
      if (best === undefined) continue;
      const { part, data } = best;
      const key = `${part.data.z}/${part.data.x}/${part.data.y}`;
      const width = tileWidth / part.size;
      const place = { x: part.data.x * width - left, y: part.data.y * width - top, width };
      const tile = tiles.get(key) ?? { data, place, squares: [] };
      tile.squares.push({ x: x * tileWidth - left, y: y * tileWidth - top, width: tileWidth });
      tiles.set(key, tile);
    }
    return [...tiles.values()];
  }

  private outline(pen: Pen, tiles: ShownTile[], ref: FeatureRef, role: keyof typeof outlines): void {
    this.outlines(pen, tiles, ref.layer, new Set([ref.id]), outlines[role]);
  }

  /** What answers a question: the grounds in their outline, the points in a ring. */
  private mark(pen: Pen, tiles: ShownTile[], scene: Scene, layer: string, ids: ReadonlySet<string>): void {
    const isCoarse = scene.stack.divisions.slice(0, -1).some((each) => each.id === layer);
    this.outlines(pen, tiles, layer, ids, isCoarse ? outlines.markedAround : outlines.marked);
    this.halos(pen, tiles, scene, new Map([[layer, ids]]), ground.marked);
  }

  /** The pieces of features, each within its own squares, so that the cuts between tiles do not show. */
  private outlines(
    pen: Pen,
    tiles: ShownTile[],
    layer: string,
    ids: ReadonlySet<string>,
    style: OutlineStyle,
  ): void {
    for (const { data, place, squares } of tiles) {
      const features = data.find(layer, ids).filter((feature) => !isPoint(feature));
      if (features.length === 0) continue;
      pen.save();
      pen.beginPath();
      for (const { x, y, width } of squares) pen.rect(x, y, width, width);
      pen.clip();
      pen.beginPath();
      for (const feature of features) feature.trace(pen, place);
      pen.lineJoin = 'round';
      if (style.fill > 0) {
        pen.globalAlpha = style.fill;
        pen.fillStyle = style.color;
        pen.fill();
      }
      pen.globalAlpha = 0.9;
      pen.strokeStyle = '#fff';
      pen.lineWidth = style.width + 2;
      pen.stroke();
      pen.globalAlpha = 1;
      pen.strokeStyle = style.color;
      pen.lineWidth = style.width;
      pen.stroke();
      pen.restore();
    }
  }

  /** Rings around points that stand out. */
  private halos(pen: Pen, tiles: ShownTile[], scene: Scene, marks: Marks, color: string): void {
    for (const layer of scene.stack.points) {
      const ids = marks.get(layer.id);
      if (ids === undefined || !scene.look.visible.has(layer.id)) continue;
      for (const { data, place } of tiles) {
        for (const feature of data.find(layer.id, ids)) {
          const { x, y } = inPixels(feature, place);
          dot(pen, x, y, haloRadius(layer, scene.zoom), color);
        }
      }
    }
  }

  /** Points, and the circles of a thematic map. */
  private points(pen: Pen, tiles: ShownTile[], scene: Scene): void {
    const { theme } = scene.look;
    const themed = scene.stack.layers.find((layer) => theme?.mark === 'circle' && layer.id === theme.layer);
    if (themed?.kind === 'polygon' && isShown(themed, scene)) this.circles(pen, tiles, scene, themed);
    for (const layer of scene.stack.points) {
      const { circle } = layer.style;
      if (circle === undefined || !isShown(layer, scene)) continue;
      if (layer === themed) {
        this.circles(pen, tiles, scene, layer);
        continue;
      }
      const radius = radiusAt(layer, scene.zoom);
      pen.globalAlpha = opacityOf(layer.id, scene);
      for (const { data, place } of tiles) {
        for (const feature of shownFeatures(data, layer.id, scene)) {
          const { x, y } = inPixels(feature, place);
          dot(pen, x, y, radius + Math.min(1.4, radius * 0.35), '#fff');
          dot(
            pen,
            x,
            y,
            radius,
            theme?.layer === layer.id ? themeColor(theme, feature.id) : colorOf(circle, feature),
          );
        }
      }
      pen.globalAlpha = 1;
    }
  }

  /** The largest first, so that none hides a smaller one. */
  private circles(pen: Pen, tiles: ShownTile[], scene: Scene, layer: Layer): void {
    const { theme, passing } = scene.look;
    if (theme === null) return;
    const anchors = layer.kind === 'point' ? layer.id : `${layer.id}_label`;
    const circles = tiles
      .flatMap(({ data, place }) => data.features(anchors).map((feature) => ({ feature, place })))
      .filter(({ feature }) => passing.get(layer.id)?.has(feature.id) ?? true)
      .map(({ feature, place }) => ({
        ...inPixels(feature, place),
        id: feature.id,
        radius: theme.radii.get(feature.id) ?? 0,
      }))
      .filter(({ radius }) => radius > 0)
      .sort((a, b) => b.radius - a.radius || (a.id < b.id ? -1 : 1));
    for (const { x, y, radius, id } of circles) {
      pen.globalAlpha = 0.8 * opacityOf(layer.id, scene);
      dot(pen, x, y, radius, themeColor(theme, id));
      pen.globalAlpha = 1;
      pen.strokeStyle = '#fff';
      pen.lineWidth = 1;
      pen.stroke();
    }
  }

  private labels(
    pen: Pen,
    tiles: ShownTile[],
    scene: Scene,
    selected: FeatureRef | null,
    language: Language,
  ): PlacedLabel[] {
    const wishes = new Map<string, LabelWish>();
    scene.stack.byImportance.forEach((layer, importance) => {
      const style = layer.style.label;
      if (style === undefined || !isNamedAt(layer, scene.zoom) || !isShown(layer, scene)) return;
      const passing = scene.look.passing.get(layer.id);
      const beside = layer.kind === 'point' ? radiusAt(layer, scene.zoom) + 3 : null;
      for (const { data, place } of tiles) {
        const anchors = data.features(layer.kind === 'point' ? layer.id : `${layer.id}_label`);
        const pinyin =
          language === 'en' && layer.kind === 'polygon' ? pinyinById(data.features(layer.id)) : null;
        for (const feature of anchors) {
          const { id } = feature;
          const key = `${layer.id}/${id}`;
          const name = pinyin?.get(id) ?? feature.properties[style.attribute];
          if (typeof name !== 'string' || name === '') continue;
          if (passing !== undefined && !passing.has(id)) continue;
          const isSelected = selected?.layer === layer.id && selected.id === id;
          wishes.set(key, {
            key,
            rank: isSelected ? -1 : importance,
            lines: breakLines(name, 18),
            ...inPixels(feature, place),
            size: style.size * growth(scene.zoom - (style.minZoom ?? 0)),
            weight: isSelected ? 700 : style.weight,
            color: isSelected ? ground.selected : style.color,
            beside,
            layer: layer.id,
            id,
          });
        }
      }
    });
    const space = new TakenSpace();
    for (const box of boxesOf(selected, tiles, scene)) space.take(box);
    return placeLabels([...wishes.values()], (text, wish) => this.widthOf(pen, text, wish), space);
  }

  private widthOf(pen: Pen, text: string, wish: LabelWish): number {
    const font = fontOf(wish);
    const key = `${font}|${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      pen.font = font;
      width = pen.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }
}

/** The room of a selected point's ring, which no name may cover. */
function boxesOf(ref: FeatureRef | null, tiles: readonly ShownTile[], scene: Scene): Box[] {
  const layer = scene.stack.points.find((candidate) => candidate.id === ref?.layer);
  if (ref === null || layer === undefined) return [];
  const reach = radiusAt(layer, scene.zoom) + 2;
  return tiles.flatMap(({ data, place }) =>
    data
      .find(layer.id, new Set([ref.id]))
      .map((feature) => inPixels(feature, place))
      .map(({ x, y }) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach })),
  );
}

function drawLabel(pen: Pen, { wish, x, y }: PlacedLabel): void {
  pen.font = fontOf(wish);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.strokeStyle = 'rgba(255, 255, 255, 0.9)';
  pen.lineWidth = Math.max(2.6, wish.size * 0.26);
  pen.fillStyle = wish.color;
  const step = wish.size * lineHeight;
  const top = y - ((wish.lines.length - 1) * step) / 2;
  wish.lines.forEach((line, index) => pen.strokeText(line, x, top + index * step));
  wish.lines.forEach((line, index) => pen.fillText(line, x, top + index * step));
}

function fontOf(wish: LabelWish): string {
  return `${wish.weight} ${wish.size}px ${fontFamily}`;
}

function dot(pen: Pen, x: number, y: number, radius: number, color: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
}

/** Names grow a little with each zoom after the one at which they appear. */
function growth(zoomsAfter: number): number {
  return 1 + 0.05 * Math.max(0, Math.min(4, zoomsAfter));
}

/** The radius of what is drawn around a point that stands out. */
function haloRadius(layer: Layer, zoom: number): number {
  return radiusAt(layer, zoom) + 5;
}

/** Where a feature with one point is on the canvas. */
function inPixels(feature: TileFeature, place: Placement): { x: number; y: number } {
  const scale = place.width / tileExtent;
  const { minX, minY } = feature.box;
  return { x: place.x + minX * scale, y: place.y + minY * scale };
}

function isPoint({ box }: TileFeature): boolean {
  return box.minX === box.maxX && box.minY === box.maxY;
}

function idsOf(ref: FeatureRef | null): Marks {
  return new Map(ref === null ? [] : [[ref.layer, new Set([ref.id])]]);
}

function pinyinById(features: readonly TileFeature[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, properties } of features) {
    const pinyin = properties.pinyin;
    if (typeof pinyin === 'string' && pinyin !== '') names.set(id, romanised(pinyin));
  }
  return names;
}

function same(a: FeatureRef | null, b: FeatureRef | null): boolean {
  return a !== null && b !== null && a.layer === b.layer && a.id === b.id;
}
