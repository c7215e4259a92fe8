import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Position } from '../src/api/types';
import { distance } from '../src/geo/geodesy';
import { cornersOf, withMoved, withoutCorner } from '../src/tools/sketch/corners';
import { Drawing, type DrawnShape, geometryOf } from '../src/tools/sketch/drawing';
import { fromGeoJson, toGeoJson } from '../src/tools/sketch/sketch-file';

const triangle: DrawnShape = {
  id: 'a',
  kind: 'polygon',
  positions: [
    [116, 23],
    [117, 23],
    [116, 24],
  ],
  text: '地块 “甲”',
};
const rectangle: DrawnShape = {
  ...triangle,
  id: 'b',
  kind: 'rectangle',
  positions: [
    [116, 24],
    [117, 23],
  ],
};
const circle: DrawnShape = {
  ...triangle,
  id: 'c',
  kind: 'circle',
  positions: [
    [116.6, 23.6],
    [116.7, 23.6],
  ],
};

test('an area has a corner at each position and a middle on each edge, a line none from its end', () => {
  const names = (shape: DrawnShape) => cornersOf(shape).map(({ role, index }) => `${role}${index}`);
  assert.deepEqual(names(triangle), ['corner0', 'middle0', 'corner1', 'middle1', 'corner2', 'middle2']);
  assert.deepEqual(names({ ...triangle, kind: 'line' }), names(triangle).slice(0, -1));
  assert.deepEqual(cornersOf(triangle).at(-1)?.position, [116, 23.5]);
});

test('a middle that moves becomes a corner, and a corner goes unless the shape needs it', () => {
  const four = withMoved(triangle, { role: 'middle', index: 2 }, [115, 23.5]);
  assert.deepEqual(four, [...triangle.positions, [115, 23.5]]);
  assert.deepEqual(
    withoutCorner({ kind: 'polygon', positions: four }, { role: 'corner', index: 3 }),
    triangle.positions,
  );
  assert.equal(withoutCorner(triangle, { role: 'corner', index: 0 }), null);
  assert.equal(withoutCorner(rectangle, { role: 'corner', index: 0 }), null);
});

test('a corner of a rectangle moves its two edges, whichever way it was drawn', () => {
  for (const { index, position } of cornersOf(rectangle)) {
    const opposite = cornersOf(rectangle)[(index + 2) % 4]?.position;
    const to: Position = [position[0] + 0.1, position[1] + 0.1];
    const moved = cornersOf({
      kind: 'rectangle',
      positions: withMoved(rectangle, { role: 'corner', index }, to),
    });
    assert.deepEqual(moved[index]?.position, to);
    assert.deepEqual(moved[(index + 2) % 4]?.position, opposite);
  }
});

test('a circle keeps its radius when its centre moves', () => {
  const [center, rim] = withMoved(circle, { role: 'centre', index: 0 }, [117, 24]) as [Position, Position];
  const [before, rimBefore] = circle.positions as [Position, Position];
  assert.deepEqual(center, [117, 24]);
  assert.ok(Math.abs(distance(center, rim) - distance(before, rimBefore)) < 1e-6);
});

test('moves by key of one corner are undone together, others one by one', () => {
  const drawing = new Drawing([triangle]);
  const nudge = (run: string | null) => drawing.change('a', { text: String(run) }, run);
  nudge('a corner-0');
  nudge('a corner-0');
  nudge('a corner-1');
  nudge(null);
  nudge(null);
  const texts: string[] = [];
  while (drawing.canUndo) {
    drawing.undo();
    texts.push(drawing.shapes[0]?.text ?? '');
  }
  assert.deepEqual(texts, ['null', 'a corner-1', 'a corner-0', triangle.text]);
  drawing.redo();
  nudge('a corner-0');
  assert.equal(drawing.canRedo, false);
});

test('what was saved is read as it was', () => {
  const point: DrawnShape = { id: 'd', kind: 'text', positions: [[116.5, 23.5]], text: '字' };
  const drawn = [triangle, rectangle, circle, point, { ...triangle, kind: 'line' as const }];
  const read = fromGeoJson(toGeoJson(drawn, 'zh'));
  assert.ok('shapes' in read);
  assert.equal(read.leftOut, 0);
  assert.deepEqual(
    read.shapes.map(({ kind, text }) => [kind, text]),
    drawn.map(({ kind, text }) => [kind, text]),
  );
  read.shapes.forEach((shape, i) => {
    const { kind, positions } = drawn[i] as DrawnShape;
    if (kind !== 'circle') assert.deepEqual(shape.positions, positions);
    assert.equal(geometryOf(shape).type, geometryOf({ kind, positions }).type);
  });
  const again = read.shapes[2]?.positions as [Position, Position];
  assert.ok(Math.abs(distance(...again) - distance(...(circle.positions as [Position, Position]))) < 1e-6);
});

test('files of others give points, lines and areas, without heights; what has holes is left out', () => {
  const ring = [
    [116, 23, 5],
    [117, 23, 5],
    [116, 24, 5],
    [116, 23, 5],
  ];
  const read = fromGeoJson(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: null,
          geometry: { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] },
        },
        {
          type: 'Feature',
          properties: { name: 'x', kind: 'rectangle' },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
        { type: 'Feature', properties: {}, geometry: null },
        { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [116, 23] }] },
      ],
    }),
  );
  assert.ok('shapes' in read);
  assert.deepEqual(
    read.shapes.map(({ kind }) => kind),
    ['polygon', 'polygon', 'point'],
  );
  assert.deepEqual(read.shapes[0]?.positions, triangle.positions);
  assert.equal(read.leftOut, 1);
});

test('a file that can’t be read says why', () => {
  const fault = (file: unknown) => fromGeoJson(typeof file === 'string' ? file : JSON.stringify(file));
  const point = { type: 'Point', coordinates: [116, 23] };
  const plane = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4548' } };
  const degrees = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
  assert.deepEqual(fault('{"type":'), { fault: 'json' });
  assert.deepEqual(fault([point]), { fault: 'json' });
  assert.deepEqual(fault({ type: 'Topology', objects: {} }), { fault: 'json' });
  assert.deepEqual(fault({ type: 'FeatureCollection', features: [1] }), { fault: 'json' });
  assert.deepEqual(fault({ type: 'FeatureCollection', features: [] }), { fault: 'empty' });
  assert.deepEqual(fault({ type: 'Polygon', coordinates: [] }), { fault: 'empty' });
  assert.deepEqual(fault({ ...point, coordinates: [488_000, 2_620_000] }), { fault: 'crs' });
  assert.deepEqual(fault({ ...point, crs: plane }), { fault: 'crs' });
  assert.ok('shapes' in fault({ ...point, crs: degrees }));
  const many = Array.from({ length: 501 }, () => [116, 23]);
  assert.deepEqual(fault({ type: 'MultiPoint', coordinates: many }), { fault: 'large' });
});
