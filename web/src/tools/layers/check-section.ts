import type { CheckReport, Fault } from '../../api/types';
import { boxOf } from '../../geo/geometry';
import { h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import type { Workspace } from '../tool';

/** Faults beyond these are counted. */
const mostShown = 100;

/** Asks for a check of all layers, marks the places that are wrong, and lists what it found. */
export class CheckSection {
  readonly element = h('fieldset', { class: 'theme check' });
  private report: CheckReport | null = null;
  private isBusy = false;

  constructor(private readonly workspace: Workspace) {}

  render(screen: Screen): void {
    const { messages } = screen;
    this.element.replaceChildren(
      h('legend', { text: messages.quality }),
      h('button', {
        type: 'button',
        class: 'text-button',
        text: this.isBusy ? messages.checking : messages.check,
        disabled: this.isBusy,
        'data-testid': 'check',
        on: { click: () => void this.check() },
      }),
      h('p', { class: 'hint', role: 'status', 'data-testid': 'check-summary', text: this.summary(screen) }),
      h(
        'ul',
        { class: 'faults' },
        ...(this.report?.faults ?? []).slice(0, mostShown).map((fault) => this.row(fault, screen)),
      ),
    );
  }

  private async check(): Promise<void> {
    const { client, activity, map, screen, failed } = this.workspace;
    this.isBusy = true;
    this.render(screen());
    try {
      const layers = screen().catalog.layers.map((layer) => layer.id);
      this.report = await activity.during(client.check(layers));
      map.markPlaces(this.report.features.map((feature) => feature.geometry));
    } catch (error) {
      this.report = null;
      failed(error);
    }
    this.isBusy = false;
    this.render(screen());
  }

  private summary({ messages }: Screen): string {
    if (this.report === null) return '';
    const { length } = this.report.faults;
    return length === 0 ? messages.checkSound : `${length} ${messages.checkFaults}`;
  }

  private row(fault: Fault, { catalog }: Screen): HTMLElement {
    const layer = catalog.layers.find((each) => each.id === fault.layer);
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'fault', 'data-testid': 'fault', on: { click: () => this.show(fault) } },
        h('strong', { text: `${layer?.title ?? fault.layer} ${fault.feature ?? ''}` }),
        h('span', { text: fault.sentence }),
      ),
    );
  }

  /** The place of a fault, and the feature that is at fault. */
  private show(fault: Fault): void {
    const place = this.report?.features.find(
      ({ properties }) => properties.layer === fault.layer && properties.sentence === fault.sentence,
    );
    if (fault.feature !== undefined) this.workspace.visit({ layer: fault.layer, id: fault.feature }, false);
    if (place !== undefined) this.workspace.map.showBox(boxOf(place.geometry));
  }
}
