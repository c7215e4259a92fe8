import type { Layer } from '../api/catalog';
import type { CheckReport, Fault } from '../api/types';
import { h } from './dom';
import type { Screen } from './screen';

/** Faults beyond these are counted. */
const mostShown = 100;

export interface CheckEvents {
  checkAsked(): void;
  faultChosen(fault: Fault): void;
}

/** Asks for a check of all layers, and lists what it found. */
export class CheckSection {
  readonly element = h('fieldset', { class: 'theme check' });
  private report: CheckReport | null = null;
  private isBusy = false;
  private screen: Screen | null = null;

  constructor(private readonly events: CheckEvents) {}

  render(screen: Screen): void {
    this.screen = screen;
    const { messages } = screen;
    this.element.replaceChildren(
      h('legend', { text: messages.quality }),
      h('button', {
        type: 'button',
        class: 'text-button',
        text: this.isBusy ? messages.checking : messages.check,
        disabled: this.isBusy,
        'data-testid': 'check',
        on: { click: () => this.events.checkAsked() },
      }),
      h('p', { class: 'hint', role: 'status', 'data-testid': 'check-summary', text: this.summary(screen) }),
      h(
        'ul',
        { class: 'faults' },
        ...(this.report?.faults ?? []).slice(0, mostShown).map((f) => this.row(f, screen)),
      ),
    );
  }

  begin(): void {
    this.isBusy = true;
    this.again();
  }

  /** Null: the check failed. */
  end(report: CheckReport | null): void {
    this.isBusy = false;
    this.report = report;
    this.again();
  }

  private again(): void {
    if (this.screen !== null) this.render(this.screen);
  }

  private summary({ messages }: Screen): string {
    if (this.report === null) return '';
    const { length } = this.report.faults;
    return length === 0 ? messages.checkSound : `${length} ${messages.checkFaults}`;
  }

  private row(fault: Fault, { catalog }: Screen): HTMLElement {
    const layer: Layer | undefined = catalog.layers.find((each) => each.id === fault.layer);
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'fault',
          'data-testid': 'fault',
          on: { click: () => this.events.faultChosen(fault) },
        },
        h('strong', { text: `${layer?.title ?? fault.layer} ${fault.feature ?? ''}` }),
        h('span', { text: fault.sentence }),
      ),
    );
  }
}
