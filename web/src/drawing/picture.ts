import type { Pen } from './painter';

/** Paints pictures of one kind, mostly of one size, on a canvas that is kept: what it has learnt of fonts is learnt once. */
export class Easel {
  private readonly canvas = new OffscreenCanvas(1, 1);

  /** A picture of the size in pixels of the page, with as many dots to a pixel as `ratio` says; the pen's unit is a pixel. */
  paint(
    size: { readonly width: number; readonly height: number },
    ratio: number,
    draw: (pen: Pen) => void,
  ): ImageBitmap {
    const { canvas } = this;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('The browser gives no canvas to draw on.');
    pen.save();
    pen.scale(ratio, ratio);
    draw(pen);
    pen.restore();
    return canvas.transferToImageBitmap();
  }
}
