import { type CoordinateGrid, shifted } from '../geo/coordinates';
import { positionAt, worldFraction } from '../geo/geometry';
import type { CanvasView } from '../drawing/canvas-view';
import type { Pen } from '../drawing/painter';
import type { Placement } from '../drawing/tile-data';
import type { TileAddress } from '../drawing/tile-store';

/** A map of others that lies below the layers, as the service offers it. */
export interface Basemap {
  readonly id: string;
  readonly title: string;
  readonly attribution: string;
  /** On which datum its pictures are; the shifted ones are moved onto the data. */
  readonly datum: 'cgcs2000' | 'wgs84' | 'gcj02' | 'bd09';
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Templates of addresses with {z}, {y} and {x}, bottom first. */
  readonly tiles: readonly string[];
}

/** Fetches a picture; null when there is none. */
export type LoadPicture = (address: string) => Promise<CanvasImageSource | null>;

/**
 * Where the picture of a true tile begins in the grid of a basemap: the column and row of its upper left corner. On a shifted datum
 * a place stands elsewhere in the grid by what the shift is at the middle of the tile.
 */
export function cornerIn(datum: Basemap['datum'], { z, x, y }: TileAddress): { column: number; row: number } {
  const grid: CoordinateGrid = datum === 'gcj02' || datum === 'bd09' ? datum : 'cgcs2000';
  if (grid === 'cgcs2000') return { column: x, row: y };
  const middle = positionAt((x + 0.5) / 2 ** z, (y + 0.5) / 2 ** z);
  const [from, to] = [worldFraction(...middle), worldFraction(...shifted(middle, grid))];
  return { column: x + (to.x - from.x) * 2 ** z, row: y + (to.y - from.y) * 2 ** z };
}

/** A picture in the grid of a tile: where its corner is, in widths of the tile. */
interface PlacedPicture {
  readonly picture: CanvasImageSource;
  readonly left: number;
  readonly top: number;
}

/** What the basemap shows of a tile: of each template one picture, or the four that the tile lies across; bottom first. */
async function picturesOf(basemap: Basemap, tile: TileAddress, load: LoadPicture): Promise<PlacedPicture[]> {
  const { column, row } = cornerIn(basemap.datum, tile);
  const [firstX, firstY] = [Math.floor(column), Math.floor(row)];
  const steps = (value: number) => (Number.isInteger(value) ? [0] : [0, 1]);
  const parts = steps(column).flatMap((dx) => steps(row).map((dy) => ({ x: firstX + dx, y: firstY + dy })));
  const wanted = basemap.tiles.flatMap((template) => parts.map((part) => ({ template, ...part })));
  const pictures = await Promise.all(
    wanted.map(async ({ template, x, y }) => ({
      picture: await load(addressOf(template, { z: tile.z, x, y })),
      left: x - column,
      top: y - row,
    })),
  );
  return pictures.filter((each): each is PlacedPicture => each.picture !== null);
}

/** @param hair how much further pictures and their limits reach, so that no seam shows between neighbours */
function drawPictures(
  pen: Pen,
  pictures: readonly PlacedPicture[],
  { x, y, width }: Placement,
  hair = 0,
): void {
  for (const { picture, left, top } of pictures) {
    const size = width + 2 * hair;
    pen.drawImage(picture, x + left * width - hair, y + top * width - hair, size, size);
  }
}

function clipTo(pen: Pen, x: number, y: number, width: number): void {
  pen.beginPath();
  pen.rect(x, y, width, width);
  pen.clip();
}

/** Draws what the basemap shows of a tile of Web Mercator. */
export async function paintBasemapTile(
  pen: Pen,
  basemap: Basemap,
  tile: TileAddress,
  place: Placement,
  load: LoadPicture,
): Promise<void> {
  const pictures = await picturesOf(basemap, tile, load);
  pen.save();
  clipTo(pen, place.x, place.y, place.width);
  drawPictures(pen, pictures, place);
  pen.restore();
}

/** How far a place of the basemap may be from where it belongs, in pixels of the view. */
const tolerance = 0.1;

/** Draws what the basemap shows of a view, on whatever plane that is. */
export async function paintBasemap(
  pen: Pen,
  view: CanvasView,
  basemap: Basemap,
  load: LoadPicture,
): Promise<void> {
  for (const row of tilesUnder(view, zoomFor(view, basemap)))
    await Promise.all(row.map(async (tile) => bend(pen, view, tile, await picturesOf(basemap, tile, load))));
}

/** The zoom whose pictures are no coarser than the pixels of the view, as far as the basemap goes. */
export function zoomFor(
  { place, positionAt: at, width, height }: CanvasView,
  { minZoom, maxZoom }: Pick<Basemap, 'minZoom' | 'maxZoom'>,
): number {
  const { x, y } = worldFraction(...at(width / 2, height / 2));
  const step = 1e-5;
  const [from, to] = [place(positionAt(x, y)), place(positionAt(x + step, y))];
  const worldWidth = Math.hypot(to[0] - from[0], to[1] - from[1]) / step;
  return Math.max(minZoom, Math.min(maxZoom, Math.ceil(Math.log2(worldWidth / 256) - 0.05)));
}

/** The tiles of Web Mercator that a view meets, row by row. */
function tilesUnder({ positionAt: at, width, height }: CanvasView, z: number): TileAddress[][] {
  const along = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];
  const edge = along.flatMap((share) => [
    at(share * width, 0),
    at(share * width, height),
    at(0, share * height),
    at(width, share * height),
  ]);
  const places = edge.map((position) => worldFraction(...position));
  const range = (values: readonly number[]) => {
    const first = Math.floor(Math.min(...values) * 2 ** z);
    const last = Math.floor(Math.max(...values) * 2 ** z);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  };
  const columns = range(places.map(({ x }) => x));
  return range(places.map(({ y }) => y)).map((y) => columns.map((x) => ({ z, x, y })));
}

/**
 * Draws a tile in cells, of which each is moved, turned and stretched so that three of its corners are where they belong, as many
 * cells as it takes for what lies between to be there as well.
 */
function bend(
  pen: Pen,
  view: CanvasView,
  { z, x, y }: TileAddress,
  pictures: readonly PlacedPicture[],
): void {
  const corner = (column: number, row: number) =>
    view.place(positionAt((x + column) / 2 ** z, (y + row) / 2 ** z));
  const count = cellsAcross(corner);
  const size = 1 / count;
  for (let column = 0; column < count; column++) {
    for (let row = 0; row < count; row++) {
      const [left, top] = [column * size, row * size];
      const [origin, right, below] = [corner(left, top), corner(left + size, top), corner(left, top + size)];
      const across = [(right[0] - origin[0]) * count, (right[1] - origin[1]) * count] as const;
      const down = [(below[0] - origin[0]) * count, (below[1] - origin[1]) * count] as const;
      const hair = 0.5 / Math.hypot(...across);
      pen.save();
      pen.transform(...across, ...down, ...origin);
      clipTo(pen, -hair, -hair, size + 2 * hair);
      drawPictures(pen, pictures, { x: -left, y: -top, width: 1 }, hair);
      pen.restore();
    }
  }
}

/** Halving a cell quarters what a parallelogram is off the shape that it stands for. */
export function cellsAcross(corner: (column: number, row: number) => [number, number]): number {
  const [origin, right, below] = [corner(0, 0), corner(1, 0), corner(0, 1)];
  const off = (column: number, row: number) => {
    const [x, y] = corner(column, row);
    const flat = (axis: 0 | 1) =>
      origin[axis] + (right[axis] - origin[axis]) * column + (below[axis] - origin[axis]) * row;
    return Math.hypot(x - flat(0), y - flat(1));
  };
  return Math.max(
    1,
    Math.ceil(Math.sqrt(Math.max(off(1, 1), off(0.5, 0.5), off(0.5, 0), off(0, 0.5)) / tolerance)),
  );
}

function addressOf(template: string, { z, x, y }: TileAddress): string {
  const values: Record<string, number> = { z, x, y };
  return template.replace(/\{([xyz])\}/g, (_, name: string) => String(values[name]));
}

/** Fetches pictures and keeps the last few hundred. Many tiles need the same ones when they are shifted. */
export class PictureStore {
  private readonly pictures = new Map<string, Promise<CanvasImageSource | null>>();

  constructor(private readonly capacity = 300) {}

  readonly load: LoadPicture = (address) => {
    const known = this.pictures.get(address);
    if (known !== undefined) return known;
    const picture = fetchPicture(address);
    this.pictures.set(address, picture);
    for (const oldest of this.pictures.keys()) {
      if (this.pictures.size <= this.capacity) break;
      this.pictures.delete(oldest);
    }
    return picture;
  };
}

async function fetchPicture(address: string): Promise<CanvasImageSource | null> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}
