import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatArea } from '../src/format/area';
import { attributeRows, formatValue } from '../src/format/attributes';
import { formatPosition } from '../src/format/coordinates';
import { formatValidity, today } from '../src/format/dates';
import { breakLines, matchedPart, romanised } from '../src/format/names';
import { scaleBar } from '../src/format/scale';

test('an area is told in square kilometres, hectares and mu', () => {
  assert.deepEqual(formatArea(27_050_000, 'zh'), ['27.05 km²', '2,705 公顷', '40,575 亩']);
  assert.deepEqual(formatArea(10_000, 'en'), ['0.01 km²', '1 ha', '15 mu']);
});

test('money is told in ten thousands of yuan in Chinese and in yuan in English', () => {
  const money = { 'x-ogc-unit': 'CNY', type: 'number' };
  assert.deepEqual(formatValue(money, 1_234_500, 'zh'), ['123.45 万元']);
  assert.deepEqual(formatValue(money, 1_234_500, 'en'), ['CNY 1,234,500']);
});

test('people are counted in groups of three digits and years are not', () => {
  assert.deepEqual(formatValue({ 'x-ogc-unit': 'person' }, 12345, 'zh'), ['12,345 人']);
  assert.deepEqual(formatValue({}, 2023, 'zh'), ['2023']);
  assert.deepEqual(formatValue({}, 218, 'zh'), ['218']);
});

test('attributes come in the order of the schema, without nulls, ids and geometry', () => {
  const schema = {
    properties: {
      id: { 'x-ogc-role': 'id' },
      geom: { 'x-ogc-role': 'primary-geometry' },
      name: { title: '名称', type: 'string' },
      kind: { title: '类别', oneOf: [{ const: 'village', title: '行政村' }] },
      credit: { title: '整村授信', type: 'boolean' },
      pinyin: { title: '拼音', type: 'string' },
      provenance: { title: '来源' },
    },
  };
  const properties = {
    provenance: 'invented',
    pinyin: null,
    credit: false,
    kind: 'village',
    name: '上洋村',
    id: '1',
  };
  assert.deepEqual(
    attributeRows(schema, properties, 'zh').map((row) => [row.title, ...row.values]),
    [
      ['名称', '上洋村'],
      ['类别', '行政村'],
      ['整村授信', '否'],
    ],
  );
});

test('a code that the schema does not know is shown as it is', () => {
  assert.deepEqual(formatValue({ oneOf: [{ const: 'town', title: '镇' }] }, 'camp', 'zh'), ['camp']);
});

test('a pinyin name is written as one word with one capital', () => {
  assert.equal(romanised('FengHuang'), 'Fenghuang');
  assert.equal(romanised('han jiang'), 'Han Jiang');
});

test('a long name is broken into lines of about the same length', () => {
  assert.deepEqual(breakLines('凤凰镇', 18), ['凤凰镇']);
  assert.deepEqual(breakLines('潮州市产业转移主平台', 18), ['潮州市产业', '转移主平台']);
  assert.deepEqual(breakLines('Main platform for industrial transfer', 20).length, 2);
});

test('the part of a name that was typed is found whatever its case', () => {
  assert.deepEqual(matchedPart('凤凰镇', '凤凰'), ['', '凤凰', '镇']);
  assert.deepEqual(matchedPart('FengHuang', 'huang'), ['Feng', 'Huang', '']);
  assert.deepEqual(matchedPart('凤凰镇', 'fhz'), ['凤凰镇', '', '']);
});

test('a position names its hemispheres, longitude first', () => {
  assert.equal(formatPosition(116.7, 23.9), '116.70000°E  23.90000°N');
  assert.equal(formatPosition(-1.5, -2.25), '1.50000°W  2.25000°S');
});

test('a validity says that its end does not belong to it', () => {
  assert.equal(formatValidity('2020-01-01', '2023-12-01', 'zh'), '2020-01-01 起，2023-12-01 前');
  assert.equal(formatValidity('2020-01-01', null, 'en'), 'from 2020-01-01');
  assert.equal(formatValidity(null, null, 'zh'), null);
});

test('today is the day of the place, not of Greenwich', () => {
  assert.equal(today(new Date(2024, 0, 5, 0, 30)), '2024-01-05');
});

test('a scale bar is a round length that fits', () => {
  assert.equal(scaleBar(10, 110).text, '1 km');
  assert.equal(Math.round(scaleBar(10, 110).pixels), 100);
  assert.equal(scaleBar(0.6, 110).text, '50 m');
  assert.equal(Math.round(scaleBar(0.6, 110).pixels), 83);
});
