import type { Catalog, Layer } from '../api/catalog';
import type { ViewState } from './view-state';

/** The view without what it says of layers that the service does not have. */
export function withKnownLayers(view: ViewState, catalog: Catalog): ViewState {
  const known = new Set(catalog.layers.map((layer) => layer.id));
  const ofKnown = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([layer]) => known.has(layer)));
  const { layers, order, opacity, filters, theme, selection, basemap } = view;
  return {
    ...view,
    layers: layers?.filter((id) => known.has(id)) ?? null,
    order: order.filter((id) => known.has(id)),
    opacity: ofKnown(opacity),
    filters: ofKnown(filters),
    theme: theme !== null && known.has(theme.layer) ? theme : null,
    basemap: catalog.basemaps.some(({ id }) => id === basemap) ? basemap : null,
    selection: selection !== null && known.has(selection.layer) ? selection : null,
  };
}

/** The layers in the order of drawing: as the service has them, but for those that were moved. */
export function inDrawingOrder(layers: readonly Layer[], order: readonly string[]): Layer[] {
  const place = (layer: Layer) => order.indexOf(layer.id);
  const moved = layers.filter((layer) => place(layer) >= 0).sort((a, b) => place(a) - place(b));
  return layers.map((layer) => (place(layer) < 0 ? layer : (moved.shift() ?? layer)));
}

/** A record without one of its members. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}
