/** A length of 1, 2 or 5 times a power of ten that fits, and how long it is drawn. */
export interface ScaleBar {
  readonly pixels: number;
  readonly text: string;
}

export function scaleBar(metresPerPixel: number, mostPixels: number): ScaleBar {
  const most = metresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return { pixels: metres / metresPerPixel, text };
}
