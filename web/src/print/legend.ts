import type { Layer } from '../api/catalog';
import { type Scene, isShown, opacityOf } from '../drawing/style';
import { fontFamily } from '../drawing/overlay-painter';
import type { Pen } from '../drawing/painter';

/** One entry of a legend. */
export interface LegendEntry {
  readonly words: string;
  readonly mark: 'area' | 'line' | 'point';
  readonly color: string;
  readonly edge: string | null;
  readonly dash: readonly number[];
  /** How opaque the area is, 0 to 1. */
  readonly fill: number;
  /** How opaque all of it is, 0 to 1. */
  readonly opacity: number;
}

/**
 * The layers that are seen, with the kinds that colours tell apart; a theme takes its layer's place.
 *
 * @param filtered what is added to the name of a layer of which only some features are shown
 */
export function layerEntries(scene: Scene, filtered: string): LegendEntry[] {
  const { theme } = scene.look;
  const themed =
    theme?.mark === 'fill' ? scene.stack.divisions.findIndex(({ id }) => id === theme.layer) : -1;
  // Divisions finer than those of the theme have only their borders.
  const isCovered = (layer: Layer) => themed >= 0 && scene.stack.divisions.indexOf(layer) > themed;
  return scene.stack.layers
    .filter((layer) => isShown(layer, scene) && layer.id !== theme?.layer)
    .flatMap((layer) => {
      const suffix = scene.look.passing.has(layer.id) ? filtered : '';
      const opacity = opacityOf(layer.id, scene);
      return entriesOf(layer, isCovered(layer)).map((entry) => ({
        ...entry,
        words: entry.words + suffix,
        opacity,
      }));
    });
}

function entriesOf(layer: Layer, isCovered: boolean): LegendEntry[] {
  const { line, circle } = layer.style;
  const fill = isCovered ? undefined : layer.style.fill;
  const mark = circle !== undefined ? 'point' : fill !== undefined ? 'area' : 'line';
  const entry = (words: string, color: string): LegendEntry => ({
    words,
    mark,
    color,
    edge: line?.color ?? null,
    dash: line?.dash ?? [],
    fill: fill?.opacity ?? 1,
    opacity: 1,
  });
  const { attribute, values, color } = fill ?? circle ?? { color: line?.color };
  if (attribute === undefined || values === undefined)
    return [entry(layer.title, color ?? line?.color ?? '#888')];
  const codes = layer.schema.properties[attribute]?.oneOf ?? [];
  return Object.entries(values).map(([value, shade]) =>
    entry(codes.find((code) => String(code.const) === value)?.title ?? value, shade),
  );
}

const rowHeight = 5.4;
const symbolWidth = 8;

/** Draws a legend on white with its lower left corner at x, y; the unit is a millimetre. The answer is its height. */
export function paintLegend(
  pen: Pen,
  { title, entries }: { title: string; entries: readonly LegendEntry[] },
  at: { x: number; y: number; growth: number },
): number {
  if (entries.length === 0) return 0;
  const { growth } = at;
  const size = 3.1 * growth;
  const row = rowHeight * growth;
  pen.font = `${size}px ${fontFamily}`;
  const widest = Math.max(
    pen.measureText(title).width,
    ...entries.map(({ words }) => pen.measureText(words).width + (symbolWidth + 2) * growth),
  );
  const [width, height] = [widest + 6 * growth, (entries.length + 1) * row + 3 * growth];
  const top = at.y - height;
  pen.fillStyle = '#fff';
  pen.fillRect(at.x, top, width, height);
  pen.strokeStyle = '#333';
  pen.lineWidth = 0.2 * growth;
  pen.strokeRect(at.x, top, width, height);
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillStyle = '#111';
  pen.font = `600 ${size}px ${fontFamily}`;
  pen.fillText(title, at.x + 3 * growth, top + row * 0.75);
  pen.font = `${size}px ${fontFamily}`;
  entries.forEach((entry, index) => {
    const y = top + row * (index + 1.75);
    paintSymbol(pen, entry, { x: at.x + 3 * growth, y, width: symbolWidth * growth, growth });
    pen.fillStyle = '#111';
    pen.fillText(entry.words, at.x + (5 + symbolWidth) * growth, y);
  });
  return height;
}

function paintSymbol(
  pen: Pen,
  { mark, color, edge, dash, fill, opacity }: LegendEntry,
  { x, y, width, growth }: { x: number; y: number; width: number; growth: number },
): void {
  const height = 3.4 * growth;
  pen.save();
  pen.globalAlpha = opacity;
  pen.lineWidth = 0.35 * growth;
  pen.strokeStyle = edge ?? color;
  pen.fillStyle = color;
  pen.beginPath();
  if (mark === 'point') {
    pen.arc(x + width / 2, y, 1.2 * growth, 0, 2 * Math.PI);
    pen.fill();
  } else if (mark === 'line') {
    pen.setLineDash(dash.map((part) => part * 0.2 * growth));
    pen.moveTo(x, y);
    pen.lineTo(x + width, y);
    pen.stroke();
  } else {
    pen.rect(x, y - height / 2, width, height);
    pen.globalAlpha = fill * opacity;
    pen.fill();
    pen.globalAlpha = opacity;
    pen.stroke();
  }
  pen.restore();
}
