/** Puts a picture on a canvas, which takes its size in dots; null: clears it. */
export function show(canvas: HTMLCanvasElement, picture: ImageBitmap | null): void {
  if (picture !== null && (canvas.width !== picture.width || canvas.height !== picture.height)) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}
