import assert from 'node:assert/strict';
import { test } from 'node:test';
import shapes from '../../src/test/resources/chaozhou/gis/geo/straight-edges.json';
import type { Position } from '../src/api/types';
import { areaOf, circle, distance, lengthOf } from '../src/geo/geodesy';

test('a degree of the meridian and of a parallel have the length of the ellipsoid', () => {
  // Arc of the meridian from 23° to 24°, GRS 80, by its series; 1° of longitude on the equator is a * pi / 180.
  assert.ok(Math.abs(distance([117, 23], [117, 24]) - 110751.07) < 1);
  assert.ok(Math.abs(distance([116, 0], [117, 0]) - (6378137 * Math.PI) / 180) < 1e-6);
});

test('on the plane a length is its true one at the central meridian and longer beside it', () => {
  const { ellipsoid, plane } = lengthOf([
    [117, 23.5],
    [117, 23.6],
  ]);
  assert.ok(Math.abs(ellipsoid - plane) < 1e-4);
  const beside = lengthOf([
    [116.4, 23.5],
    [116.4, 23.6],
  ]);
  assert.ok(beside.plane / beside.ellipsoid > 1.00003 && beside.plane / beside.ellipsoid < 1.0001);
});

test('an area is the same whichever way its ring runs, closed or open, and close to that of the plane', () => {
  const ring: Position[] = [
    [116.9, 23.5],
    [117.1, 23.5],
    [117.1, 23.7],
    [116.9, 23.7],
  ];
  const area = areaOf(ring);
  assert.deepEqual(areaOf([...ring].reverse()).ellipsoid, area.ellipsoid);
  assert.deepEqual(areaOf([...ring, ring[0] as Position]), area);
  assert.ok(Math.abs(area.plane / area.ellipsoid - 1) < 2e-4);
  assert.ok(Math.abs(area.ellipsoid / 1e6 - 452.3) < 1);
  assert.equal(areaOf(ring.slice(0, 2)).ellipsoid, 0);
});

test('a circle has its radius everywhere, and all but the area of a circle', () => {
  const ring = circle([116.63, 23.67], 1000);
  assert.equal(ring.length, 97);
  for (const position of ring) assert.ok(Math.abs(distance([116.63, 23.67], position) - 1000) < 1e-6);
  assert.ok(Math.abs(areaOf(ring).ellipsoid / (Math.PI * 1e6) - 1) < 1e-3);
});

test('areas and lengths are those of the service: edges are straight in degrees', () => {
  for (const { name, ring, areaM2, lengthM, planeAreaM2, planeLengthM } of shapes) {
    const positions = ring as [number, number][];
    // A square metre for each square kilometre.
    assert.ok(Math.abs(areaOf(positions).ellipsoid - areaM2) < areaM2 / 1e6, name);
    assert.ok(Math.abs(lengthOf(positions).ellipsoid - lengthM) < 1e-4, name);
    assert.ok(Math.abs(areaOf(positions).plane - planeAreaM2) < planeAreaM2 / 1e6, name);
    assert.ok(Math.abs(lengthOf(positions).plane - planeLengthM) < 1e-4, name);
  }
});
