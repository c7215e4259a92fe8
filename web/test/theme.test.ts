import { themeColor } from '../src/drawing/style';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Classification } from '../src/api/analysis';
import type { Scalar } from '../src/api/types';
import type { ThemeSpec } from '../src/state/theme-spec';
import { categoryColors, colorsOf, noDataColor, palettes } from '../src/tools/theme/palettes';
import type { Values } from '../src/tools/theme/theme-data';
import {
  classifiedKinds,
  classifiedNumbers,
  colorOfValue,
  paintOf,
  radiusOf,
} from '../src/tools/theme/theme-paint';

const spec: ThemeSpec = {
  layer: 'towns',
  measure: { kind: 'attribute', attribute: 'population' },
  method: 'natural',
  classes: 3,
  breaks: [],
  palette: 'Blues',
  isReversed: false,
  mark: 'fill',
};

function values(of: Record<string, Scalar>): Values {
  return { byId: new Map(Object.entries(of)), names: new Map(), unit: null };
}

const classification: Classification = {
  classes: [
    { from: 0, to: 10, count: 2 },
    { from: 10, to: 20, count: 1 },
    { from: 20, to: 40, count: 1 },
  ],
  histogram: null,
  statistics: { count: 4, missing: 1, minimum: 0, maximum: 40, mean: 16, median: 10, sum: 65 },
};

test('each palette has colours for two to nine classes, all different, and can be turned around', () => {
  for (const palette of palettes) {
    for (let count = 2; count <= 9; count++) {
      const colors = colorsOf(palette, count, false);
      assert.equal(new Set(colors).size, count, `${palette} ${count}`);
      assert.deepEqual(colorsOf(palette, count, true), [...colors].reverse());
    }
  }
  assert.equal(colorsOf('Unknown', 5, false).length, 5);
  assert.equal(new Set(categoryColors(7)).size, 7);
});

test('a class has its lower limit, and the last one its upper limit too', () => {
  const theme = classifiedNumbers(spec, values({ a: 0, b: 10, c: 40, d: null }), classification);
  const colors = theme.classes.map(({ color }) => color);
  const colorOf = (value: Scalar) => colors.indexOf(colorOfValue(theme, value));
  assert.deepEqual([0, 9.9, 10, 19.9, 20, 40].map(colorOf), [0, 0, 1, 1, 2, 2]);
  assert.equal(colorOf(null), -1);
  const paint = paintOf(theme);
  assert.equal(themeColor(paint, 'd'), noDataColor);
  assert.equal(themeColor(paint, 'nobody'), noDataColor);
  assert.equal(themeColor(paint, 'c'), colors[2]);
});

test('another day has the circles of the main one', () => {
  const circles = classifiedNumbers(
    { ...spec, mark: 'circle' },
    values({ a: 0, b: 10, c: 40 }),
    classification,
  );
  const ofOtherDay = paintOf(circles, values({ abolished: 160 }));
  assert.equal(ofOtherDay.radii.get('abolished'), 2 * (paintOf(circles).radii.get('c') ?? 0));
});

test('another day has the classes of the main one, and the values of its own', () => {
  const theme = classifiedNumbers(spec, values({ a: 0, b: 10, c: 40 }), classification);
  const [first, , last] = theme.classes.map(({ color }) => color);
  const paint = paintOf(theme, values({ a: -1, b: 30, abolished: 160 }));
  assert.equal(themeColor(paint, 'a'), first);
  assert.equal(themeColor(paint, 'b'), last);
  assert.equal(themeColor(paint, 'abolished'), last);
  assert.deepEqual(
    theme.classes.map(({ count }) => count),
    [2, 1, 1],
  );
});

test('kinds have a colour each and are counted', () => {
  const codes = [{ const: 'town', title: 'Town' }, { const: 'street' }];
  const theme = classifiedKinds(spec, values({ a: 'town', b: 'town', c: 'street', d: null }), codes);
  assert.deepEqual(
    theme.classes.map(({ count }) => count),
    [2, 1],
  );
  assert.equal(theme.missing, 1);
  assert.notEqual(colorOfValue(theme, 'town'), colorOfValue(theme, 'street'));
});

test('the area of a circle is as its value', () => {
  assert.equal(radiusOf(100, 100) / radiusOf(25, 100), 2);
  assert.equal(radiusOf(0, 100), 0);
  assert.equal(radiusOf(null, 100), 0);
  assert.ok(radiusOf(1e-6, 100) > 0);
});
