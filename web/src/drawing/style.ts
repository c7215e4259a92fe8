import type { Layer } from '../api/catalog';
import { hierarchy } from '../api/catalog';
import type { CircleStyle, FillStyle, Properties } from '../api/types';
import type { TileData, TileFeature } from './tile-data';

/** Colours of the map that belong to no layer. */
export const ground = {
  paper: '#fbfaf5',
  shore: '#b9cdd3',
  hover: '#0b7285',
  selected: '#d9480f',
  marked: '#7b2cbf',
} as const;

/** Of what no rule of its layer colours. */
export const fallbackColor = '#8a979c';

/** The colour of a feature under a fill or circle that is one colour or one for each value of an attribute. */
export function colorOf(
  style: FillStyle | CircleStyle,
  feature: { readonly properties: Properties },
): string {
  if (style.attribute !== undefined && style.values !== undefined) {
    const value = feature.properties[style.attribute];
    return style.values[String(value)] ?? style.color ?? fallbackColor;
  }
  return style.color ?? fallbackColor;
}

/** The attribute whose value decides the colour, if one does. */
export function categoryAttribute(layer: Layer): string | undefined {
  return layer.style.fill?.attribute ?? layer.style.circle?.attribute;
}

/** The radius in pixels: points grow from two fifths of their size where they appear to all of it three zooms later. */
export function radiusAt(layer: Layer, zoom: number): number {
  const full = layer.style.circle?.radius ?? 4;
  const steps = Math.max(0, Math.min(3, zoom - (layer.style.minZoom ?? 0)));
  return full * (0.4 + steps / 5);
}

/** The layers of the map in the orders in which it draws, names and answers. */
export class LayerStack {
  /** Divisions, coarsest first. */
  readonly divisions: readonly Layer[];
  /** What is drawn over the divisions, first below. */
  readonly overlays: readonly Layer[];
  readonly points: readonly Layer[];

  constructor(readonly layers: readonly Layer[]) {
    const chain = hierarchy(layers);
    this.divisions = chain;
    this.overlays = layers.filter((layer) => layer.kind === 'polygon' && !chain.includes(layer));
    this.points = layers.filter((layer) => layer.kind === 'point');
  }

  layer(id: string): Layer | undefined {
    return this.layers.find((layer) => layer.id === id);
  }

  /** The ground on which everything lies: the coarsest division. */
  get base(): Layer | undefined {
    return this.divisions[0];
  }

  /** Whose name is placed first when there is no room for both. */
  get byImportance(): Layer[] {
    return [...this.divisions.slice(0, -1), ...this.overlays, ...this.divisions.slice(-1), ...this.points];
  }

  /**
   * Which layers a click is meant for, first wish first: points, then grounds drawn over the divisions, then the finest division
   * that has names at this zoom, then coarser ones.
   */
  clickOrder(zoom: number): Layer[] {
    const fromFine = [...this.divisions].reverse();
    const named = fromFine.filter((layer) => (layer.style.label?.minZoom ?? 0) <= zoom + 1);
    const rest = this.divisions.filter((layer) => !named.includes(layer));
    return [...[...this.points].reverse(), ...[...this.overlays].reverse(), ...named, ...rest];
  }
}

export function isDrawnAt(layer: Layer, zoom: number): boolean {
  return zoom >= (layer.style.minZoom ?? 0);
}

export function isNamedAt(layer: Layer, zoom: number): boolean {
  const label = layer.style.label;
  return label !== undefined && zoom >= (label.minZoom ?? 0) && zoom <= (label.maxZoom ?? 24);
}

/** How a thematic map draws the features of its layer. */
export interface ThemePaint {
  readonly layer: string;
  readonly mark: 'fill' | 'circle';
  /** The class of a feature, an index of `colors`; a feature without one has `otherColor`. */
  readonly classes: ReadonlyMap<string, number>;
  readonly colors: readonly string[];
  readonly otherColor: string;
  /** The radius of a feature's circle in pixels; a feature without one has no circle. */
  readonly radii: ReadonlyMap<string, number>;
}

/** The colour of a class; -1 or undefined: of a feature without one. */
export function classColor({ colors, otherColor }: ThemePaint, number = -1): string {
  return colors[number] ?? otherColor;
}

/** The colour of a feature of the theme's layer. */
export function themeColor(theme: ThemePaint, id: string): string {
  return classColor(theme, theme.classes.get(id));
}

/** Features that stand out, by layer. */
export type Marks = ReadonlyMap<string, ReadonlySet<string>>;

/** What stands out once an owner marks these in the place of those before; empty: none. Marks of others stay. */
export function withMarks(
  marked: ReadonlyMap<string, Marks>,
  owner: string,
  marks: Marks,
): ReadonlyMap<string, Marks> {
  const others = [...marked].filter(([each]) => each !== owner);
  return new Map(marks.size === 0 ? others : [...others, [owner, marks]]);
}

/** What someone chose to see, and how. Plain data: it is sent to a worker. */
export interface Look {
  readonly visible: ReadonlySet<string>;
  /** 0 to 1, where it is not 1. */
  readonly opacity: Readonly<Record<string, number>>;
  /** The features that pass the filter of a layer; a layer without an entry shows all. */
  readonly passing: ReadonlyMap<string, ReadonlySet<string>>;
  /** What stands out besides the selection, as the answer to a question does: by who marks it. */
  readonly marked: ReadonlyMap<string, Marks>;
  readonly theme: ThemePaint | null;
  /** The theme on the day that is compared. */
  readonly comparedTheme: ThemePaint | null;
}

/** Nothing chosen: nothing is to be seen. */
export const plainLook: Look = {
  visible: new Set(),
  opacity: {},
  passing: new Map(),
  marked: new Map(),
  theme: null,
  comparedTheme: null,
};

/** What is to be seen: the layers, how they are looked at, and the zoom. */
export interface Scene {
  readonly stack: LayerStack;
  readonly look: Look;
  readonly zoom: number;
  /** Whether something lies below that has to be seen through the divisions. */
  readonly isOverBasemap: boolean;
}

/** Whether the layer is on, and drawn at the zoom. */
export function isShown(layer: Layer, { look, zoom }: Scene): boolean {
  return look.visible.has(layer.id) && isDrawnAt(layer, zoom);
}

/** The theme that colours the grounds of a layer; null: none does. */
export function fillingTheme(layer: Layer, { look: { theme } }: Scene): ThemePaint | null {
  return theme?.mark === 'fill' && theme.layer === layer.id ? theme : null;
}

/** The features of a tile that pass the filter of their layer. */
export function shownFeatures(tile: TileData, layer: string, { look }: Scene): readonly TileFeature[] {
  const features = tile.features(layer);
  const passing = look.passing.get(layer);
  return passing === undefined ? features : features.filter((feature) => passing.has(feature.id));
}

export function opacityOf(layer: string, { look }: Scene): number {
  return look.opacity[layer] ?? 1;
}
