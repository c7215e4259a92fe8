import type { Layer } from '../api/catalog';
import { formatNumber } from '../format/numbers';
import { categoryAttribute } from '../map/style';
import { CheckSection, type CheckEvents } from './check-section';
import { h } from './dom';
import { icon } from './icons';
import type { Screen } from './screen';
import { swatch } from './swatch';

export interface LayersPanelState {
  readonly visible: ReadonlySet<string>;
  readonly zoom: number;
  readonly day: string;
  readonly today: string;
}

export interface LayersPanelEvents extends CheckEvents {
  switched(layer: string, on: boolean): void;
  /** Null: today. */
  dayChosen(day: string | null): void;
  closed(): void;
}

/** Layers by theme, with switches, counts and the legend; above them the day. */
export class LayersPanel {
  readonly element = h('section', {
    class: 'panel layers',
    id: 'layers-panel',
    'data-testid': 'layers-panel',
  });
  private readonly rows = new Map<string, { row: HTMLElement; input: HTMLInputElement; minZoom: number }>();
  private dayInput: HTMLInputElement | null = null;
  readonly check: CheckSection;

  constructor(private readonly events: LayersPanelEvents) {
    this.check = new CheckSection(events);
  }

  /** Builds everything anew: another language, or the first time. */
  render(screen: Screen, state: LayersPanelState): void {
    const { messages, catalog } = screen;
    this.rows.clear();
    this.element.setAttribute('aria-label', messages.layers);
    const themes = [...new Set(catalog.layers.map((layer) => layer.theme))];
    this.element.replaceChildren(
      h(
        'div',
        { class: 'panel-head' },
        h('h2', { text: messages.layers }),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': messages.hideLayers,
            title: messages.hideLayers,
            'data-testid': 'layers-close',
            on: { click: () => this.events.closed() },
          },
          icon('close'),
        ),
      ),
      h(
        'div',
        { class: 'panel-body' },
        this.daySection(screen, state),
        ...themes.map((theme) =>
          this.themeSection(
            screen,
            theme,
            catalog.layers.filter((layer) => layer.theme === theme),
          ),
        ),
        this.check.element,
      ),
    );
    this.check.render(screen);
    this.update(state);
  }

  /** Brings switches, day and hints up to date. */
  update(state: LayersPanelState): void {
    for (const [id, { row, input, minZoom }] of this.rows) {
      input.checked = state.visible.has(id);
      row.classList.toggle('too-small', input.checked && state.zoom < minZoom);
    }
    if (this.dayInput !== null && document.activeElement !== this.dayInput) this.dayInput.value = state.day;
  }

  private daySection({ messages, catalog }: Screen, state: LayersPanelState): HTMLElement {
    this.dayInput = h('input', {
      type: 'date',
      id: 'day',
      class: 'day-input',
      min: catalog.firstDay ?? false,
      value: state.day,
      required: true,
      'aria-describedby': 'day-hint',
      'data-testid': 'day-input',
      on: {
        change: (event) => {
          const { value } = event.target as HTMLInputElement;
          this.events.dayChosen(value === '' || value === state.today ? null : value);
        },
      },
    });
    return h(
      'div',
      { class: 'day' },
      h('label', { for: 'day', text: messages.day }),
      h(
        'div',
        { class: 'day-row' },
        this.dayInput,
        h('button', {
          type: 'button',
          class: 'text-button',
          text: messages.today,
          'data-testid': 'day-today',
          on: { click: () => this.events.dayChosen(null) },
        }),
      ),
      h('p', { class: 'hint', id: 'day-hint', text: messages.dayHint }),
    );
  }

  private themeSection(screen: Screen, theme: string, layers: Layer[]): HTMLElement {
    return h(
      'fieldset',
      { class: 'theme' },
      h('legend', { text: screen.messages.themes[theme] ?? theme }),
      ...layers.map((layer) => this.layerRow(screen, layer)),
    );
  }

  private layerRow(screen: Screen, layer: Layer): HTMLElement {
    const { messages, language } = screen;
    const input = h('input', {
      type: 'checkbox',
      role: 'switch',
      class: 'switch',
      'data-testid': `layer-${layer.id}`,
      on: { change: (event) => this.events.switched(layer.id, (event.target as HTMLInputElement).checked) },
    });
    const row = h(
      'div',
      { class: 'layer' },
      h(
        'label',
        { class: 'layer-row', title: layer.description },
        swatch(layer),
        h('span', { class: 'layer-title', text: layer.title }),
        h('span', { class: 'count', text: formatNumber(layer.count, language) }),
        input,
      ),
      h('p', { class: 'zoom-hint', text: messages.zoomForLayer }),
      legendOf(layer),
    );
    this.rows.set(layer.id, { row, input, minZoom: layer.style.minZoom ?? 0 });
    return row;
  }
}

/** The categories with their titles, where colour tells them apart. */
function legendOf(layer: Layer): HTMLElement | null {
  const attribute = categoryAttribute(layer);
  const values = layer.style.fill?.values ?? layer.style.circle?.values;
  if (attribute === undefined || values === undefined) return null;
  const codes = layer.schema.properties[attribute]?.oneOf ?? [];
  return h(
    'ul',
    { class: 'legend' },
    ...Object.entries(values).map(([value, color]) =>
      h('li', {}, swatch(layer, color), codes.find((code) => String(code.const) === value)?.title ?? value),
    ),
  );
}
