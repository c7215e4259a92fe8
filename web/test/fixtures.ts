import type { Layer } from '../src/api/catalog';
import type { LayerStyle } from '../src/api/types';
import { GivenFeature, type TileFeature } from '../src/drawing/tile-data';

/** A layer as the catalog has it, with what a test does not care about filled in. */
export function layer(id: string, rest: Partial<Layer> & { style?: LayerStyle } = {}): Layer {
  return {
    id,
    title: id,
    description: '',
    theme: 'divisions',
    order: 10,
    kind: 'polygon',
    count: 1,
    provenance: 'illustrative',
    parent: null,
    nameAttribute: 'name',
    codeAttribute: 'code',
    divisionAttribute: 'code',
    style: { minZoom: 0 },
    schema: { properties: {} },
    ...rest,
  };
}

const counties = layer('counties', { order: 10, style: { minZoom: 0, label: label(8) } });
const towns = layer('towns', {
  order: 20,
  parent: { layer: 'counties', attribute: 'county_code' },
  style: { minZoom: 8, label: label(10) },
});
const villages = layer('villages', {
  order: 30,
  parent: { layer: 'towns', attribute: 'town_code' },
  style: { minZoom: 9, label: label(12) },
});
const zones = layer('zones', { order: 40, divisionAttribute: null, style: { minZoom: 9 } });
const stations = layer('stations', {
  order: 50,
  kind: 'point',
  parent: { layer: 'villages', attribute: 'division_code' },
  style: { minZoom: 11, circle: { radius: 4, color: '#000' } },
});

export const cityLayers = { counties, towns, villages, zones, stations };
export const allLayers: readonly Layer[] = Object.values(cityLayers);

function label(minZoom: number) {
  return { attribute: 'name', minZoom, size: 12, color: '#000', weight: 400 };
}

/** A rectangle of a tile, in tile units. */
export function rectangle(id: string, left: number, top: number, right: number, bottom: number): TileFeature {
  return given(id, [left, top, right, top, right, bottom, left, bottom, left, top]);
}

export function point(id: string, x: number, y: number): TileFeature {
  return given(id, [x, y]);
}

function given(id: string, path: number[]): TileFeature {
  return new GivenFeature(id, { id, name: id }, [Float32Array.from(path)]);
}
