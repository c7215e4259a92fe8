import type { Position } from '../api/types';
import { type CoordinateGrid, shifted } from '../geo/coordinates';
import { worldFraction } from '../geo/geometry';
import type { Pen, Placement } from '../drawing/painter';
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
  const middle = positionOf((x + 0.5) / 2 ** z, (y + 0.5) / 2 ** z);
  const [from, to] = [worldFraction(...middle), worldFraction(...shifted(middle, grid))];
  return { column: x + (to.x - from.x) * 2 ** z, row: y + (to.y - from.y) * 2 ** z };
}

/** Web Mercator backwards: the position of a share of the world. */
function positionOf(x: number, y: number): Position {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Draws what the basemap shows of a tile: of one picture, or of the four that it lies across. */
export async function paintBasemapTile(
  pen: Pen,
  basemap: Basemap,
  tile: TileAddress,
  place: Placement,
  load: LoadPicture,
): Promise<void> {
  const { column, row } = cornerIn(basemap.datum, tile);
  const [firstX, firstY] = [Math.floor(column), Math.floor(row)];
  const steps = (value: number) => (Number.isInteger(value) ? [0] : [0, 1]);
  const parts = steps(column).flatMap((dx) => steps(row).map((dy) => ({ x: firstX + dx, y: firstY + dy })));
  for (const template of basemap.tiles) {
    const pictures = await Promise.all(
      parts.map(({ x, y }) => load(addressOf(template, { z: tile.z, x, y }))),
    );
    pen.save();
    pen.beginPath();
    pen.rect(place.x, place.y, place.width, place.width);
    pen.clip();
    pictures.forEach((picture, index) => {
      const { x, y } = parts[index] as { x: number; y: number };
      if (picture === null) return;
      const left = place.x + (x - column) * place.width;
      const top = place.y + (y - row) * place.width;
      pen.drawImage(picture, left, top, place.width, place.width);
    });
    pen.restore();
  }
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
