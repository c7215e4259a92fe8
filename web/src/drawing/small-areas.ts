import { AreaRaster } from './area-raster';
import type { Pen } from './painter';
import type { Placement, TileFeature } from './tile-data';

/** Draws areas that are many and small: as dots, in a small part of the time that a canvas takes for their paths. */
export class SmallAreas {
  private canvas = new OffscreenCanvas(0, 0);
  private raster = new AreaRaster(0, 0);

  /** Draws features on the whole of a canvas, whose pixels are squares of dots. */
  draw(pen: Pen, byColor: ReadonlyMap<string, readonly TileFeature[]>, place: Placement): void {
    const { width, height } = pen.canvas;
    if (width !== this.raster.width || height !== this.raster.height) {
      this.raster = new AreaRaster(width, height);
      this.canvas = new OffscreenCanvas(width, height);
    }
    const { a: ratio } = pen.getTransform();
    const inDots = { x: place.x * ratio, y: place.y * ratio, width: place.width * ratio };
    for (const [color, features] of byColor) {
      for (const feature of features) feature.trace(this.raster, inDots);
      this.raster.fill(dotOf(pen, color));
    }
    const picture = new ImageData(new Uint8ClampedArray(this.raster.dots.buffer), width, height);
    this.canvas.getContext('2d')?.putImageData(picture, 0, 0);
    this.raster.clear();
    pen.drawImage(this.canvas, 0, 0, width / ratio, height / ratio);
  }
}

/** The number that a dot has for a colour of CSS. A canvas tells those that are not opaque as `rgba(1, 2, 3, 0.5)`. */
function dotOf(pen: Pen, color: string): number {
  pen.fillStyle = color;
  const [, ...digits] = /^#(..)(..)(..)$/.exec(pen.fillStyle) ?? [];
  const parts =
    digits.length > 0
      ? digits.map((each) => parseInt(each, 16))
      : [...pen.fillStyle.matchAll(/[\d.]+/g)].map(Number);
  const [red = 0, green = 0, blue = 0, opacity = 1] = parts;
  return (Math.round(opacity * 255) << 24) | (blue << 16) | (green << 8) | red;
}
