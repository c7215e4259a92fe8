import { isAbort } from '../../api/client';
import type { Difference } from '../../api/types';
import type { Layer } from '../../api/catalog';
import { formatArea } from '../../format/area';
import { today } from '../../format/dates';
import { type Marks, withMarks } from '../../drawing/style';
import { h } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import { type ViewState, parseDay } from '../../state/view-state';
import type { Tool, Workspace } from '../tool';

/** What has changed in a layer between two days. */
interface LayerChanges {
  readonly layer: Layer;
  readonly differences: readonly Difference[];
}

/** The day that is shown, chosen on a slider over the days of change, and its comparison with another. */
export class TimeTool implements Tool {
  readonly id = 'time';
  readonly icon = 'calendar';
  readonly body = h('div');
  private readonly slider = h('input', { type: 'range', min: 0, step: 1, 'data-testid': 'day-slider' });
  private readonly input = h('input', {
    type: 'date',
    id: 'day',
    class: 'day-input',
    'data-testid': 'day-input',
  });
  private readonly ticks = h('ol', { class: 'day-ticks' });
  private readonly other = h('input', {
    type: 'date',
    id: 'other-day',
    class: 'day-input',
    'data-testid': 'compare-day',
  });
  private readonly changes = h('div', { class: 'changes', 'aria-live': 'polite' });
  private readonly stop = h('button', {
    type: 'button',
    class: 'text-button',
    'data-testid': 'compare-stop',
  });
  private request: AbortController | null = null;
  private asked = '';

  constructor(private readonly workspace: Workspace) {
    const { view } = workspace;
    this.slider.addEventListener('input', () => this.choose(this.stops()[Number(this.slider.value)] ?? null));
    this.input.addEventListener('change', () => this.choose(parseDay(this.input.value)));
    this.other.addEventListener('change', () => view.update({ compared: parseDay(this.other.value) }));
    this.stop.addEventListener('click', () => view.update({ compared: null }));
  }

  render(screen: Screen): void {
    const { messages } = screen;
    const { time } = messages;
    this.slider.setAttribute('aria-label', time.slider);
    this.stop.textContent = time.stop;
    this.body.replaceChildren(
      h('label', { for: 'day', class: 'field-title', text: messages.day }),
      h(
        'div',
        { class: 'day-row' },
        this.step(-1, time.earlier),
        this.input,
        this.step(1, time.later),
        h('button', {
          type: 'button',
          class: 'text-button',
          text: messages.today,
          'data-testid': 'day-today',
          on: { click: () => this.choose(null) },
        }),
      ),
      this.slider,
      this.ticks,
      h('p', { class: 'hint', text: messages.dayHint }),
      h('label', { for: 'other-day', class: 'field-title', text: time.compare }),
      h('div', { class: 'day-row' }, this.other, this.stop),
      h('p', { class: 'hint', text: time.compareHint }),
      this.changes,
    );
    this.asked = '';
    this.update(this.workspace.view.value);
  }

  update(view: ViewState): void {
    const stops = this.stops();
    const day = view.day ?? today();
    const { firstDay } = this.workspace.screen().catalog;
    this.slider.max = String(stops.length - 1);
    this.slider.value = String(stops.findLastIndex((each) => each <= day));
    this.slider.setAttribute('aria-valuetext', day);
    this.input.min = this.other.min = firstDay ?? '';
    if (document.activeElement !== this.input) this.input.value = day;
    if (document.activeElement !== this.other) this.other.value = view.compared ?? '';
    this.stop.disabled = view.compared === null;
    this.ticks.replaceChildren(
      ...stops.map((each) => h('li', { class: each === day ? 'current' : '', text: each })),
    );
    void this.listChanges(view);
  }

  recovered(): void {
    if (this.workspace.view.value.compared === null) return;
    this.asked = '';
    this.update(this.workspace.view.value);
  }

  /** The days at which the slider stops, earliest first; the last is today. */
  private stops(): string[] {
    const now = today();
    const { changeDays } = this.workspace.screen().catalog;
    return [...changeDays.filter((day) => day < now), now];
  }

  private choose(day: string | null): void {
    this.workspace.view.update({ day: day === null || day === today() ? null : day });
  }

  private step(by: 1 | -1, words: string): HTMLElement {
    const button = h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': words, title: words },
      icon(by < 0 ? 'back' : 'chevron'),
    );
    button.addEventListener('click', () => {
      const day = this.workspace.view.value.day ?? today();
      const stops = this.stops();
      const next = by > 0 ? stops.find((each) => each > day) : stops.findLast((each) => each < day);
      if (next !== undefined) this.choose(next);
    });
    return button;
  }

  private async listChanges({ day, compared }: ViewState): Promise<void> {
    const asked = JSON.stringify([day, compared]);
    if (asked === this.asked) return;
    const isMarking = this.request !== null;
    this.asked = asked;
    this.request?.abort();
    this.request = null;
    if (compared === null) {
      this.changes.replaceChildren();
      if (isMarking) this.mark(new Map());
      return;
    }
    this.request = new AbortController();
    const { client, activity, failed, screen } = this.workspace;
    const { signal } = this.request;
    const [from, to] = [day ?? today(), compared].sort() as [string, string];
    try {
      const found = await activity.during(
        Promise.all(
          screen().catalog.layers.map(async (layer) => ({
            layer,
            differences: await client.differences(layer.id, from, to, signal),
          })),
        ),
      );
      this.show(found.filter(({ differences }) => differences.length > 0));
    } catch (error) {
      if (isAbort(error)) return;
      this.asked = '';
      failed(error);
    }
  }

  private show(found: readonly LayerChanges[]): void {
    const { time } = this.workspace.screen().messages;
    this.mark(
      new Map(found.map(({ layer, differences }) => [layer.id, new Set(differences.map(({ id }) => id))])),
    );
    this.changes.replaceChildren(
      h('p', {
        class: 'hint',
        'data-testid': 'changes-summary',
        text: found.length === 0 ? time.same : time.changed,
      }),
      ...found.map((each) => this.section(each)),
    );
  }

  private mark(marks: Marks): void {
    const { look } = this.workspace;
    look.update({ marked: withMarks(look.value.marked, this.id, marks) });
  }

  private section({ layer, differences }: LayerChanges): HTMLElement {
    return h(
      'fieldset',
      { class: 'theme' },
      h('legend', { text: `${layer.title} · ${differences.length}` }),
      h('ul', {}, ...differences.slice(0, 200).map((difference) => this.row(layer, difference))),
    );
  }

  /** What is new is there on the later of the two days, what was abolished on the earlier one. */
  private visit(layer: Layer, { id, kind }: Difference): void {
    const { day, compared } = this.workspace.view.value;
    const [earlier, later] = [day ?? today(), compared ?? today()].sort() as [string, string];
    this.workspace.visit({ layer: layer.id, id }, true, kind === 'REMOVED' ? earlier : later);
  }

  private row(layer: Layer, difference: Difference): HTMLElement {
    const { messages, language } = this.workspace.screen();
    const { time } = messages;
    const before = difference.nameBefore === null ? '' : `${time.before} ${difference.nameBefore}`;
    const attributes = difference.attributes.map((name) => layer.schema.properties[name]?.title ?? name);
    const area = (words: string, squareMetres: number | null) =>
      squareMetres === null || squareMetres < 1
        ? ''
        : `${words} ${formatArea(squareMetres, language)[0] ?? ''}`;
    const parts = [
      before,
      attributes.join(language === 'zh' ? '、' : ', '),
      area(time.gained, difference.gainedM2),
      area(time.lost, difference.lostM2),
    ];
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'change-row',
          'data-testid': 'change',
          on: { click: () => this.visit(layer, difference) },
        },
        h('strong', { text: difference.name ?? difference.id }),
        h('span', { class: 'tag', text: time.kinds[difference.kind] }),
        h('span', { class: 'hint', text: parts.filter((part) => part !== '').join(' · ') }),
      ),
    );
  }
}
