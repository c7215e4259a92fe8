import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCql2 } from '../src/api/conditions';
import type { Properties } from '../src/api/types';
import { attributesOf, parseCql2 } from '../src/api/cql2';
import { satisfies } from '../src/own/row-filter';

const row: Properties = {
  产值: 12.5,
  镇名: '凤塘镇',
  kind: 'a',
  pilot: true,
  since: '2023-12-01',
  note: null,
};

function passes(text: string): boolean | null {
  const filter = parseCql2(text);
  assert.notEqual(filter, null, text);
  return filter === null ? null : satisfies(row, filter);
}

test('comparisons, patterns, lists, ranges and what is missing', () => {
  const cases: Record<string, boolean | null> = {
    '产值 >= 12.5': true,
    '产值<1.25E1': false,
    '"产值" <> 12': true,
    "镇名 LIKE '凤%'": true,
    "镇名 like '_塘镇'": true,
    "镇名 LIKE '凤'": false,
    "镇名 NOT LIKE '%塘%'": false,
    "kind LIKE 'a.'": false,
    "kind IN ('a', 'b')": true,
    "kind NOT IN ('a')": false,
    '产值 BETWEEN 10 AND 12.5': true,
    '产值 not between 10 and 12.5': false,
    'pilot = TRUE': true,
    "since < DATE('2024-01-01')": true,
    'note IS NULL': true,
    'note IS NOT NULL': false,
    'note = 1': null,
    'NOT note = 1': null,
    "note LIKE '%'": null,
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(passes(text), expected, text);
});

test('AND binds before OR, parentheses before both, and what is missing decides nothing', () => {
  assert.equal(passes("kind = 'b' AND 产值 > 1 OR pilot = true"), true);
  assert.equal(passes("kind = 'b' AND (产值 > 1 OR pilot = true)"), false);
  assert.equal(passes("NOT (kind = 'b' OR 产值 > 100)"), true);
  assert.equal(passes("NOT kind = 'b' AND NOT NOT pilot = TRUE"), true);
  assert.equal(passes('note = 1 OR pilot = TRUE'), true);
  assert.equal(passes('note = 1 AND pilot = TRUE'), null);
  assert.equal(passes('note = 1 AND pilot = FALSE'), false);
});

test('signs in patterns stand for themselves where they are escaped, or mean something to regular expressions only', () => {
  for (const value of ['100%_\\', 'a.b', '(x)', 'a/b', '[1]^$|', '多\n行', "O'Neil"]) {
    const list = { join: 'AND', conditions: [{ attribute: 'v', operator: 'contains', value }] } as const;
    const filter = parseCql2(toCql2(list, {}));
    assert.ok(filter !== null);
    assert.equal(satisfies({ v: `前${value}后` }, filter), true, value);
    assert.equal(satisfies({ v: '前后' }, filter), false, value);
  }
});

test('the attributes of a filter are told, names in quotes with quotes in them too', () => {
  const filter = parseCql2(`("a ""b""" = 1 OR NOT c IN (2)) AND "not" IS NULL`);
  assert.deepEqual(filter === null ? null : attributesOf(filter), ['a "b"', 'c', 'not']);
});

test('what is no filter of rows is none', () => {
  const others = [
    '',
    'a',
    'a =',
    '= 1',
    'a = 1 AND',
    'a = 1 b = 2',
    '(a = 1',
    'a = 1)',
    'a = 1.2.3',
    'a = b',
    'a IN ()',
    'a BETWEEN 1',
    'a NOT = 1',
    'a LIKE 5',
    'area(geom) > 5',
    'S_INTERSECTS(geom, POINT(1 1))',
    'a + 1 = 2',
    "a = 'x",
  ];
  for (const text of others) assert.equal(parseCql2(text), null, text);
});
