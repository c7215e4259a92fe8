import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interiorPoint, metresPerPixel, ringsContain, uniqueEdges, worldFraction } from '../src/geo/geometry';
import { partFor } from '../src/drawing/tile-store';

const ring = (...numbers: number[]) => Float32Array.from(numbers);
const square = ring(0, 0, 10, 0, 10, 10, 0, 10, 0, 0);
const hole = ring(4, 4, 4, 6, 6, 6, 6, 4, 4, 4);

test('a hole is outside', () => {
  assert.equal(ringsContain([square, hole], 2, 2), true);
  assert.equal(ringsContain([square, hole], 5, 5), false);
  assert.equal(ringsContain([square, hole], 11, 5), false);
});

test('the border between neighbours is kept once', () => {
  const neighbour = ring(10, 0, 20, 0, 20, 10, 10, 10, 10, 0);
  const edges = uniqueEdges([square, neighbour]).reduce((sum, path) => sum + path.length / 2 - 1, 0);
  assert.equal(edges, 7);
});

test('an unwanted edge is left out and the path ends there', () => {
  const paths = uniqueEdges([square], (x1, _y1, x2) => x1 === 10 && x2 === 10);
  assert.deepEqual(
    paths.map((path) => path.length / 2),
    [2, 3],
  );
});

test('the world is a square from its north-west corner', () => {
  assert.deepEqual(worldFraction(0, 0), { x: 0.5, y: 0.5 });
  assert.equal(worldFraction(-180, 85.0511287798).x, 0);
  assert.ok(worldFraction(0, 85.0511).y < 1e-6);
});

test('a pixel covers 156,543 metres at the equator at zoom 0', () => {
  assert.equal(Math.round(metresPerPixel(0, 0)), 156543);
});

test('a tile beyond the data shows its part of a coarser one', () => {
  assert.deepEqual(partFor({ z: 12, x: 3, y: 4 }), { data: { z: 12, x: 3, y: 4 }, left: 0, top: 0, size: 1 });
  assert.deepEqual(partFor({ z: 17, x: 7, y: 10 }), {
    data: { z: 15, x: 1, y: 2 },
    left: 0.75,
    top: 0.5,
    size: 0.25,
  });
});

test('the inner point of a bent polygon with a hole lies in it', () => {
  const outer: [number, number][] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [8, 10],
    [8, 2],
    [0, 2],
    [0, 0],
  ];
  const point = interiorPoint({ type: 'Polygon', coordinates: [outer] });
  assert.ok(point !== null);
  assert.ok(ringsContain([Float32Array.from(outer.flat())], ...point));
});
