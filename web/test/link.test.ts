import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ViewState, emptyView, formatLink, parseDay, parseLink } from '../src/state/view-state';

const view: ViewState = {
  center: { lon: 116.6321, lat: 23.66 },
  zoom: 12,
  layers: ['counties', 'towns'],
  selection: { layer: 'villages', id: '445103113201' },
  language: 'en',
  day: '2023-06-01',
};

test('a link reproduces the view it was made from', () => {
  assert.deepEqual(parseLink(formatLink(view)), view);
});

test('a link with no layer on is not a link with all layers on', () => {
  assert.deepEqual(parseLink(formatLink({ ...view, layers: [] })).layers, []);
  assert.equal(parseLink(formatLink({ ...view, layers: null })).layers, null);
});

test('nonsense in a link is left out and the rest is kept', () => {
  const hashes = [
    '#map=x/y/z',
    '#map=12/23',
    '#map=99/23/116',
    '#map=12/NaN/116',
    '#sel=a/b/c',
    '#sel=<script>/1',
  ];
  for (const hash of hashes) assert.deepEqual(parseLink(hash), emptyView);
  assert.deepEqual(parseLink('#lang=fr&day=2023-02-30&layers=towns,%3Cb%3E'), {
    ...emptyView,
    layers: ['towns'],
  });
});

test('a day has to be one of the calendar', () => {
  assert.equal(parseDay('2024-02-29'), '2024-02-29');
  assert.equal(parseDay('2023-02-29'), null);
  assert.equal(parseDay('2024-2-9'), null);
  assert.equal(parseDay(null), null);
});
