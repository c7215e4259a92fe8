import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PbfWriter } from 'pbf';
import { TileData, type TileFeature } from '../src/drawing/tile-data';
import { readVectorTile } from '../src/drawing/vector-tile';

const zigzag = (value: number) => (value << 1) ^ (value >> 31);
const moveTo = (count: number) => (count << 3) | 1;
const lineTo = (count: number) => (count << 3) | 2;
const closePath = 15;

interface Given {
  readonly number?: number;
  readonly tags: number[];
  readonly type: number;
  readonly geometry: number[];
}

interface GivenLayer {
  readonly name?: string;
  readonly extent?: number;
  readonly keys?: string[];
  readonly values?: (string | number | boolean)[];
  readonly features: Given[];
}

function tile(...layers: GivenLayer[]): ArrayBuffer {
  const pbf = new PbfWriter();
  for (const layer of layers) pbf.writeMessage(3, writeLayer, layer);
  return pbf.finish().slice().buffer;
}

function writeLayer(layer: GivenLayer, pbf: PbfWriter): void {
  const { name = 'places', extent = 4096, keys = [], values = [], features } = layer;
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  for (const feature of features) pbf.writeMessage(2, writeFeature, feature);
  for (const key of keys) pbf.writeStringField(3, key);
  for (const value of values) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, extent);
}

function writeFeature({ number, tags, type, geometry }: Given, pbf: PbfWriter): void {
  if (number !== undefined) pbf.writeVarintField(1, number);
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, type);
  pbf.writePackedVarint(4, geometry);
}

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if (Number.isInteger(value)) pbf.writeSVarintField(6, value);
  else pbf.writeDoubleField(3, value);
}

const placesOf = (bytes: ArrayBuffer) =>
  readVectorTile(bytes).get('places')?.read() as [TileFeature, TileFeature];

test('a polygon is read with its ring closed, its box, its id and its attributes', () => {
  const bytes = tile({
    keys: ['id', 'name', 'area', 'pilot', 'change'],
    values: ['a1', '凤凰镇', 12.5, true, -3],
    features: [
      {
        tags: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
        type: 3,
        geometry: [moveTo(1), zigzag(-5), zigzag(10), lineTo(2), zigzag(100), 0, 0, zigzag(50), closePath],
      },
    ],
  });
  const [feature] = placesOf(bytes);
  assert.equal(feature.id, 'a1');
  assert.deepEqual(
    { ...feature.properties },
    { id: 'a1', name: '凤凰镇', area: 12.5, pilot: true, change: -3 },
  );
  assert.deepEqual(
    feature.paths.map((path) => [...path]),
    [[-5, 10, 95, 10, 95, 60, -5, 10]],
  );
  assert.deepEqual({ ...feature.box }, { minX: -5, minY: 10, maxX: 95, maxY: 60 });
});

test('holes, several points and another extent are read; without an attribute the number is the id', () => {
  const square = (x: number, y: number) => [
    moveTo(1),
    zigzag(x),
    zigzag(y),
    lineTo(2),
    2,
    0,
    0,
    2,
    closePath,
  ];
  const bytes = tile({
    extent: 2048,
    features: [
      { number: 7, tags: [], type: 3, geometry: [...square(0, 0), ...square(4, 4)] },
      { tags: [], type: 1, geometry: [moveTo(2), zigzag(3), zigzag(4), zigzag(1), zigzag(1)] },
    ],
  });
  const [polygon, points] = placesOf(bytes);
  assert.equal(polygon.id, '7');
  assert.deepEqual(
    polygon.paths.map((path) => [...path]),
    [
      [0, 0, 2, 0, 2, 2, 0, 0],
      [10, 10, 12, 10, 12, 12, 10, 10],
    ],
  );
  assert.deepEqual(
    points.paths.map((path) => [...path]),
    [
      [6, 8],
      [8, 10],
    ],
  );
});

test('a long ring is read whole', () => {
  const steps = Array.from({ length: 5000 }, () => [2, 2]).flat();
  const bytes = tile({
    features: [{ tags: [], type: 2, geometry: [moveTo(1), 0, 0, lineTo(5000), ...steps] }],
  });
  const [line] = placesOf(bytes);
  assert.equal(line.paths[0]?.length, 10002);
  assert.equal(line.box.maxX, 5000);
});

test('a feature gives its paths to a pen where they are on its canvas, and is found and sorted by its id', () => {
  const square = [moveTo(1), 0, 0, lineTo(3), 16, 0, 0, 16, 15, 0, closePath];
  const layers = readVectorTile(
    tile({
      keys: ['id'],
      values: ['a', 'b'],
      features: [
        { tags: [0, 0], type: 3, geometry: square },
        { tags: [0, 1], type: 3, geometry: [] },
      ],
    }),
  );
  const data = new TileData(layers);
  const given: (string | number)[] = [];
  const pen = {
    moveTo: (x: number, y: number) => given.push('move', x, y),
    lineTo: (x: number, y: number) => given.push('line', x, y),
  };
  for (const feature of data.features('places')) feature.trace(pen, { x: 10, y: 20, width: 2048 });
  assert.deepEqual(given, [
    ...['move', 10, 20, 'line', 14, 20, 'line', 14, 24, 'line', 10, 24, 'line', 10, 20],
  ]);
  assert.deepEqual(
    data.find('places', new Set(['b', 'c'])).map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual([...data.classes('places', new Map([['b', 3]]))], [-1, 3]);
});

test('several layers are read, each with its own keys', () => {
  const point = { tags: [0, 0], type: 1, geometry: [moveTo(1), 2, 2] };
  const layers = readVectorTile(
    tile(
      { name: 'first', keys: ['id'], values: ['a'], features: [point, point] },
      {
        name: 'second',
        keys: ['name', 'id'],
        values: ['b', 'c'],
        features: [{ ...point, tags: [1, 1, 0, 0] }],
      },
    ),
  );
  assert.deepEqual(
    [...layers].map(([name, features]) => [name, features.read().map(({ id }) => id)]),
    [
      ['first', ['a', 'a']],
      ['second', ['c']],
    ],
  );
});

test('what is no vector tile is refused', () => {
  assert.throws(() => readVectorTile(new TextEncoder().encode('{"type":"about:blank"}').buffer));
});
