import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaRaster } from '../src/drawing/area-raster';

type Ring = readonly (readonly [x: number, y: number])[];

const red = 0xff0000ff;
const blue = 0xffff0000;

function give(raster: AreaRaster, ...rings: Ring[]): AreaRaster {
  for (const ring of rings) {
    const [first] = ring as [readonly [number, number]];
    raster.moveTo(...first);
    for (const corner of [...ring.slice(1), first]) raster.lineTo(...corner);
  }
  return raster;
}

function box(left: number, top: number, right: number, bottom: number): Ring {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** How opaque each dot is, row by row, 0 to 255. */
function opacities({ dots, width, height }: AreaRaster): number[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => (dots[y * width + x] as number) >>> 24),
  );
}

/** The share of a dot that a polygon covers, of 40 × 40 samples. */
function sampled(ring: Ring, x: number, y: number): number {
  let inside = 0;
  for (let i = 0; i < 1600; i++) {
    const [px, py] = [x + ((i % 40) + 0.5) / 40, y + (Math.floor(i / 40) + 0.5) / 40];
    const crossed = ring.filter(([x1, y1], k) => {
      const [x2, y2] = ring[(k + 1) % ring.length] as readonly [number, number];
      return y1 > py !== y2 > py && px < ((x2 - x1) * (py - y1)) / (y2 - y1) + x1;
    });
    if (crossed.length % 2 === 1) inside++;
  }
  return inside / 1600;
}

function assertLike(raster: AreaRaster, ring: Ring): void {
  opacities(raster).forEach((row, y) =>
    row.forEach((opacity, x) => {
      const wanted = 255 * sampled(ring, x, y);
      assert.ok(Math.abs(opacity - wanted) < 9, `${opacity} instead of ${wanted} at ${x}, ${y}`);
    }),
  );
}

test('a dot is as opaque as the area covers of it', () => {
  const raster = give(new AreaRaster(4, 3), box(0.5, 0.25, 2.25, 2));
  raster.fill(red);
  assert.deepEqual(opacities(raster), [
    [96, 191, 48, 0],
    [128, 255, 64, 0],
    [0, 0, 0, 0],
  ]);
  assert.equal(raster.dots[5], red);
});

test('slanting edges cover what they cover, whichever way the ring runs', () => {
  const rings: Ring[] = [
    [
      [1.3, 0.4],
      [9.7, 3.1],
      [3.2, 8.8],
    ],
    [
      [0.2, 0.2],
      [9.9, 0.9],
      [5.1, 1.4],
      [9.1, 9.9],
      [4.4, 3.3],
    ],
  ];
  for (const ring of rings.flatMap((each) => [each, [...each].reverse()])) {
    const raster = give(new AreaRaster(10, 10), ring);
    raster.fill(red);
    assertLike(raster, ring);
  }
});

test('what lies beyond the sides is cut off', () => {
  const ring: Ring = [
    [-7, 3],
    [4, -9],
    [19, 5],
    [5, 21],
  ];
  const raster = give(new AreaRaster(10, 10), ring);
  raster.fill(red);
  assertLike(raster, ring);
  const beside = give(
    new AreaRaster(4, 4),
    box(-9, 1, -2, 3),
    box(6, 1, 9, 3),
    box(1, -5, 3, -1),
    box(1, 4, 3, 9),
  );
  beside.fill(red);
  assert.ok(beside.dots.every((dot) => dot === 0));
});

test('a hole, which runs the other way round, stays open', () => {
  const raster = give(new AreaRaster(5, 5), box(0, 0, 5, 5), [...box(1, 1, 4, 4)].reverse());
  raster.fill(red);
  assert.deepEqual(opacities(raster)[2], [255, 0, 0, 0, 255]);
});

test('neighbours leave no seam, in one colour or in two', () => {
  const [left, right] = [box(0, 0, 1.5, 1), box(1.5, 0, 3, 1)];
  const same = give(new AreaRaster(3, 1), left, right);
  same.fill(red);
  assert.deepEqual([...same.dots], [red, red, red]);
  const unlike = give(new AreaRaster(3, 1), left);
  unlike.fill(red);
  give(unlike, right).fill(blue);
  assert.deepEqual([...unlike.dots], [red, 0xff80007f, blue]);
});

test('of what overlaps the later one lies above, and nothing shines through', () => {
  const raster = give(new AreaRaster(3, 1), box(0, 0, 3, 1), box(0, 0, 3, 1));
  raster.fill(red);
  give(raster, box(1, 0, 2.5, 1)).fill(blue);
  assert.deepEqual([...raster.dots], [red, blue, 0xff80007f]);
});

test('a translucent colour is no thicker where areas of it overlap', () => {
  const raster = give(new AreaRaster(2, 1), box(0, 0, 2, 1), box(1, 0, 2, 1));
  raster.fill(0x800000ff);
  assert.deepEqual([...raster.dots], [0x800000ff, 0x800000ff]);
});

test('what was filled is not filled again, and everything can be taken away', () => {
  const raster = give(new AreaRaster(2, 1), box(0, 0, 1, 1));
  raster.fill(red);
  raster.fill(blue);
  assert.deepEqual([...raster.dots], [red, 0]);
  raster.clear();
  assert.deepEqual([...raster.dots], [0, 0]);
});
