import type { FeatureRef } from '../api/types';
import { breakLines, romanised } from '../format/names';
import type { Language } from '../state/view-state';
import { type Box, type LabelWish, type PlacedLabel, TakenSpace, lineHeight, placeLabels } from './labels';
import type { CanvasView } from './overlay-layer';
import { type Placement, trace } from './painter';
import { type Scene, colorOf, ground, isDrawnAt, isNamedAt, radiusAt } from './style';
import { type TileData, type TileFeature, tileExtent } from './tile-data';
import type { TileStore } from './tile-store';

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';

/** What stands out on the map. */
export interface Emphasis {
  readonly hovered: FeatureRef | null;
  readonly selected: FeatureRef | null;
}

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

  /** Outlines of what stands out; they lie under points and names. */
  paintEmphasis(context: CanvasRenderingContext2D, view: CanvasView, { hovered, selected }: Emphasis): void {
    const scene = this.scene(view.zoom);
    const tiles = this.tilesIn(view);
    if (hovered !== null && !same(hovered, selected)) this.outline(context, tiles, hovered, 'hovered');
    if (selected !== null) this.outline(context, tiles, selected, 'selected');
    this.halo(context, tiles, scene, hovered, ground.hover);
    this.halo(context, tiles, scene, selected, ground.selected);
  }

  /** Points and names. */
  paintNames(
    context: CanvasRenderingContext2D,
    view: CanvasView,
    selected: FeatureRef | null,
    language: Language,
  ): void {
    const scene = this.scene(view.zoom);
    const tiles = this.tilesIn(view);
    this.points(context, tiles, scene);
    for (const label of this.labels(context, tiles, scene, selected, language)) drawLabel(context, label);
  }

  private tilesIn(view: CanvasView): ShownTile[] {
    const tiles = new Map<string, ShownTile>();
    for (let x = Math.floor(view.left / 256); x * 256 < view.left + view.width; x++) {
      for (let y = Math.floor(view.top / 256); y * 256 < view.top + view.height; y++) {
        const best = this.store.best({ z: view.zoom, x, y });
        if (best === undefined) continue;
        const { part, data } = best;
        const key = `${part.data.z}/${part.data.x}/${part.data.y}`;
        const width = 256 / part.size;
        const place = { x: part.data.x * width - view.left, y: part.data.y * width - view.top, width };
        const tile = tiles.get(key) ?? { data, place, squares: [] };
        tile.squares.push({ x: x * 256 - view.left, y: y * 256 - view.top, width: 256 });
        tiles.set(key, tile);
      }
    }
    return [...tiles.values()];
  }

  /** The pieces of a feature, each within its own squares, so that the cuts between tiles do not show. */
  private outline(
    context: CanvasRenderingContext2D,
    tiles: ShownTile[],
    ref: FeatureRef,
    role: 'hovered' | 'selected',
  ): void {
    const color = role === 'hovered' ? ground.hover : ground.selected;
    for (const { data, place, squares } of tiles) {
      const feature = data.features(ref.layer).find((candidate) => candidate.id === ref.id);
      if (feature === undefined || isPoint(feature)) continue;
      context.save();
      context.beginPath();
      for (const { x, y, width } of squares) context.rect(x, y, width, width);
      context.clip();
      context.beginPath();
      trace(context, feature.paths, place);
      context.lineJoin = 'round';
      context.globalAlpha = 0.08;
      context.fillStyle = color;
      context.fill();
      context.globalAlpha = 0.9;
      context.strokeStyle = '#fff';
      context.lineWidth = role === 'hovered' ? 3.4 : 5.4;
      context.stroke();
      context.globalAlpha = 1;
      context.strokeStyle = color;
      context.lineWidth = role === 'hovered' ? 1.6 : 2.6;
      context.stroke();
      context.restore();
    }
  }

  /** A ring around a point that stands out. */
  private halo(
    context: CanvasRenderingContext2D,
    tiles: ShownTile[],
    scene: Scene,
    ref: FeatureRef | null,
    color: string,
  ): void {
    const layer = scene.stack.points.find((candidate) => candidate.id === ref?.layer);
    if (ref === null || layer === undefined || !scene.visible.has(layer.id)) return;
    for (const { data, place } of tiles) {
      const feature = data.features(layer.id).find((candidate) => candidate.id === ref.id);
      if (feature === undefined) continue;
      const { x, y } = inPixels(feature, place);
      dot(context, x, y, radiusAt(layer, scene.zoom) + 5, color);
    }
  }

  private points(context: CanvasRenderingContext2D, tiles: ShownTile[], scene: Scene): void {
    for (const layer of scene.stack.points) {
      const circle = layer.style.circle;
      if (circle === undefined || !scene.visible.has(layer.id) || !isDrawnAt(layer, scene.zoom)) continue;
      const radius = radiusAt(layer, scene.zoom);
      for (const { data, place } of tiles) {
        for (const feature of data.features(layer.id)) {
          const { x, y } = inPixels(feature, place);
          dot(context, x, y, radius + Math.min(1.4, radius * 0.35), '#fff');
          dot(context, x, y, radius, colorOf(circle, feature.properties));
        }
      }
    }
  }

  private labels(
    context: CanvasRenderingContext2D,
    tiles: ShownTile[],
    scene: Scene,
    selected: FeatureRef | null,
    language: Language,
  ): PlacedLabel[] {
    const wishes = new Map<string, LabelWish>();
    scene.stack.byImportance.forEach((layer, importance) => {
      const style = layer.style.label;
      if (style === undefined || !scene.visible.has(layer.id)) return;
      if (!isNamedAt(layer, scene.zoom) || !isDrawnAt(layer, scene.zoom)) return;
      const beside = layer.kind === 'point' ? radiusAt(layer, scene.zoom) + 3 : null;
      for (const { data, place } of tiles) {
        const anchors = layer.kind === 'point' ? data.features(layer.id) : data.features(`${layer.id}_label`);
        const pinyin =
          language === 'en' && layer.kind === 'polygon' ? pinyinById(data.features(layer.id)) : null;
        for (const feature of anchors) {
          const key = `${layer.id}/${feature.id}`;
          const name = pinyin?.get(feature.id) ?? feature.properties[style.attribute];
          if (typeof name !== 'string' || name === '') continue;
          const isSelected = selected?.layer === layer.id && selected.id === feature.id;
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
            id: feature.id,
          });
        }
      }
    });
    const space = new TakenSpace();
    for (const box of boxesOf(selected, tiles, scene)) space.take(box);
    return placeLabels([...wishes.values()], (text, wish) => this.widthOf(context, text, wish), space);
  }

  private widthOf(context: CanvasRenderingContext2D, text: string, wish: LabelWish): number {
    const font = fontOf(wish);
    const key = `${font}|${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }
}

/** The room of a selected point's ring, which no name may cover. */
function boxesOf(ref: FeatureRef | null, tiles: readonly ShownTile[], scene: Scene): Box[] {
  const layer = scene.stack.points.find((candidate) => candidate.id === ref?.layer);
  if (layer === undefined) return [];
  const reach = radiusAt(layer, scene.zoom) + 2;
  return tiles.flatMap(({ data, place }) =>
    data
      .features(layer.id)
      .filter((feature) => feature.id === ref?.id)
      .map((feature) => inPixels(feature, place))
      .map(({ x, y }) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach })),
  );
}

function drawLabel(context: CanvasRenderingContext2D, { wish, x, y }: PlacedLabel): void {
  context.font = fontOf(wish);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = 'rgba(255, 255, 255, 0.9)';
  context.lineWidth = Math.max(2.6, wish.size * 0.26);
  context.fillStyle = wish.color;
  const step = wish.size * lineHeight;
  const top = y - ((wish.lines.length - 1) * step) / 2;
  wish.lines.forEach((line, index) => context.strokeText(line, x, top + index * step));
  wish.lines.forEach((line, index) => context.fillText(line, x, top + index * step));
}

function fontOf(wish: LabelWish): string {
  return `${wish.weight} ${wish.size}px ${fontFamily}`;
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}

/** Names grow a little with each zoom after the one at which they appear. */
function growth(zoomsAfter: number): number {
  return 1 + 0.05 * Math.max(0, Math.min(4, zoomsAfter));
}

/** Where a feature with one point is on the canvas. */
function inPixels(feature: TileFeature, place: Placement): { x: number; y: number } {
  const scale = place.width / tileExtent;
  return { x: place.x + feature.minX * scale, y: place.y + feature.minY * scale };
}

function isPoint(feature: TileFeature): boolean {
  return feature.minX === feature.maxX && feature.minY === feature.maxY;
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
