import type { Layer } from '../api/catalog';
import { svg } from './dom';

/** A small picture of how a layer is drawn; with a colour of its own for one category. */
export function swatch(layer: Layer, color?: string): SVGElement {
  const { fill, line, circle } = layer.style;
  const box = { viewBox: '0 0 24 16', class: 'swatch', 'aria-hidden': 'true' };
  if (circle !== undefined) {
    const shade = color ?? circle.color ?? firstOf(circle.values);
    return svg(
      'svg',
      box,
      svg('circle', { cx: 12, cy: 8, r: 5.2, fill: shade, stroke: '#fff', 'stroke-width': 1.4 }),
    );
  }
  const shapes: SVGElement[] = [];
  if (fill !== undefined) {
    const shade = color ?? fill.color ?? firstOf(fill.values);
    shapes.push(
      svg('rect', {
        x: 2,
        y: 2,
        width: 20,
        height: 12,
        rx: 2,
        fill: shade,
        'fill-opacity': fill.opacity ?? 1,
        stroke: line?.color ?? shade,
        'stroke-width': Math.min(1.4, line?.width ?? 1),
      }),
    );
  } else if (line !== undefined) {
    const dashes =
      line.dash === undefined ? {} : { 'stroke-dasharray': line.dash.map((part) => part * 0.7).join(' ') };
    const path = { d: 'M1 8h22', stroke: line.color, fill: 'none' };
    if (line.dash !== undefined)
      shapes.push(svg('path', { ...path, 'stroke-width': 7, 'stroke-opacity': 0.2 }));
    shapes.push(svg('path', { ...path, 'stroke-width': Math.max(1.4, line.width), ...dashes }));
  }
  return svg('svg', box, ...shapes);
}

function firstOf(values: Record<string, string> | undefined): string {
  return Object.values(values ?? {})[0] ?? '#8a979c';
}
