import type { Layer } from '../api/catalog';
import type { FeatureRef, Properties } from '../api/types';
import { ringsContain, worldFraction } from '../geo/geometry';
import { type Scene, isShown, radiusAt, shownFeatures } from './style';
import type { TileData, TileFeature } from './tile-data';
import { tileExtent } from './tile-data';
import { type TileAddress, maxDataZoom } from './tile-store';

export interface Hit extends FeatureRef {
  readonly properties: Properties;
}

/** What is drawn at a position, first what a click means; answered from tiles that are here, without the service. */
export function hitsAt(lon: number, lat: number, scene: Scene, tileAt: TileAt): Hit[] {
  const z = Math.min(Math.round(scene.zoom), maxDataZoom);
  const fraction = worldFraction(lon, lat);
  const at = { column: fraction.x * 2 ** z, row: fraction.y * 2 ** z, z };
  const hits: Hit[] = [];
  for (const layer of scene.stack.clickOrder(scene.zoom)) {
    if (!isShown(layer, scene)) continue;
    const found =
      layer.kind === 'point' ? pointsNear(layer, at, scene, tileAt) : areasAt(layer, at, scene, tileAt);
    hits.push(
      ...found.map((feature) => ({ layer: layer.id, id: feature.id, properties: feature.properties })),
    );
  }
  return hits;
}

/** A position in the tile grid of zoom z; the whole parts name the tile. */
interface GridPosition {
  readonly column: number;
  readonly row: number;
  readonly z: number;
}

type TileAt = (tile: TileAddress) => TileData | undefined;

function areasAt(layer: Layer, at: GridPosition, scene: Scene, tileAt: TileAt): TileFeature[] {
  const { column, row, z } = at;
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const tile = tileAt({ z, x, y });
  if (tile === undefined) return [];
  const [px, py] = [(column - x) * tileExtent, (row - y) * tileExtent];
  return shownFeatures(tile, layer.id, scene).filter((feature) => {
    const { minX, minY, maxX, maxY } = feature.box;
    const isNear = px >= minX && px <= maxX && py >= minY && py <= maxY;
    return isNear && ringsContain(feature.paths, px, py);
  });
}

/** Points whose circle, and a little around it for fingers, the position is in; nearest first. */
function pointsNear(layer: Layer, at: GridPosition, scene: Scene, tileAt: TileAt): TileFeature[] {
  const { column, row, z } = at;
  const pixelsPerTile = 256 * 2 ** (scene.zoom - z);
  const reach = (radiusAt(layer, scene.zoom) + 5) / pixelsPerTile;
  const near = new Map<string, { feature: TileFeature; distance: number }>();
  for (let x = Math.floor(column - reach); x <= Math.floor(column + reach); x++) {
    for (let y = Math.floor(row - reach); y <= Math.floor(row + reach); y++) {
      const tile = tileAt({ z, x, y });
      for (const feature of tile === undefined ? [] : shownFeatures(tile, layer.id, scene)) {
        const { minX, minY } = feature.box;
        const distance = Math.hypot(x + minX / tileExtent - column, y + minY / tileExtent - row);
        if (distance <= reach) near.set(feature.id, { feature, distance });
      }
    }
  }
  return [...near.values()].sort((a, b) => a.distance - b.distance).map((entry) => entry.feature);
}
