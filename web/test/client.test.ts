import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ApiClient, RequestFailure } from '../src/api/client';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** Answers every request with the response, and gives back the requests. */
function answer(response: () => Response): Request[] {
  const requests: Request[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws has to become a rejection
  globalThis.fetch = async (input, init) => {
    requests.push(new Request(new URL(input as string, 'http://localhost'), init));
    return response();
  };
  return requests;
}

async function failure(work: Promise<unknown>): Promise<RequestFailure> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof RequestFailure);
    return error;
  }
  throw new assert.AssertionError({ message: 'it did not fail' });
}

test('every request names the language', async () => {
  const requests = answer(() => Response.json({ results: [] }));
  const client = new ApiClient();
  client.language = 'en';
  await client.search('凤凰 & 镇', 10);
  assert.equal(requests[0]?.headers.get('Accept-Language'), 'en');
  assert.equal(new URL(requests[0].url).searchParams.get('q'), '凤凰 & 镇');
});

test('a tile has all layers in one address, row before column', () => {
  const address = new ApiClient().tileAddress(
    'WebMercatorQuad',
    { z: 9, x: 3, y: 5 },
    ['a', 'b'],
    '2024-01-01',
  );
  assert.equal(address, '/api/tiles/WebMercatorQuad/9/5/3?collections=a,b&datetime=2024-01-01');
});

test('an empty tile is null', async () => {
  answer(() => new Response(null, { status: 204 }));
  assert.equal(await new ApiClient().bytes('/api/tiles/x', new AbortController().signal), null);
});

test('a point is located on the day that was chosen and today without one', async () => {
  const requests = answer(() => Response.json({ features: [{ properties: { places: {} } }] }));
  const client = new ApiClient();
  await client.locate([116.7, 23.9], ['towns'], '2023-06-01');
  await client.locate([116.7, 23.9], ['towns'], null);
  const bodies = await Promise.all(requests.map((request) => request.json() as Promise<{ inputs: object }>));
  const features = { type: 'Point', coordinates: [116.7, 23.9] };
  assert.deepEqual(bodies[0]?.inputs, { features, layers: ['towns'], date: '2023-06-01' });
  assert.deepEqual(bodies[1]?.inputs, { features, layers: ['towns'] });
});

test('a problem is told by its detail, and who is at fault by its kind', async () => {
  answer(() => Response.json({ title: 'Bad Request', detail: 'limit must be 1 to 10000' }, { status: 400 }));
  const refused = await failure(new ApiClient().collections());
  assert.deepEqual(
    [refused.kind, refused.status, refused.message],
    ['refused', 400, 'limit must be 1 to 10000'],
  );
  answer(() => new Response('<html>', { status: 503 }));
  assert.equal((await failure(new ApiClient().collections())).kind, 'unavailable');
  answer(() => {
    throw new TypeError('Failed to fetch');
  });
  assert.equal((await failure(new ApiClient().collections())).kind, 'offline');
});
