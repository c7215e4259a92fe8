import type { Pen } from './painter';

/** The canvas of each size of tile, which are many and alike. */
const tileCanvases = new Map<number, OffscreenCanvas>();
const largestTile = 1024;

function canvasOf(width: number, height: number): OffscreenCanvas {
  if (width !== height || width > largestTile) return new OffscreenCanvas(width, height);
  const canvas = tileCanvases.get(width) ?? new OffscreenCanvas(width, height);
  tileCanvases.set(width, canvas);
  return canvas;
}

/** A picture of the size in pixels of the page, with as many dots to a pixel as `ratio` says; the pen's unit is a pixel. */
export function pictureOf(
  size: { readonly width: number; readonly height: number },
  ratio: number,
  paint: (pen: Pen) => void,
): ImageBitmap {
  const canvas = canvasOf(Math.round(size.width * ratio), Math.round(size.height * ratio));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser gives no canvas to draw on.');
  pen.save();
  pen.scale(ratio, ratio);
  paint(pen);
  pen.restore();
  return canvas.transferToImageBitmap();
}
