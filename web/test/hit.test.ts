import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hierarchy } from '../src/api/catalog';
import { hitsAt } from '../src/drawing/hit';
import { LayerStack, plainLook } from '../src/drawing/style';
import { TileData } from '../src/drawing/tile-data';
import { allLayers, point, rectangle } from './fixtures';

const stack = new LayerStack(allLayers);
const everything = new Set(allLayers.map((layer) => layer.id));
const whole = [0, 0, 4096, 4096] as const;
const tile = new TileData(
  new Map([
    ['counties', [rectangle('c', ...whole)]],
    ['towns', [rectangle('t', ...whole)]],
    ['villages', [rectangle('west', 0, 0, 2048, 4096), rectangle('east', 2048, 0, 4096, 4096)]],
    ['zones', [rectangle('z', 3000, 3000, 4096, 4096)]],
    ['stations', [point('s', 1000, 1000)]],
  ]),
);

/** What is hit at a share of the tile that has the equator and Greenwich at its corner. */
function hits(zoom: number, x: number, y: number, visible = everything): string[] {
  const size = 360 / 2 ** Math.min(zoom, 15);
  const at = { lon: x * size, lat: -y * size };
  const middle = 2 ** (Math.min(zoom, 15) - 1);
  return hitsAt(
    at.lon,
    at.lat,
    { stack, look: { ...plainLook, visible }, zoom, isOverBasemap: false },
    (address) => (address.x === middle && address.y === middle ? tile : undefined),
  ).map((hit) => hit.id);
}

test('divisions are a chain from coarse to fine whatever else has a parent', () => {
  assert.deepEqual(
    hierarchy(allLayers).map((layer) => layer.id),
    ['counties', 'towns', 'villages'],
  );
});

test('close up a click means the village before the town before the county', () => {
  assert.deepEqual(hits(13, 0.75, 0.25), ['east', 't', 'c']);
});

test('in the overview a click means the town, whose name is to be seen, before the village', () => {
  assert.deepEqual(hits(10, 0.75, 0.25), ['t', 'c', 'east']);
});

test('a ground over the divisions comes before them', () => {
  assert.deepEqual(hits(13, 0.9, 0.9), ['z', 'east', 't', 'c']);
});

test('a point is hit within its circle and a little more', () => {
  assert.equal(hits(13, 1000 / 4096 + 8 / 256, 1000 / 4096)[0], 's');
  assert.equal(hits(13, 1000 / 4096 + 12 / 256, 1000 / 4096)[0], 'west');
});

test('what is switched off or not yet drawn is not hit', () => {
  assert.deepEqual(hits(13, 0.75, 0.25, new Set(['counties'])), ['c']);
  assert.ok(!hits(10, 1000 / 4096, 1000 / 4096).includes('s'));
});

test('beyond the finest data the coarser tile answers', () => {
  assert.deepEqual(hits(17, 0.75, 0.25), ['east', 't', 'c']);
});

test('what does not pass the filter of its layer is not hit', () => {
  const look = { ...plainLook, visible: everything, passing: new Map([['villages', new Set(['west'])]]) };
  const at = (x: number) =>
    hitsAt(x * (360 / 2 ** 13), -0.001, { stack, look, zoom: 13, isOverBasemap: false }, (address) =>
      address.x === 2 ** 12 ? tile : undefined,
    )
      .filter((hit) => hit.layer === 'villages')
      .map((hit) => hit.id);
  assert.deepEqual(at(0.1), ['west']);
  assert.deepEqual(at(0.6), []);
});
