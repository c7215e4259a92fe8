import type { Layer } from '../api/catalog';
import { hierarchy } from '../api/catalog';
import type { CircleStyle, FillStyle, Properties } from '../api/types';

/** Colours of the map that belong to no layer. */
export const ground = { paper: '#fbfaf5', shore: '#b9cdd3', hover: '#0b7285', selected: '#d9480f' } as const;

/** Of what no rule of its layer colours. */
export const fallbackColor = '#8a979c';

/** The colour of a feature under a fill or circle that is one colour or one for each value of an attribute. */
export function colorOf(style: FillStyle | CircleStyle, properties: Properties): string {
  if (style.attribute !== undefined && style.values !== undefined) {
    const value = properties[style.attribute];
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

/** What is to be seen: the layers, which of them are on, and the zoom. */
export interface Scene {
  readonly stack: LayerStack;
  readonly visible: ReadonlySet<string>;
  readonly zoom: number;
}
