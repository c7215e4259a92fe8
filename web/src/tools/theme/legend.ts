import type { Layer } from '../../api/catalog';
import { formatNumber } from '../../format/numbers';
import { h, svg } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import { noDataColor } from './palettes';
import { type ClassifiedTheme, colorOfValue } from './theme-paint';
import { classTitle, inUnit, titleOf, unitOf } from './titles';

/** What the colours of a thematic map mean, with counts and a histogram, on the map. */
export class ThemeLegend {
  readonly element = h('details', {
    class: 'theme-legend',
    open: true,
    hidden: true,
    'data-testid': 'theme-legend',
  });

  /** @param theme null: there is none */
  show(screen: Screen, layer: Layer | undefined, theme: ClassifiedTheme | null, isCompared: boolean): void {
    this.element.hidden = theme === null;
    if (theme === null || layer === undefined) return;
    const { symbol } = unitOf(screen, theme);
    const title = titleOf(screen, layer, theme.spec.measure);
    this.element.replaceChildren(
      h(
        'summary',
        {},
        h('strong', { text: title }),
        symbol === '' ? null : h('span', { class: 'hint', text: symbol }),
      ),
      theme.classification === null ? '' : histogram(screen, theme),
      h(
        'ul',
        {},
        ...theme.classes.map((each) =>
          this.row(screen, each.color, classTitle(screen, theme, each), each.count),
        ),
        theme.missing === 0
          ? null
          : this.row(screen, noDataColor, screen.messages.theme.noData, theme.missing),
      ),
      isCompared
        ? h('p', { class: 'hint', text: screen.messages.theme.ofMainDay, 'data-testid': 'theme-day' })
        : '',
    );
  }

  private row({ language }: Screen, color: string, words: string, count: number): HTMLElement {
    const box = svg('svg', { viewBox: '0 0 24 16', class: 'swatch', 'aria-hidden': 'true' });
    box.append(
      svg('rect', {
        x: 1,
        y: 1,
        width: 22,
        height: 14,
        rx: 2,
        fill: color,
        stroke: '#8a979c',
        'stroke-width': 0.6,
      }),
    );
    return h(
      'li',
      { 'data-testid': 'theme-class' },
      box,
      h('span', { text: words }),
      h('span', { class: 'count', text: formatNumber(count, language) }),
    );
  }
}

const [width, height] = [220, 44];

/** How many values there are of each size, each bar in the colour of its class. */
function histogram(screen: Screen, theme: ClassifiedTheme): HTMLElement {
  const found = theme.classification?.histogram ?? null;
  if (found === null) return h('div');
  const { from, to, counts } = found;
  const most = Math.max(1, ...counts);
  const step = width / counts.length;
  const bars = counts.map((count, index) => {
    const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height);
    const middle = from + ((index + 0.5) * (to - from)) / counts.length;
    const fill = colorOfValue(theme, middle);
    return svg('rect', {
      x: index * step + 0.5,
      y: height - tall,
      width: step - 1,
      height: tall,
      fill,
      stroke: '#8a979c',
      'stroke-width': 0.4,
    });
  });
  const unit = unitOf(screen, theme);
  return h(
    'figure',
    { class: 'histogram' },
    svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': screen.messages.theme.histogram },
      ...bars,
    ),
    h(
      'figcaption',
      {},
      h('span', { text: inUnit(screen, unit, from) }),
      h('span', { text: inUnit(screen, unit, to) }),
    ),
  );
}
