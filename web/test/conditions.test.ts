import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ConditionList, fromCql2, toCql2 } from '../src/api/conditions';
import type { PropertySchema } from '../src/api/types';

const schemas: Record<string, PropertySchema> = {
  name: { type: 'string' },
  population: { type: ['integer', 'null'] },
  livable: { type: 'boolean' },
  valid_from: { type: 'string', format: 'date' },
};

const list: ConditionList = {
  join: 'AND',
  conditions: [
    { attribute: 'name', operator: 'contains', value: "O'Neil 100%_\\ AND" },
    { attribute: 'name', operator: 'begins', value: '凤' },
    { attribute: 'population', operator: '>=', value: -1.5e-7 },
    { attribute: 'livable', operator: '=', value: true },
    { attribute: 'valid_from', operator: '<', value: '2024-01-01' },
    { attribute: 'population', operator: 'present', value: '' },
    { attribute: 'name', operator: 'empty', value: '' },
  ],
};

test('conditions become CQL2 with quoted names, escaped texts and typed values', () => {
  assert.equal(
    toCql2({ join: 'OR', conditions: list.conditions.slice(0, 5) }, schemas),
    `"name" LIKE '%O''Neil 100\\%\\_\\\\ AND%' OR "name" LIKE '凤%' OR "population" >= -1.5e-7 OR "livable" = TRUE OR ` +
      `"valid_from" < DATE('2024-01-01')`,
  );
  assert.equal(toCql2({ join: 'AND', conditions: [] }, schemas), '');
});

test('the text of conditions is read back as the same conditions', () => {
  for (const join of ['AND', 'OR'] as const) {
    assert.deepEqual(fromCql2(toCql2({ ...list, join }, schemas)), { ...list, join });
  }
  assert.deepEqual(fromCql2(''), { join: 'AND', conditions: [] });
});

test('conditions that someone types are read, with names in any writing, bare or quoted', () => {
  assert.deepEqual(fromCql2(`产值>=10.5 and  "镇""名" like '凤%' and 年份 is  not null`), {
    join: 'AND',
    conditions: [
      { attribute: '产值', operator: '>=', value: 10.5 },
      { attribute: '镇"名', operator: 'begins', value: '凤' },
      { attribute: '年份', operator: 'present', value: '' },
    ],
  });
  const odd: ConditionList = {
    join: 'OR',
    conditions: [
      { attribute: '备注 "甲"', operator: '=', value: 'x' },
      { attribute: 'a-b', operator: '<', value: 2 },
    ],
  };
  assert.deepEqual(fromCql2(toCql2(odd, {})), odd);
});

test('parentheses and writings that say no more than a list are read as one', () => {
  const list: ConditionList = {
    join: 'OR',
    conditions: [
      { attribute: 'a', operator: '=', value: 1 },
      { attribute: 'b', operator: 'present', value: '' },
    ],
  };
  assert.deepEqual(fromCql2('((a = 1) OR (NOT b IS NULL))'), list);
});

test('what conditions cannot say is left to those who write it by hand', () => {
  const others = [
    'area(geom) > 5',
    '"a" = 1 AND "b" = 2 OR "c" = 3',
    `"a" LIKE '%x_y%'`,
    'a = ',
    '("a" = 1 OR b = 2) AND c = 3',
    `"a" LIKE 'x'`,
    'a LIKE 5',
    'a = 1.2.3',
    'a = 1 AND',
    'a = 1 b = 2',
    "a IN ('x')",
    'NOT a = 1',
  ];
  for (const text of others) assert.equal(fromCql2(text), null, text);
});
