import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LabelWish, placeLabels } from '../src/drawing/labels';

const wish = (key: string, x: number, y: number, rank = 0, beside: number | null = null): LabelWish => ({
  key,
  rank,
  lines: [key],
  x,
  y,
  size: 12,
  weight: 400,
  color: '#000',
  beside,
  layer: 'villages',
  id: key,
});
const measure = () => 40;
const keys = (wishes: LabelWish[]) => placeLabels(wishes, measure).map((label) => label.wish.key);

test('of two names without room for both the more important one stands', () => {
  assert.deepEqual(keys([wish('village', 100, 100, 2), wish('county', 110, 102, 0)]), ['county']);
});

test('names that do not touch all stand', () => {
  assert.deepEqual(keys([wish('a', 0, 0), wish('b', 100, 0), wish('c', 0, 40)]), ['a', 'b', 'c']);
});

test('the order in which tiles arrive does not matter', () => {
  const wishes = Array.from({ length: 200 }, (_, i) => wish(`n${i}`, (i * 37) % 400, (i * 53) % 300, i % 3));
  assert.deepEqual(keys(wishes), keys([...wishes].reverse()));
});

test('no two names that stand overlap', () => {
  const wishes = Array.from({ length: 300 }, (_, i) => wish(`n${i}`, (i * 71) % 500, (i * 29) % 300, i % 4));
  const placed = placeLabels(wishes, measure);
  assert.ok(placed.length > 20);
  for (const a of placed) {
    for (const b of placed) {
      if (a === b) continue;
      const apart =
        Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
      assert.ok(apart, `${a.wish.key} and ${b.wish.key}`);
    }
  }
});

test('the name of a point moves to another side when its right is taken', () => {
  const placed = placeLabels([wish('wall', 35, 0, 0), wish('point', 0, 0, 1, 6)], measure);
  const point = placed.find((label) => label.wish.key === 'point');
  assert.ok(point !== undefined && point.x <= 0);
});
