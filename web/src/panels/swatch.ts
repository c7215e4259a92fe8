import type { Layer } from '../api/catalog';
import type { CircleStyle, FillStyle } from '../api/types';
import { fallbackColor } from '../drawing/style';
import { svg } from './dom';

/** A small picture of how a layer is drawn: of one category in its colour, otherwise of all of them side by side. */
export function swatch(layer: Layer, color?: string): SVGElement {
  const { fill, line, circle } = layer.style;
  const box = { viewBox: '0 0 24 16', class: 'swatch', 'aria-hidden': 'true' };
  if (circle !== undefined) {
    const shades = color === undefined ? colors(circle) : [color];
    const dots = shades.map((shade, i) => {
      const cx = 12 + (i - (shades.length - 1) / 2) * 7;
      return svg('circle', { cx, cy: 8, r: 5.2, fill: shade, stroke: '#fff', 'stroke-width': 1.4 });
    });
    return svg('svg', box, ...dots);
  }
  const shapes: SVGElement[] = [];
  if (fill !== undefined) {
    const shades = color === undefined ? colors(fill) : [color];
    const width = 20 / shades.length;
    const opacity = { 'fill-opacity': fill.opacity ?? 1 };
    shades.forEach((shade, i) =>
      shapes.push(svg('rect', { x: 2 + i * width, y: 2, width, height: 12, fill: shade, ...opacity })),
    );
    const edge = { stroke: line?.color ?? shades[0] ?? '', 'stroke-width': Math.min(1.4, line?.width ?? 1) };
    shapes.push(svg('rect', { x: 2, y: 2, width: 20, height: 12, rx: 1, fill: 'none', ...edge }));
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

function colors({ color, values }: FillStyle | CircleStyle): string[] {
  return values === undefined ? [color ?? fallbackColor] : Object.values(values);
}
