import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Feature, Position } from '../src/api/types';
import { positionAt, worldFraction } from '../src/geo/geometry';
import { planeGrid } from '../src/geo/tile-grids';
import { planeFraction } from '../src/geo/projections';
import { paintBasemap, zoomFor } from '../src/map/basemap';
import { mercatorView } from '../src/drawing/canvas-view';
import type { Pen } from '../src/drawing/painter';
import { GivenFeature, TileData, tileExtent } from '../src/drawing/tile-data';
import { OwnFeatures } from '../src/own/own-features';
import { joined } from '../src/print/joined-tiles';
import { outlinesOf } from '../src/print/outlines';
import { PdfFile } from '../src/print/pdf-file';
import { planeView } from '../src/print/plane-view';

const basemap = {
  id: 'b',
  title: 'B',
  attribution: '',
  datum: 'cgcs2000',
  minZoom: 3,
  maxZoom: 18,
  tiles: ['/{z}/{y}/{x}'],
} as const;

type Matrix = readonly [number, number, number, number, number, number];

/** What is drawn of tiles: each picture with its address, the transformation, and the limits of the cell. */
class Cells {
  readonly drawn: { address: string; matrix: Matrix; at: number[]; limit: number[] }[] = [];
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private limit: number[] = [];
  readonly pen = {
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    clip: () => undefined,
    transform: (...matrix: Matrix) => (this.matrix = matrix),
    rect: (...limit: number[]) => (this.limit = limit),
    drawImage: (address: string, ...at: number[]) =>
      this.drawn.push({ address, matrix: this.matrix, at, limit: this.limit }),
  } as unknown as Pen;
}

const load = (address: string) => Promise.resolve(address as unknown as CanvasImageSource);

test('a basemap lies on the plane where its places are, to a small part of a pixel, without gaps', async () => {
  for (const scale of [10_000, 200_000, 4_000_000]) {
    const view = planeView([116.7, 23.7], scale, { width: 900, height: 600 });
    const cells = new Cells();
    await paintBasemap(cells.pen, view, basemap, load);
    for (const { address, matrix, at, limit } of cells.drawn) {
      const [, z, y, x] = address.split('/').map(Number) as [number, number, number, number];
      const [a, b, c, d, e, f] = matrix;
      const hair = -(limit[0] ?? 0);
      const size = (limit[2] ?? 0) - 2 * hair;
      for (const [across, down] of [
        [0, 0],
        [1, 1],
        [0.5, 0.5],
        [0.3, 1],
      ] as const) {
        // The place in the cell, where the drawing has it, and where it belongs.
        const [u, v] = [across * size, down * size];
        const [left, top] = [(at[0] ?? 0) + hair, (at[1] ?? 0) + hair];
        const position = positionAt((x + u - left) / 2 ** z, (y + v - top) / 2 ** z);
        const [px, py] = view.place(position);
        assert.ok(Math.hypot(a * u + c * v + e - px, b * u + d * v + f - py) < 0.15);
      }
    }
    // Each corner and the middle of the view are in some tile that was drawn.
    const z = zoomFor(view, basemap);
    for (const [px, py] of [
      [0, 0],
      [900, 0],
      [900, 600],
      [0, 600],
      [450, 300],
    ] as const) {
      const { x, y } = worldFraction(...view.positionAt(px, py));
      const address = `/${z}/${Math.floor(y * 2 ** z)}/${Math.floor(x * 2 ** z)}`;
      assert.ok(cells.drawn.some((cell) => cell.address === address));
    }
  }
});

test('on the plane of its own grid a basemap is drawn tile by tile, at the zoom of the view or the last it has', async () => {
  const window = { left: 216_000, top: 113_000, width: 700, height: 500 };
  const cells = new Cells();
  await paintBasemap(cells.pen, mercatorView(10, window), basemap, load);
  assert.equal(cells.drawn.length, new Set(cells.drawn.map(({ address }) => address)).size);
  assert.ok(cells.drawn.every(({ address }) => address.startsWith('/10/')));
  assert.equal(zoomFor(mercatorView(19, window), basemap), 18);
});

test('own data lie on the tiles of the plane where the plane has them', () => {
  const at: Position = [116.63, 23.67];
  const features = [
    { type: 'Feature', id: '1', properties: {}, geometry: { type: 'Point', coordinates: at } },
    { type: 'Feature', id: '2', properties: {}, geometry: { type: 'Point', coordinates: [-60, -20] } },
  ] as unknown as Feature[];
  const { x, y } = planeFraction(at);
  const z = 10;
  const tile = { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) };
  const [found, ...others] = new OwnFeatures(features, null).tile(tile, planeGrid.id);
  assert.equal(others.length, 0);
  assert.equal(found?.id, '1');
  const [x0, y0] = found.paths[0] as unknown as [number, number];
  assert.ok(Math.abs(x0 - (x * 2 ** z - tile.x) * tileExtent) <= 1);
  assert.ok(Math.abs(y0 - (y * 2 ** z - tile.y) * tileExtent) <= 1);
});

test('tiles side by side are one: an edge that both have is drawn once', () => {
  const path = Float32Array.from([4000, 10, 4120, 20]);
  const same = Float32Array.from([4000 - tileExtent, 10, 4120 - tileExtent, 20]);
  const tileWith = (paths: Float32Array) =>
    new TileData(new Map([['a', [new GivenFeature('1', {}, [paths])]]]));
  const whole = joined([
    { address: { z: 5, x: 7, y: 3 }, data: tileWith(path) },
    { address: { z: 5, x: 8, y: 3 }, data: tileWith(same) },
  ]);
  assert.deepEqual(whole.borders('a', undefined), [path]);
  assert.equal(whole.features('a').length, 2);
  assert.equal(whole.features('a')[1]?.box.minX, 4000);
});

/** Twice the area that a ring encloses, with its direction. */
function area(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
    return sum + x * y2 - x2 * y;
  }, 0);
}

test('letters are traced: outlines are closed, holes run the other way, and shades place them between pixels', () => {
  const width = 12;
  const values = Array.from({ length: width * width }, (_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const reach = Math.max(Math.abs(x - 5), Math.abs(y - 5));
    return reach > 3 || reach < 2 ? 0 : reach === 3 ? 204 : 255;
  });
  const outlines = outlinesOf({ width, values }, 0.01);
  assert.equal(outlines.length, 2);
  const areas = outlines.map((outline) => area(outline) / 2).sort((a, b) => a - b);
  assert.ok((areas[0] ?? 0) * (areas[1] ?? 0) < 0);
  // Half of 255 is passed at three eighths of the way from 204 to 0, and half way from 255 to 0.
  const outer = Math.max(...areas.map(Math.abs));
  assert.ok(Math.abs(outer - (6 + 2 * 0.375) ** 2) < 0.5, String(outer));
  assert.ok(Math.abs(Math.min(...areas.map(Math.abs)) - 9) < 1);
});

test('the table of a PDF says where each object begins', async () => {
  const file = new PdfFile();
  const stream = await file.addPacked('', 'q 1 0 0 1 0 0 cm Q');
  const info = file.add('<< /Title <FEFF> >>');
  const text = await file.finish({ catalog: file.add(`<< /Of ${stream} >>`), info }).text();
  const bytes = new Uint8Array(await file.finish({ catalog: info, info }).arrayBuffer());
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const offsets = [...latin.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  assert.equal(offsets.length, 3);
  offsets.forEach((offset, index) => assert.ok(latin.slice(offset).startsWith(`${index + 1} 0 obj`)));
  assert.match(text, /%%EOF\n$/);
});
