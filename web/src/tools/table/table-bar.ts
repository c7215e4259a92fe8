import type { Layer } from '../../api/catalog';
import { isOwn } from '../../own/own-layer';
import { h, optionsOf } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import { columnsOf } from './columns';

/** Files that a table is taken away as; those of own data are made here. */
const formats = ['xlsx', 'csv', 'json', 'gpkg', 'shp'] as const;
const ownFormats = ['csv', 'json'] as const;

export interface TableBarState {
  readonly layer: Layer;
  /** Those that there are to choose from. */
  readonly layers: readonly Layer[];
  readonly columns: readonly string[];
  readonly isLimitedToView: boolean;
}

export interface TableBarEvents {
  layerChosen(layer: string): void;
  limited(isLimitedToView: boolean): void;
  filterToggled(): void;
  columnsChosen(columns: readonly string[]): void;
  exported(format: string): void;
  closed(): void;
}

/** What stands above a table: which layer it shows, how, and as which file it is taken away. */
export class TableBar {
  readonly element = h('div', { class: 'table-bar' });
  readonly status = h('span', { class: 'hint', role: 'status', 'data-testid': 'table-status' });

  constructor(private readonly events: TableBarEvents) {}

  render(screen: Screen, state: TableBarState): void {
    const { messages } = screen;
    const { table } = messages;
    const layer = h('select', { 'aria-label': table.layer, 'data-testid': 'table-layer' });
    const layers = state.layers.map((each) => [each.id, each.title] as const);
    layer.append(...optionsOf(layers, state.layer.id));
    layer.addEventListener('change', () => this.events.layerChosen(layer.value));
    const limited = h('input', { type: 'checkbox', 'data-testid': 'table-in-view' });
    limited.checked = state.isLimitedToView;
    limited.addEventListener('change', () => this.events.limited(limited.checked));
    const isOfService = !isOwn(state.layer.id);
    this.element.replaceChildren(
      layer,
      this.status,
      isOfService ? h('label', { class: 'check-field' }, limited, h('span', { text: table.inView })) : '',
      this.button(table.filter, 'table-filter', () => this.events.filterToggled()),
      this.columnChoice(screen, state),
      h('span', { class: 'spring' }),
      ...this.exportChoice(screen, isOfService),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': messages.close,
          title: messages.close,
          'data-testid': 'table-close',
          on: { click: () => this.events.closed() },
        },
        icon('close'),
      ),
    );
  }

  private exportChoice({ messages }: Screen, isOfService: boolean): HTMLElement[] {
    const format = h('select', { 'aria-label': messages.table.format, 'data-testid': 'table-format' });
    const choices = (isOfService ? formats : ownFormats).map(
      (each) => [each, messages.formats[each]] as const,
    );
    format.append(...optionsOf(choices, 'xlsx'));
    return [
      format,
      this.button(messages.table.export, 'table-export', () => this.events.exported(format.value)),
    ];
  }

  private columnChoice({ messages }: Screen, { layer, columns }: TableBarState): HTMLElement {
    let chosen = columns;
    return h(
      'details',
      { class: 'column-choice' },
      h('summary', { class: 'text-button', text: messages.table.columns, 'data-testid': 'table-columns' }),
      h(
        'ul',
        { class: 'popup' },
        ...columnsOf(layer).map(({ name, title }) => {
          const input = h('input', { type: 'checkbox', 'data-testid': `column-${name}` });
          input.checked = chosen.includes(name);
          input.addEventListener('change', () => {
            chosen = input.checked ? [...chosen, name] : chosen.filter((each) => each !== name);
            this.events.columnsChosen(chosen);
          });
          return h('li', {}, h('label', { class: 'check-field' }, input, h('span', { text: title })));
        }),
      ),
    );
  }

  private button(text: string, testid: string, act: () => void): HTMLButtonElement {
    return h('button', {
      type: 'button',
      class: 'text-button',
      text,
      'data-testid': testid,
      on: { click: act },
    });
  }
}
