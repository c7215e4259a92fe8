import { svg } from './dom';

/** Line icons on a grid of 20, drawn for this map. */
const paths = {
  search: ['M8.8 3.5a5.3 5.3 0 1 1 0 10.6 5.3 5.3 0 0 1 0-10.6z', 'M12.8 12.8 17 17'],
  close: ['M5 5l10 10', 'M15 5 5 15'],
  layers: ['M10 3 17.5 7 10 11 2.5 7z', 'M3.2 10.6 10 14.2l6.8-3.6', 'M3.2 13.9 10 17.5l6.8-3.6'],
  link: [
    'M8.4 11.6a3.2 3.2 0 0 0 4.6 0l2.9-2.9a3.25 3.25 0 0 0-4.6-4.6l-1.2 1.2',
    'M11.6 8.4a3.2 3.2 0 0 0-4.6 0l-2.9 2.9a3.25 3.25 0 0 0 4.6 4.6l1.2-1.2',
  ],
  home: ['M3 9.5 10 3.5l7 6', 'M5 8.2v8.3h3.8v-4.7h2.4v4.7H15V8.2'],
  plus: ['M10 4v12', 'M4 10h12'],
  minus: ['M4 10h12'],
  calendar: ['M3.5 5.5h13v11h-13z', 'M3.5 8.8h13', 'M6.8 3.2v3.6', 'M13.2 3.2v3.6'],
  info: ['M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4z', 'M10 9.2v4.6', 'M10 6.3v.2'],
  target: ['M4 8V4h4', 'M12 4h4v4', 'M16 12v4h-4', 'M8 16H4v-4', 'M10 8.6v2.8', 'M8.6 10h2.8'],
  code: ['M7 6 3 10l4 4', 'M13 6l4 4-4 4', 'M11.4 4.5 8.6 15.5'],
  back: ['M12.5 4.5 7 10l5.5 5.5'],
  chevron: ['M7.5 4.5 13 10l-5.5 5.5'],
  warning: ['M10 3.2 17.6 16.5H2.4z', 'M10 8v4', 'M10 14v.2'],
  theme: ['M3.5 16.5v-5h3v5z', 'M8.5 16.5v-9h3v9z', 'M13.5 16.5V3.5h3v13z'],
  question: ['M4 4h9v9H4z', 'M8 8h8v8H8z'],
  own: ['M10 13V4', 'M6.5 7.5 10 4l3.5 3.5', 'M3.5 12.5v4h13v-4'],
  sketch: ['M3.5 16.5l1-4 8.5-8.5 3 3-8.5 8.5z', 'M11 6l3 3'],
  output: ['M5 7V3h10v4', 'M3.5 7h13v7H15v3H5v-3H3.5z', 'M7 12h6'],
  point: ['M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6z'],
  line: ['M3.5 15 8 6l5 7 3.5-8'],
  polygon: ['M4 14.5 5.5 5 14 3.5l2.5 9L9 16.5z'],
  rectangle: ['M3.5 5.5h13v9h-13z'],
  circle: ['M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z'],
  text: ['M4.5 5h11', 'M10 5v11'],
  pin: ['M10 2.8a5 5 0 0 1 5 5c0 3.6-5 9.2-5 9.2S5 11.4 5 7.8a5 5 0 0 1 5-5z', 'M10 6.4v2.8', 'M8.6 7.8h2.8'],
} as const;

export type IconName = keyof typeof paths;

/** An icon says nothing to a screen reader: its button does. */
export function icon(name: IconName): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 20 20', class: 'icon', 'aria-hidden': 'true', focusable: 'false' },
    ...paths[name].map((d) => svg('path', { d })),
  );
}
