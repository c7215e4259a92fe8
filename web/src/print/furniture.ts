import { scaleBar } from '../format/scale';
import { fontFamily } from '../drawing/overlay-painter';
import type { Pen } from '../drawing/painter';
import type { Rectangle, SheetLayout } from './sheet';

/** What is written around the map. */
export interface SheetText {
  readonly title: string;
  /** `1:50,000` */
  readonly scale: string;
  /** Below the map to the left, a line each. */
  readonly left: readonly string[];
  /** Below the map to the right. */
  readonly right: readonly string[];
  readonly north: string;
}

/** Draws frame, title, scale bar, north arrow and notes of a sheet; the unit is a millimetre. */
export function paintFurniture(pen: Pen, layout: SheetLayout, text: SheetText, scale: number): void {
  const { map, title, foot, growth } = layout;
  pen.strokeStyle = '#111';
  pen.lineWidth = 0.5 * growth;
  pen.strokeRect(map.x, map.y, map.width, map.height);
  pen.fillStyle = '#111';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  fitText(pen, text.title, { size: 7 * growth, weight: 700, width: title.width });
  pen.fillText(text.title, title.x + title.width / 2, title.y + title.height / 2 - growth);
  paintNorth(pen, { x: map.x + map.width - 10 * growth, y: map.y + 5 * growth }, growth, text.north);
  paintScale(pen, foot, growth, { scale, words: text.scale });
  notes(pen, text.left, { x: foot.x, y: foot.y, growth, align: 'left' });
  notes(pen, text.right, { x: foot.x + foot.width, y: foot.y, growth, align: 'right' });
}

/** Takes a smaller size when the text would be wider than there is room. */
function fitText(
  pen: Pen,
  text: string,
  { size, weight, width }: { size: number; weight: number; width: number },
): void {
  pen.font = `${weight} ${size}px ${fontFamily}`;
  const wide = pen.measureText(text).width;
  if (wide > width) pen.font = `${weight} ${(size * width) / wide}px ${fontFamily}`;
}

function notes(
  pen: Pen,
  lines: readonly string[],
  { x, y, growth, align }: { x: number; y: number; growth: number; align: 'left' | 'right' },
): void {
  pen.font = `${2.8 * growth}px ${fontFamily}`;
  pen.fillStyle = '#222';
  pen.textAlign = align;
  pen.textBaseline = 'top';
  lines.forEach((line, index) => pen.fillText(line, x, y + (1.5 + index * 4.6) * growth));
}

/** A needle that points along the grid's north. */
function paintNorth(pen: Pen, { x, y }: { x: number; y: number }, growth: number, word: string): void {
  const [half, height] = [2.6 * growth, 11 * growth];
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.font = `700 ${4 * growth}px ${fontFamily}`;
  pen.lineWidth = 0.25 * growth;
  pen.fillStyle = '#111';
  pen.strokeStyle = '#111';
  pen.fillText(word, x, y - 1.5 * growth);
  const top = y + 4 * growth;
  for (const [side, color] of [
    [-1, '#111'],
    [1, '#fff'],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x + side * half, top + height);
    pen.lineTo(x, top + height * 0.78);
    pen.closePath();
    pen.fillStyle = color;
    pen.fill();
    pen.stroke();
  }
}

/** The scale in numbers, and a bar of four parts, in the middle below the map. */
function paintScale(
  pen: Pen,
  foot: Rectangle,
  growth: number,
  { scale, words }: { scale: number; words: string },
): void {
  const { pixels, text } = scaleBar(scale / 1000, 46 * growth);
  const [left, top, height] = [foot.x + foot.width / 2 - pixels / 2, foot.y + 9 * growth, 1.6 * growth];
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.fillStyle = '#111';
  pen.font = `600 ${3.6 * growth}px ${fontFamily}`;
  pen.fillText(words, foot.x + foot.width / 2, foot.y + 1.5 * growth);
  pen.lineWidth = 0.2 * growth;
  pen.strokeStyle = '#111';
  for (let part = 0; part < 4; part++) {
    pen.fillStyle = part % 2 === 0 ? '#111' : '#fff';
    pen.fillRect(left + (part * pixels) / 4, top, pixels / 4, height);
    pen.strokeRect(left + (part * pixels) / 4, top, pixels / 4, height);
  }
  pen.fillStyle = '#111';
  pen.font = `${2.6 * growth}px ${fontFamily}`;
  pen.fillText('0', left, top + height + 0.8 * growth);
  pen.fillText(text, left + pixels, top + height + 0.8 * growth);
}
