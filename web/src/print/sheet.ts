/** Millimetres. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

/** ISO 216, upright. */
export const papers = {
  A4: { width: 210, height: 297 },
  A3: { width: 297, height: 420 },
  A2: { width: 420, height: 594 },
  A1: { width: 594, height: 841 },
  A0: { width: 841, height: 1189 },
} as const satisfies Record<string, PaperSize>;
export type Paper = keyof typeof papers;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the parts of a sheet are, in millimetres from its upper left corner. */
export interface SheetLayout {
  readonly paper: PaperSize;
  /** How large texts and margins are, beside those of A4. */
  readonly growth: number;
  readonly title: Rectangle;
  readonly map: Rectangle;
  readonly foot: Rectangle;
}

export function layoutOf(paper: Paper, isLandscape: boolean): SheetLayout {
  const upright = papers[paper];
  const size = isLandscape ? { width: upright.height, height: upright.width } : upright;
  const growth = Math.sqrt(Math.min(size.width, size.height) / papers.A4.width);
  const margin = 10 * growth;
  const width = size.width - 2 * margin;
  const title = { x: margin, y: margin, width, height: 14 * growth };
  const foot = { x: margin, y: size.height - margin - 22 * growth, width, height: 22 * growth };
  const top = title.y + title.height;
  const map = { x: margin, y: top, width, height: foot.y - top - 2 * growth };
  return { paper: size, growth, title, map, foot };
}

/** The scales that are offered, by their denominators. */
export const usualScales = [
  500, 1000, 2000, 5000, 10_000, 20_000, 25_000, 50_000, 100_000, 150_000, 200_000, 250_000, 300_000, 400_000,
  500_000, 600_000, 750_000, 1_000_000,
] as const;

/** The largest usual scale at which so many metres fit into so many millimetres. */
export function fittingScale(metres: PaperSize, millimetres: PaperSize): number {
  const least = Math.max(metres.width / millimetres.width, metres.height / millimetres.height) * 1000;
  return usualScales.find((scale) => scale >= least) ?? Math.ceil(least / 100_000) * 100_000;
}

/** How many dots an inch the basemap of a sheet has: fewer on the large ones, which are looked at from further away. */
export function dotsPerInch(paper: Paper): number {
  return { A4: 300, A3: 250, A2: 200, A1: 150, A0: 110 }[paper];
}

export const millimetresPerInch = 25.4;
/** A pixel of CSS, in which lines and texts of the map are drawn. */
export const millimetresPerPixel = millimetresPerInch / 96;
