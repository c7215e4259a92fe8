import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ViewState, emptyView, formatLink, parseDay, parseLink } from '../src/state/view-state';

const view: ViewState = {
  ...emptyView,
  order: ['zones', 'parks'],
  opacity: { towns: 0.5 },
  filters: { villages: `"kind" = 'village' AND "name" LIKE '%100\\%~&=%'` },
  theme: {
    layer: 'towns',
    measure: { kind: 'summary', of: 'zones', statistic: 'sum', attribute: 'area_m2' },
    method: 'own',
    classes: 4,
    breaks: [-1.5, 0, 20],
    palette: 'YlGnBu',
    isReversed: true,
    mark: 'circle',
  },
  compared: '2023-11-30',
  basemap: 'tianditu',
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

test('nonsense about opacity, filters and themes is left out', () => {
  const themes = [
    '',
    'a~b',
    'towns~x~best~5~~Blues~fill',
    'towns~x~natural~1~~Blues~fill',
    'towns~x~own~3~5!4~Blues~fill',
  ];
  for (const theme of themes)
    assert.equal(parseLink(`#theme=${encodeURIComponent(theme)}`).theme, null, theme);
  assert.deepEqual(parseLink('#opacity=towns:0.4,villages:2,a:,<b>:0.1&order=a,<b>'), {
    ...emptyView,
    opacity: { towns: 0.4 },
    order: ['a'],
  });
  assert.deepEqual(parseLink('#filter.towns=&filter.<b>=x').filters, {});
});

test('a theme of a plain attribute comes back', () => {
  const { theme } = parseLink('#theme=villages~population~quantile~5~~Blues~fill');
  assert.ok(theme !== null);
  assert.deepEqual(theme.measure, { kind: 'attribute', attribute: 'population' });
  assert.deepEqual([theme.method, theme.classes, theme.isReversed], ['quantile', 5, false]);
});
