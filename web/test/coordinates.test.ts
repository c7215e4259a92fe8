import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Position } from '../src/api/types';
import { readCoordinates, shifted, unshifted } from '../src/geo/coordinates';
import { fromPlane, toPlane } from '../src/geo/projections';

/** EPSG:4548 of 116.63° E, 23.67° N, as GeoTools computes it: easting 462256.285, northing 2618788.152. */
const known: Position = [116.63, 23.67];

function assertNear(
  actual: Position | undefined,
  expected: Position,
  tolerance = 1e-7,
  message?: string,
): void {
  assert.ok(actual !== undefined, message);
  assert.ok(
    Math.abs(actual[0] - expected[0]) < tolerance,
    `${message ?? ''} ${actual.join()} is not ${expected.join()}`,
  );
  assert.ok(
    Math.abs(actual[1] - expected[1]) < tolerance,
    `${message ?? ''} ${actual.join()} is not ${expected.join()}`,
  );
}

test('the plane is EPSG:4548 to the millimetre, there and back', () => {
  const { easting, northing } = toPlane(known);
  assert.ok(Math.abs(easting - 462256.285) < 0.001);
  assert.ok(Math.abs(northing - 2618788.152) < 0.001);
  assertNear(fromPlane({ easting, northing }), known, 1e-11);
});

test('coordinates are read in every notation', () => {
  const texts: [string, string][] = [
    ['116.63, 23.67', 'degrees'],
    ['116.63 23.67', 'degrees'],
    ['116.63，23.67', 'degrees'],
    ['１１６．６３，２３．６７', 'degrees'],
    ['23.67,116.63', 'degrees'],
    ['23.67N 116.63E', 'degrees'],
    ['E116.63 N23.67', 'degrees'],
    ['116.63°E  23.67°N', 'degrees'],
    ['东经116.63 北纬23.67', 'degrees'],
    ['北纬23.67°，东经116.63°', 'degrees'],
    ['(116.63, 23.67)', 'degrees'],
    ['CGCS2000 116.63 23.67', 'degrees'],
    [`116°37'48"E 23°40'12"N`, 'sexagesimal'],
    [`116° 37′ 48″ 23° 40′ 12″`, 'sexagesimal'],
    ['东经116度37分48秒，北纬23度40分12秒', 'sexagesimal'],
    ['北纬23度40分12秒 东经116度37分48秒', 'sexagesimal'],
    ["116°37.8' 23°40.2'", 'sexagesimal'],
    ['116 37 48 23 40 12', 'sexagesimal'],
    ['116 37 48, 23 40 12', 'sexagesimal'],
    ['2618788.152 462256.285', 'plane'],
    ['462256.285, 2618788.152', 'plane'],
    ['X=2618788.152 Y=462256.285', 'plane'],
    ['2618788.152 39462256.285', 'zone'],
    ['39462256.285,2618788.152', 'zone'],
  ];
  for (const [text, notation] of texts) {
    const read = readCoordinates(text);
    assert.ok(read !== null, text);
    assert.equal(read.notation, notation, text);
    assert.equal(read.grid, 'cgcs2000', text);
    assertNear(read.position, known, 2e-8, text);
  }
});

test('shifted coordinates are brought back where they are said to be shifted', () => {
  for (const [grid, words] of [
    ['gcj02', ['GCJ02', 'gcj-02', '高德', '火星坐标', '腾讯地图']],
    ['bd09', ['BD09', 'bd-09', '百度', '百度坐标']],
  ] as const) {
    const [lon, lat] = shifted(known, grid);
    assert.ok(Math.hypot(lon - known[0], lat - known[1]) > 0.003);
    for (const word of words) {
      const read = readCoordinates(`${word} ${lon.toFixed(9)},${lat.toFixed(9)}`);
      assert.ok(read !== null, word);
      assert.equal(read.grid, grid, word);
      assertNear(read.position, known, 3e-7, word);
    }
    assertNear(unshifted(shifted(known, grid), grid), known, 3e-7);
  }
});

test('what is no pair of coordinates is none', () => {
  const texts = [
    '',
    '凤凰镇',
    'fhz',
    '445103113',
    '445103113 445103',
    '116.63',
    '116.63 23.67 5',
    '200 95',
    '23.67N 24N',
  ];
  for (const text of [...texts, `116°77'00" 23°0'0"`, '潮安区 12', '12345 67890']) {
    assert.equal(readCoordinates(text), null, text);
  }
});
