import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shifted } from '../src/geo/coordinates';
import { metresPerPixel, worldFraction } from '../src/geo/geometry';
import { type Basemap, cornerIn, paintBasemapTile } from '../src/map/basemap';
import type { Pen } from '../src/drawing/painter';

const z = 16;
const place = worldFraction(116.63, 23.67);
const tile = { z, x: Math.floor(place.x * 2 ** z), y: Math.floor(place.y * 2 ** z) };

test('a basemap on the true datum stays where it is', () => {
  for (const datum of ['cgcs2000', 'wgs84'] as const) {
    assert.deepEqual(cornerIn(datum, tile), { column: tile.x, row: tile.y });
  }
});

test('a shifted one is taken from where the place stands in it, to within a pixel over the tile', () => {
  for (const datum of ['gcj02', 'bd09'] as const) {
    const { column, row } = cornerIn(datum, tile);
    const there = worldFraction(...shifted([116.63, 23.67], datum));
    const x = (there.x * 2 ** z - column) * 256;
    const y = (there.y * 2 ** z - row) * 256;
    assert.ok(Math.abs(x - (place.x * 2 ** z - tile.x) * 256) < 1);
    assert.ok(Math.abs(y - (place.y * 2 ** z - tile.y) * 256) < 1);
    const metres = Math.hypot(column - tile.x, row - tile.y) * 256 * metresPerPixel(23.67, z);
    assert.ok(metres > 300 && metres < 2000, `${datum} ${metres}`);
  }
});

test('a shifted tile is put together of the four pictures that it lies across', async () => {
  const basemap: Basemap = {
    id: 'b',
    title: 'B',
    attribution: '',
    datum: 'gcj02',
    minZoom: 0,
    maxZoom: 18,
    tiles: ['/a/{z}/{y}/{x}', '/labels/{z}/{y}/{x}'],
  };
  const asked: string[] = [];
  const drawn: number[][] = [];
  const pen = {
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    rect: () => undefined,
    clip: () => undefined,
    drawImage: (_: unknown, ...at: number[]) => drawn.push(at),
  } as unknown as Pen;
  await paintBasemapTile(pen, basemap, tile, { x: 0, y: 0, width: 256 }, (address) => {
    asked.push(address);
    return Promise.resolve(address.startsWith('/labels') ? null : ({} as CanvasImageSource));
  });
  assert.equal(asked.length, 8);
  assert.equal(drawn.length, 4);
  // Together they cover the tile: two beginnings on each axis, one width apart.
  for (const axis of [0, 1]) {
    const starts = [...new Set(drawn.map((at) => Math.round(at[axis] ?? 0)))].sort((a, b) => a - b);
    assert.equal(starts.length, 2);
    assert.ok((starts[0] ?? 1) <= 0 && (starts[1] ?? -1) > 0 && (starts[1] ?? 0) - (starts[0] ?? 0) === 256);
  }
});
