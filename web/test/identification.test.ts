import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalog } from '../src/api/catalog';
import { ApiClient } from '../src/api/client';
import { type Identification, type Question, identifyAt, identifyFeature } from '../src/api/identification';
import type { FeatureQuery } from '../src/api/pages';
import type { Feature, FeatureCollection, Geometry, Places, Position } from '../src/api/types';
import { allLayers } from './fixtures';

const catalog: Catalog = {
  title: 'City',
  layers: allLayers,
  basemaps: [],
  extent: null,
  firstDay: null,
  changeDays: [],
};
const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ],
  ],
};
const places: Places = {
  counties: [{ id: 'c', name: 'County', code: '445103' }],
  towns: [{ id: 't', name: 'Town', code: '445103113' }],
  villages: [{ id: 'v', name: 'Village', code: '445103113201' }],
  zones: [{ id: 'z', name: 'Zone' }],
};

/** A service that knows one place and remembers what it was asked. */
class OnePlace extends ApiClient {
  readonly asked: string[][] = [];

  override feature(_layer: string, id: string): Promise<Feature> {
    return Promise.resolve({
      type: 'Feature',
      id,
      properties: { name: `Name of ${id}`, code: id === 't' ? '445103113' : id },
      geometry: square,
    });
  }

  override page(address: string): Promise<FeatureCollection> {
    const isStations = address.includes('/stations/items') && address.includes('bbox=0.999');
    const station: Feature = { type: 'Feature', id: 's2', properties: { name: 'S2' }, geometry: null };
    return Promise.resolve({ features: isStations ? [station] : [] });
  }

  override count(query: FeatureQuery): Promise<number> {
    return Promise.resolve(query.filter === "codeUnder('445103113')" ? 7 : 0);
  }

  override locate(_point: Position, layers: string[]): Promise<Places> {
    this.asked.push(layers);
    return Promise.resolve(
      Object.fromEntries(Object.entries(places).filter(([layer]) => layers.includes(layer))),
    );
  }
}

function question(client = new OnePlace()): Question & { client: OnePlace } {
  return {
    client,
    catalog,
    day: null,
    signal: new AbortController().signal,
    own: () => Promise.resolve(null),
  };
}

/** What a click answers, which has to be something. */
async function clicked(hits: Parameters<typeof identifyAt>[2]): Promise<Identification> {
  const found = await identifyAt(question(), [1, 1], hits, 0.001);
  assert.ok(found !== null);
  return found;
}

const hit = (layer: string, id: string) => ({ layer, id, properties: { name: id } });

test('a click on a village has its town and county as path and the zone there beside it', async () => {
  const found = await clicked([hit('villages', 'v'), hit('towns', 't')]);
  assert.equal(found.name, 'Name of v');
  assert.deepEqual(
    found.path.map((crumb) => crumb.id),
    ['c', 't'],
  );
  assert.deepEqual(
    found.also.map((other) => other.id),
    ['s2', 'z'],
  );
});

test('where the drawn border and the true one differ the service is right', async () => {
  const found = await clicked([hit('villages', 'neighbour')]);
  assert.equal(found.feature.id, 'v');
});

test('a click on a point names all divisions around it', async () => {
  const found = await clicked([hit('stations', 's'), hit('villages', 'v')]);
  assert.equal(found.layer.id, 'stations');
  assert.deepEqual(
    found.path.map((crumb) => crumb.id),
    ['c', 't', 'v'],
  );
});

test('a point that the map does not draw is among what is there, and one that it draws only once', async () => {
  assert.deepEqual(
    (await clicked([hit('villages', 'v')])).also.map(({ id }) => id),
    ['s2', 'z'],
  );
  assert.deepEqual(
    (await clicked([hit('stations', 's2')])).also.map(({ id }) => id),
    ['z'],
  );
});

test('of a division is told how much of each layer below lies in it', async () => {
  const found = await identifyFeature(question(), { layer: 'towns', id: 't' });
  assert.deepEqual(
    found.inside.map(({ layer, count }) => [layer.id, count]),
    [
      ['villages', 7],
      ['stations', 7],
    ],
  );
  assert.deepEqual((await identifyFeature(question(), { layer: 'zones', id: 'z' })).inside, []);
});

test('where nothing is there is no answer', async () => {
  const asked = question();
  asked.client.locate = () => Promise.resolve({ counties: [], towns: [], villages: [], zones: [] });
  assert.equal(await identifyAt(asked, [9, 9], [], 0.001), null);
});

test('a feature chosen by name is asked about only for the divisions above it', async () => {
  const asked = question();
  const found = await identifyFeature(asked, { layer: 'towns', id: 't' });
  assert.deepEqual(asked.client.asked, [['counties']]);
  assert.deepEqual(
    found.path.map((crumb) => crumb.id),
    ['c'],
  );
});

test('the coarsest division has no path and needs no question', async () => {
  const asked = question();
  assert.deepEqual((await identifyFeature(asked, { layer: 'counties', id: 'c' })).path, []);
  assert.deepEqual(asked.client.asked, []);
});
