/**
 * Puts a picture on a canvas, which takes its size in dots; null: hides the canvas. (To take a picture off a canvas again is slow:
 * Chromium makes an empty one in its place.)
 */
export function show(canvas: HTMLCanvasElement, picture: ImageBitmap | null): void {
  canvas.style.visibility = picture === null ? 'hidden' : 'inherit';
  if (picture === null) return;
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}
