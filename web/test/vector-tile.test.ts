import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PbfWriter } from 'pbf';
import type { TileFeature } from '../src/drawing/tile-data';
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

/** A tile with one layer. */
function tile(
  extent: number,
  keys: string[],
  values: (string | number | boolean)[],
  features: Given[],
): ArrayBuffer {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    3,
    (_: null, layer) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, 'places');
      for (const { number, tags, type, geometry } of features)
        layer.writeMessage(
          2,
          (__: null, feature) => {
            if (number !== undefined) feature.writeVarintField(1, number);
            feature.writePackedVarint(2, tags);
            feature.writeVarintField(3, type);
            feature.writePackedVarint(4, geometry);
          },
          null,
        );
      for (const key of keys) layer.writeStringField(3, key);
      for (const value of values)
        layer.writeMessage(
          4,
          (__: null, message) => {
            if (typeof value === 'string') message.writeStringField(1, value);
            else if (typeof value === 'boolean') message.writeBooleanField(7, value);
            else if (Number.isInteger(value)) message.writeSVarintField(6, value);
            else message.writeDoubleField(3, value);
          },
          null,
        );
      layer.writeVarintField(5, extent);
    },
    null,
  );
  return pbf.finish().slice().buffer;
}

const placesOf = (bytes: ArrayBuffer) => readVectorTile(bytes).get('places') as [TileFeature, TileFeature];

test('a polygon is read with its ring closed, its box, its id and its attributes', () => {
  const bytes = tile(
    4096,
    ['id', 'name', 'area', 'pilot', 'change'],
    ['a1', '凤凰镇', 12.5, true, -3],
    [
      {
        tags: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
        type: 3,
        geometry: [moveTo(1), zigzag(-5), zigzag(10), lineTo(2), zigzag(100), 0, 0, zigzag(50), closePath],
      },
    ],
  );
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
  assert.deepEqual([feature.minX, feature.minY, feature.maxX, feature.maxY], [-5, 10, 95, 60]);
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
  const bytes = tile(
    2048,
    [],
    [],
    [
      { number: 7, tags: [], type: 3, geometry: [...square(0, 0), ...square(4, 4)] },
      { tags: [], type: 1, geometry: [moveTo(2), zigzag(3), zigzag(4), zigzag(1), zigzag(1)] },
    ],
  );
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
  const bytes = tile(
    4096,
    [],
    [],
    [{ tags: [], type: 2, geometry: [moveTo(1), 0, 0, lineTo(5000), ...steps] }],
  );
  const [line] = placesOf(bytes);
  assert.equal(line.paths[0]?.length, 10002);
  assert.equal(line.maxX, 5000);
});

test('what is no vector tile is refused', () => {
  assert.throws(() => readVectorTile(new TextEncoder().encode('{"type":"about:blank"}').buffer));
});
