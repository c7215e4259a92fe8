import type { Layer } from '../../api/catalog';
import type { Scalar } from '../../api/types';
import { formatNumber } from '../../format/numbers';
import { categoryAttribute } from '../../drawing/style';
import { h } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import { swatch } from '../../panels/swatch';
import type { Counts } from './counts';

export interface LayerRowState {
  readonly isOn: boolean;
  readonly isTooSmall: boolean;
  readonly opacity: number;
  readonly filter: string | null;
  readonly canRise: boolean;
  readonly canSink: boolean;
}

export interface LayerRowEvents {
  switched(isOn: boolean): void;
  /** 0 to 1. */
  faded(opacity: number): void;
  /** One step up (1) or down (-1) in the drawing order. */
  moved(step: 1 | -1): void;
  tableAsked(): void;
  filterAsked(): void;
  filterDropped(): void;
  themeAsked(): void;
  exportAsked(): void;
}

/** A layer in the tree: its switch, legend and counts; opened, what can be done with it. */
export class LayerRow {
  readonly element = h('div', { class: 'layer' });
  private readonly input: HTMLInputElement;
  private readonly count = h('span', { class: 'count' });
  private readonly counts: [HTMLElement, Exclude<Scalar, null>][] = [];
  private readonly details: HTMLElement;
  private readonly opacity: HTMLInputElement;
  private readonly rise: HTMLButtonElement;
  private readonly sink: HTMLButtonElement;
  private readonly filtered = h('p', { class: 'filtered', hidden: true });

  constructor(
    private readonly screen: Screen,
    private readonly layer: Layer,
    private readonly events: LayerRowEvents,
  ) {
    const { messages } = screen;
    this.input = h('input', {
      type: 'checkbox',
      role: 'switch',
      class: 'switch',
      'data-testid': `layer-${layer.id}`,
      on: { change: () => events.switched(this.input.checked) },
    });
    this.opacity = h('input', {
      type: 'range',
      min: 0,
      max: 100,
      step: 5,
      'data-testid': `opacity-${layer.id}`,
      on: { input: () => events.faded(Number(this.opacity.value) / 100) },
    });
    this.rise = this.button(messages.layerTool.rise, () => events.moved(1), `rise-${layer.id}`);
    this.sink = this.button(messages.layerTool.sink, () => events.moved(-1), `sink-${layer.id}`);
    this.details = this.makeDetails();
    this.element.append(
      h(
        'div',
        { class: 'layer-row' },
        h(
          'label',
          { class: 'layer-label', title: layer.description },
          swatch(layer),
          h('span', { class: 'layer-title', text: layer.title }),
          this.count,
          this.input,
        ),
        this.expander(),
      ),
      h('p', { class: 'zoom-hint', text: messages.zoomForLayer }),
      this.filtered,
      this.legend() ?? '',
      this.details,
    );
  }

  update(state: LayerRowState): void {
    const { messages } = this.screen;
    this.input.checked = state.isOn;
    this.element.classList.toggle('too-small', state.isOn && state.isTooSmall);
    if (document.activeElement !== this.opacity) this.opacity.value = String(Math.round(state.opacity * 100));
    this.rise.disabled = !state.canRise;
    this.sink.disabled = !state.canSink;
    this.filtered.hidden = state.filter === null;
    if (state.filter === null) return;
    this.filtered.replaceChildren(
      h('span', { text: `${messages.layerTool.filtered} ${state.filter}` }),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': messages.layerTool.dropFilter,
          title: messages.layerTool.dropFilter,
          'data-testid': `drop-filter-${this.layer.id}`,
          on: { click: () => this.events.filterDropped() },
        },
        icon('close'),
      ),
    );
  }

  /** Says how many features there are now. */
  async showCounts(counts: Counts): Promise<void> {
    const { language } = this.screen;
    const say = (element: HTMLElement, count: number | null) => {
      element.textContent = count === null ? '' : formatNumber(count, language);
    };
    const [all, ...categories] = await Promise.all([
      counts.of(this.layer),
      ...this.counts.map(([, value]) => counts.ofCategory(this.layer, value)),
    ]);
    say(this.count, all);
    this.counts.forEach(([element], index) => say(element, categories[index] ?? null));
  }

  private expander(): HTMLElement {
    const { messages } = this.screen;
    const id = `details-${this.layer.id}`;
    this.details.id = id;
    const button = h(
      'button',
      {
        type: 'button',
        class: 'icon-button expander',
        'aria-label': `${messages.layerTool.more} ${this.layer.title}`,
        'aria-expanded': 'false',
        'aria-controls': id,
        'data-testid': `more-${this.layer.id}`,
        on: {
          click: () => {
            this.details.hidden = !this.details.hidden;
            button.setAttribute('aria-expanded', String(!this.details.hidden));
          },
        },
      },
      icon('chevron'),
    );
    return button;
  }

  private makeDetails(): HTMLElement {
    const { layerTool } = this.screen.messages;
    return h(
      'div',
      { class: 'layer-details', hidden: true },
      h('label', { class: 'field' }, h('span', { text: layerTool.opacity }), this.opacity),
      h(
        'div',
        { class: 'button-row' },
        this.button(layerTool.table, () => this.events.tableAsked(), `table-${this.layer.id}`),
        this.button(layerTool.filter, () => this.events.filterAsked(), `filter-${this.layer.id}`),
        this.button(layerTool.theme, () => this.events.themeAsked(), `theme-${this.layer.id}`),
        this.button(layerTool.export, () => this.events.exportAsked(), `export-${this.layer.id}`),
        this.rise,
        this.sink,
      ),
    );
  }

  private button(text: string, act: () => void, testid: string): HTMLButtonElement {
    return h('button', {
      type: 'button',
      class: 'text-button',
      text,
      'data-testid': testid,
      on: { click: act },
    });
  }

  /** The categories with their titles, where colour tells them apart. */
  private legend(): HTMLElement | null {
    const { layer } = this;
    const attribute = categoryAttribute(layer);
    const values = layer.style.fill?.values ?? layer.style.circle?.values;
    if (attribute === undefined || values === undefined) return null;
    const codes = layer.schema.properties[attribute]?.oneOf ?? [];
    return h(
      'ul',
      { class: 'legend' },
      ...Object.entries(values).map(([value, color]) => {
        const code = codes.find((each) => String(each.const) === value);
        const count = h('span', { class: 'count' });
        this.counts.push([count, code?.const ?? value]);
        return h('li', {}, swatch(layer, color), h('span', { text: code?.title ?? value }), count);
      }),
    );
  }
}
