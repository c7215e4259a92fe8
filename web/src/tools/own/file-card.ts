import { formatNumber } from '../../format/numbers';
import type { Problem, ReadFile } from '../../own/own-data';
import type { OwnShown } from '../../own/own-store';
import { h, optionsOf } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import type { OwnFile, SourceChoices } from './file-reader';
import type { JoinPanel } from './join-panel';

/** How far a file of own data is. */
export interface FileState {
  readonly file: OwnFile;
  readonly choices: SourceChoices;
  readonly phase: 'reading' | 'failed' | 'joining' | 'shown';
  /** Null: not known. */
  readonly percent: number | null;
  readonly request: AbortController;
  readonly problem: Problem | null;
  readonly read: ReadFile | null;
  readonly join: JoinPanel | null;
}

export interface FileCardEvents {
  /** Something that the file does not say was chosen. */
  chosen(parameter: string, value: string): void;
  retried(): void;
  removed(): void;
  changed(layer: string, change: Partial<Pick<OwnShown, 'color' | 'isOn' | 'opacity'>>): void;
  zoomed(layer: string): void;
  tableAsked(layer: string): void;
  themeAsked(layer: string): void;
}

const choosable = ['layer', 'crs', 'encoding'] as const;

/** One file of own data: its progress, its problem, or its layers. */
export class FileCard {
  readonly element: HTMLElement;

  constructor(
    private readonly screen: Screen,
    private readonly state: FileState,
    private readonly layers: readonly OwnShown[],
    private readonly events: FileCardEvents,
  ) {
    const { own } = screen.messages;
    this.element = h(
      'section',
      { class: 'own-file', 'aria-label': state.file.title, 'data-testid': 'own-file' },
      h(
        'div',
        { class: 'own-head' },
        h('strong', { text: state.file.title }),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': `${own.remove} ${state.file.title}`,
            title: own.remove,
            'data-testid': 'own-remove',
            on: { click: () => events.removed() },
          },
          icon('close'),
        ),
      ),
      ...this.content(),
    );
  }

  private content(): (HTMLElement | string)[] {
    const { state } = this;
    switch (state.phase) {
      case 'reading':
        return this.progress();
      case 'failed':
        return state.problem === null ? [] : this.problem(state.problem);
      case 'joining':
        return [...this.remarks(), state.join?.element ?? '', ...this.layers.map((each) => this.layer(each))];
      case 'shown':
        return [...this.remarks(), ...this.layers.map((each) => this.layer(each))];
    }
  }

  private progress(): HTMLElement[] {
    const { own } = this.screen.messages;
    const { percent } = this.state;
    const bar = h('progress', { max: 100, 'aria-label': own.reading });
    if (percent !== null) bar.value = percent;
    return [
      h('p', {
        class: 'hint',
        role: 'status',
        text: percent === null ? own.sending : `${own.reading} ${percent}%`,
      }),
      bar,
      h('button', {
        type: 'button',
        class: 'text-button',
        text: own.cancel,
        'data-testid': 'own-cancel',
        on: { click: () => this.events.removed() },
      }),
    ];
  }

  private problem({ detail, parameter, allowed }: Problem): HTMLElement[] {
    const { own } = this.screen.messages;
    const chosen = choosable.find((each) => parameter === `inputs.${each}`);
    if (chosen !== undefined && allowed.length > 0) {
      const select = h('select', { 'aria-label': own.choose[chosen], 'data-testid': `own-choose-${chosen}` });
      select.append(
        ...optionsOf([['', own.choose[chosen]], ...allowed.map((each) => [each, each] as const)], ''),
      );
      select.addEventListener(
        'change',
        () => select.value !== '' && this.events.chosen(chosen, select.value),
      );
      return [h('p', { class: 'hint', text: detail }), select];
    }
    return [
      h('p', { class: 'problem', role: 'alert', 'data-testid': 'own-problem', text: own.failed + detail }),
      h('button', {
        type: 'button',
        class: 'text-button',
        text: own.retry,
        on: { click: () => this.events.retried() },
      }),
    ];
  }

  /** What was not as it should be. */
  private remarks(): HTMLElement[] {
    const { read } = this.state;
    const { messages, language } = this.screen;
    const { own } = messages;
    if (read === null) return [];
    const count = (number: number, words: string) => `${formatNumber(number, language)} ${words}`;
    const remarks: string[] = [];
    if (this.state.choices.crs !== undefined) remarks.push(`${own.saidCrs} ${this.state.choices.crs}`);
    if (read.count === 0) remarks.push(own.empty);
    if (read.refusedCount > 0) {
      const reasons = read.refused
        .slice(0, 3)
        .map(({ row, reason }) => `${own.row} ${row} ${own.rowAfter} ${reason}`);
      remarks.push(count(read.refusedCount, own.refused) + reasons.join('；'));
    }
    if (read.repaired > 0) remarks.push(count(read.repaired, own.repaired));
    if (read.withoutGeometry > 0 && read.withoutGeometry < read.count) {
      remarks.push(count(read.withoutGeometry, own.withoutGeometry));
    }
    if (read.shift !== null) remarks.push(own.shift[read.shift]);
    return [
      h('p', {
        class: 'hint',
        text: [read.format, read.crs ?? '', count(read.count, own.count)]
          .filter((part) => part !== '')
          .join(' · '),
      }),
      ...remarks.map((text) => h('p', { class: 'remark', 'data-testid': 'own-remark', text })),
    ];
  }

  private layer({ layer, color, isOn, opacity }: OwnShown): HTMLElement {
    const { messages, language } = this.screen;
    const { own, layerTool } = messages;
    const { id } = layer;
    const on = h('input', {
      type: 'checkbox',
      role: 'switch',
      class: 'switch',
      'aria-label': own.show,
      'data-testid': 'own-switch',
    });
    on.checked = isOn;
    on.addEventListener('change', () => this.events.changed(id, { isOn: on.checked }));
    const paint = h('input', {
      type: 'color',
      value: color,
      'aria-label': own.color,
      'data-testid': 'own-color',
    });
    paint.addEventListener('change', () => this.events.changed(id, { color: paint.value }));
    const fade = h('input', {
      type: 'range',
      min: 0,
      max: 100,
      value: Math.round(opacity * 100),
      'aria-label': layerTool.opacity,
    });
    fade.addEventListener('change', () => this.events.changed(id, { opacity: Number(fade.value) / 100 }));
    const action = (words: string, testid: string, act: () => void) =>
      h('button', {
        type: 'button',
        class: 'text-button',
        text: words,
        'data-testid': testid,
        on: { click: act },
      });
    return h(
      'div',
      { class: 'own-layer', 'data-testid': 'own-layer' },
      h(
        'div',
        { class: 'own-style' },
        paint,
        fade,
        h('span', { class: 'count', text: formatNumber(layer.count, language) }),
        on,
      ),
      h(
        'div',
        { class: 'button-row' },
        action(own.zoom, 'own-zoom', () => this.events.zoomed(id)),
        action(own.table, 'own-table', () => this.events.tableAsked(id)),
        action(own.theme, 'own-theme', () => this.events.themeAsked(id)),
      ),
    );
  }
}
