import type { Pen } from './painter';

/** A picture of the size in pixels of the page, with as many dots to a pixel as `ratio` says; the pen's unit is a pixel. */
export function pictureOf(
  size: { readonly width: number; readonly height: number },
  ratio: number,
  paint: (pen: Pen) => void,
): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.round(size.width * ratio), Math.round(size.height * ratio));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser gives no canvas to draw on.');
  pen.scale(ratio, ratio);
  paint(pen);
  return canvas.transferToImageBitmap();
}
