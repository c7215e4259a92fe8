import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mercatorView, partOf, squaresOf } from '../src/drawing/canvas-view';

const view = mercatorView(13, { left: 1000, top: 2000, width: 600, height: 400 });
const windowOf = (box: { minX: number; minY: number; maxX: number; maxY: number }) => {
  const part = partOf(view, box, 5);
  return part && [part.left, part.top, part.width, part.height];
};

test('the part of a window around a box has whole pixels', () => {
  assert.deepEqual(windowOf({ minX: 100.5, minY: 200, maxX: 120.2, maxY: 210 }), [1095, 2195, 31, 20]);
});

test('it ends where the window ends', () => {
  assert.deepEqual(windowOf({ minX: -50, minY: 390, maxX: 900, maxY: 1000 }), [1000, 2385, 600, 15]);
});

test('outside of the window, and around nothing, there is none', () => {
  assert.equal(windowOf({ minX: 700, minY: 0, maxX: 800, maxY: 10 }), null);
  assert.equal(windowOf({ minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }), null);
});

test('it is on the same tiles as the window', () => {
  const part = partOf(view, { minX: 100, minY: 100, maxX: 110, maxY: 110 }, 0);
  assert.deepEqual(part && squaresOf(part), [{ x: 4, y: 8 }]);
  assert.equal(part?.zoom, view.zoom);
});
