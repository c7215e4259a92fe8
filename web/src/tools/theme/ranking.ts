import { h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import { VirtualRows } from '../table/virtual-rows';
import { type ClassifiedTheme, colorOfValue } from './theme-paint';
import type { Values } from './theme-data';
import { inUnit, unitOf } from './titles';

interface Ranked {
  readonly id: string;
  readonly name: string;
  readonly value: number;
}

const byName = new Intl.Collator('zh');

/** What was ranked already: other colours leave the order as it is. */
const known = new WeakMap<Values, readonly Ranked[]>();

function rankedOf(values: Values): readonly Ranked[] {
  const ranked =
    known.get(values) ??
    [...values.byId]
      .flatMap(([id, value]) =>
        typeof value === 'number' ? [{ id, value, name: values.names.get(id) ?? id }] : [],
      )
      .sort((a, b) => b.value - a.value || byName.compare(a.name, b.name));
  known.set(values, ranked);
  return ranked;
}

/** The features of a theme from the largest value down, as bars. */
export class Ranking {
  readonly element = h('div', { class: 'ranking', tabindex: 0, role: 'list', 'data-testid': 'ranking' });
  private readonly rows: VirtualRows;
  private ranked: readonly Ranked[] = [];
  private theme: ClassifiedTheme | null = null;
  private screen: Screen | null = null;

  constructor(private readonly chosen: (id: string) => void) {
    this.rows = new VirtualRows(
      this.element,
      (index) => this.row(index),
      () => undefined,
    );
    this.rows.element.removeAttribute('role');
    this.element.append(this.rows.element);
  }

  show(screen: Screen, theme: ClassifiedTheme | null): void {
    this.screen = screen;
    this.theme = theme;
    this.ranked = theme === null ? [] : rankedOf(theme.values);
    this.element.setAttribute('aria-label', screen.messages.theme.ranking);
    this.rows.setCount(this.ranked.length);
  }

  private row(index: number): HTMLElement {
    const { id, name, value } = this.ranked[index] as Ranked;
    const theme = this.theme as ClassifiedTheme;
    const screen = this.screen as Screen;
    const most = Math.max(
      ...[this.ranked[0], this.ranked.at(-1)].map((each) => Math.abs(each?.value ?? 0)),
      Number.MIN_VALUE,
    );
    const bar = h('span', { class: 'bar-fill' });
    bar.style.width = `${(Math.abs(value) / most) * 100}%`;
    bar.style.backgroundColor = colorOfValue(theme, value);
    return h(
      'div',
      {
        class: 'ranking-row',
        role: 'listitem',
        'aria-setsize': this.ranked.length,
        'aria-posinset': index + 1,
      },
      h(
        'button',
        {
          type: 'button',
          class: 'ranking-button',
          'data-testid': 'ranked',
          on: { click: () => this.chosen(id) },
        },
        h('span', { class: 'rank', text: String(index + 1) }),
        h('span', { class: 'ranked-name', text: name, title: name }),
        h('span', { class: 'bar-track' }, bar),
        h('span', { class: 'ranked-value', text: inUnit(screen, unitOf(screen, theme), value) }),
      ),
    );
  }
}
