import type { Identification, NamedFeature } from '../api/identification';
import type { FeatureRef, Properties, Provenance } from '../api/types';
import { type AttributeRow, attributeRows } from '../format/attributes';
import { formatPosition } from '../format/coordinates';
import { formatValidity } from '../format/dates';
import { romanised } from '../format/names';
import { formatNumber } from '../format/numbers';
import type { Messages } from '../i18n/messages';
import { isOwn } from '../own/own-layer';
import { h, optionsOf } from './dom';
import { icon } from './icons';
import type { Screen } from './screen';
import { swatch } from './swatch';

export interface IdentifyPanelEvents {
  chosen(ref: FeatureRef): void;
  zoomed(identification: Identification): void;
  exported(identification: Identification, format: string): void;
  listed(layer: string, filter: string): void;
  closed(): void;
  retried(): void;
}

/** What stands above and below the title. */
type Heading = [kicker: HTMLElement | null, romanisation: HTMLElement | null];

/** Says what is here: the feature, its path, its attributes, its provenance, and what else is at the place. */
export class IdentifyPanel {
  readonly element = h('section', {
    class: 'panel identify',
    'data-testid': 'identify-panel',
    tabindex: -1,
    hidden: true,
  });

  /** Tells a screen reader what has been found; it stays while the panel comes and goes. */
  readonly announcer = h('div', { class: 'visually-hidden', role: 'status' });

  constructor(
    private readonly events: IdentifyPanelEvents,
    private readonly address: (ref: FeatureRef) => string,
  ) {}

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  showLoading(screen: Screen): void {
    const waiting = h('p', { class: 'waiting', text: screen.messages.identifyLoading });
    if (!this.isOpen) this.fill(screen, screen.messages.identify, [null, null], [waiting]);
    this.element.setAttribute('aria-busy', 'true');
  }

  /** A sentence instead of an answer; with a button to ask again where that may help. */
  showSentence(screen: Screen, sentence: string, canRetry: boolean): void {
    const again = h('button', {
      type: 'button',
      class: 'button',
      text: screen.messages.retry,
      on: { click: () => this.events.retried() },
    });
    this.fill(
      screen,
      screen.messages.identify,
      [null, null],
      [
        h('p', { class: 'sentence', 'data-testid': 'identify-message', text: sentence }),
        canRetry ? again : null,
      ],
    );
  }

  show(screen: Screen, found: Identification): void {
    const { messages } = screen;
    const kicker = h('p', { class: 'kicker' }, swatchOf(found), h('span', { text: found.layer.title }));
    const rows = attributeRows(found.layer.schema, found.feature.properties, screen.language).filter(
      (row) => row.name !== found.layer.nameAttribute,
    );
    this.fill(
      screen,
      found.name,
      [kicker, romanisationOf(screen, found)],
      [
        this.path(screen, found),
        h('h3', { class: 'visually-hidden', text: messages.attributes }),
        attributeList(screen, found, rows),
        this.inside(screen, found),
        this.actions(screen, found),
        this.also(screen, found),
      ],
    );
  }

  hide(): void {
    this.element.hidden = true;
  }

  private fill(
    screen: Screen,
    title: string,
    [kicker, romanisation]: Heading,
    body: (HTMLElement | null)[],
  ): void {
    const { messages } = screen;
    this.element.hidden = false;
    this.announcer.textContent = title;
    this.element.removeAttribute('aria-busy');
    this.element.setAttribute('aria-label', messages.identify);
    this.element.replaceChildren(
      h(
        'div',
        { class: 'panel-head' },
        h(
          'div',
          { class: 'title-block' },
          kicker,
          h('h2', { 'data-testid': 'identify-title', text: title }),
          romanisation,
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': messages.close,
            title: messages.close,
            'data-testid': 'identify-close',
            on: { click: () => this.events.closed() },
          },
          icon('close'),
        ),
      ),
      h(
        'div',
        { class: 'panel-body', tabindex: 0, role: 'group', 'aria-label': title },
        ...body.filter((part) => part !== null),
      ),
    );
  }

  private path({ messages }: Screen, found: Identification): HTMLElement | null {
    if (found.path.length === 0) return null;
    return h(
      'nav',
      { 'aria-label': messages.path, 'data-testid': 'identify-path' },
      h(
        'ol',
        { class: 'path' },
        ...found.path.map((crumb) =>
          h('li', {}, this.featureButton(crumb, 'crumb', crumb.name), icon('chevron')),
        ),
        h('li', { 'aria-current': 'true', text: found.name }),
      ),
    );
  }

  private also({ messages, catalog }: Screen, found: Identification): HTMLElement | null {
    if (found.also.length === 0) return null;
    return h(
      'div',
      { class: 'also', 'data-testid': 'identify-also' },
      h('h3', { text: messages.alsoHere }),
      h(
        'ul',
        {},
        ...found.also.map((ref) => {
          const layer = catalog.layers.find((candidate) => candidate.id === ref.layer);
          const button = this.featureButton(ref, 'also-row', ref.name);
          if (layer !== undefined) button.prepend(swatch(layer));
          button.append(h('span', { class: 'tag', text: layer?.title ?? ref.layer }));
          return h('li', {}, button);
        }),
      ),
    );
  }

  /** What lies in it, with counts; each leads to a table. */
  private inside({ messages, language }: Screen, { inside }: Identification): HTMLElement | null {
    if (inside.length === 0) return null;
    return h(
      'div',
      { class: 'also', 'data-testid': 'identify-inside' },
      h('h3', { text: messages.inside }),
      h(
        'ul',
        {},
        ...inside.map(({ layer, count, filter }) =>
          h(
            'li',
            {},
            h(
              'button',
              {
                type: 'button',
                class: 'also-row',
                disabled: count === 0,
                'data-testid': `inside-${layer.id}`,
                on: { click: () => this.events.listed(layer.id, filter) },
              },
              swatch(layer),
              h('span', { text: layer.title }),
              h('span', { class: 'tag', text: formatNumber(count, language) }),
            ),
          ),
        ),
      ),
    );
  }

  private featureButton(ref: FeatureRef, style: string, text: string): HTMLButtonElement {
    const choose = () => this.events.chosen({ layer: ref.layer, id: ref.id });
    return h('button', { type: 'button', class: style, on: { click: choose } }, h('span', { text }));
  }

  private exportChoice(messages: Messages, found: Identification): HTMLElement {
    const choice = h('select', { 'aria-label': messages.exportAs, 'data-testid': 'identify-export' });
    choice.append(
      h('option', { value: '', text: messages.exportAs }),
      ...optionsOf(
        formats.map((format) => [format, messages.formats[format]]),
        null,
      ),
    );
    choice.addEventListener('change', () => {
      if (choice.value !== '') this.events.exported(found, choice.value);
      choice.value = '';
    });
    return choice;
  }

  private actions({ messages }: Screen, found: Identification): HTMLElement {
    const isOwnData = isOwn(found.layer.id);
    const href = this.address({ layer: found.layer.id, id: found.feature.id });
    return h(
      'div',
      { class: 'actions' },
      h(
        'button',
        {
          type: 'button',
          class: 'button',
          'data-testid': 'identify-zoom',
          on: { click: () => this.events.zoomed(found) },
        },
        icon('target'),
        messages.zoomTo,
      ),
      isOwnData
        ? null
        : h(
            'a',
            { class: 'button', href, target: '_blank', rel: 'noopener', 'data-testid': 'identify-api' },
            icon('code'),
            messages.showInApi,
          ),
      isOwnData ? null : this.exportChoice(messages, found),
    );
  }
}

/** Formats in which one feature is taken away. */
const formats = ['json', 'shp', 'gpkg', 'kml', 'dxf', 'xlsx'] as const;

/** The name in Latin letters, for those who read English. */
function romanisationOf({ language }: Screen, { feature }: Identification): HTMLElement | null {
  const pinyin = text(feature.properties, 'pinyin');
  return language === 'en' && pinyin !== null
    ? h('p', { class: 'romanised', text: romanised(pinyin) })
    : null;
}

function swatchOf({ layer, feature }: Identification): SVGElement {
  const style = layer.style.fill ?? layer.style.circle;
  const value = style?.attribute === undefined ? undefined : feature.properties[style.attribute];
  return swatch(layer, value === undefined ? undefined : style?.values?.[String(value)]);
}

function attributeList(screen: Screen, found: Identification, rows: AttributeRow[]): HTMLElement {
  const { messages, language } = screen;
  const { properties } = found.feature;
  const validity = formatValidity(text(properties, 'valid_from'), text(properties, 'valid_to'), language);
  const provenance = text(properties, 'provenance') as Provenance | null;
  const position = found.position;
  return h(
    'dl',
    { class: 'attributes', 'data-testid': 'identify-attributes' },
    ...rows.map((row) => attribute(row.name, row.title, withName(row, properties, found.path))),
    validity === null ? null : attribute('validity', messages.validity, [validity]),
    provenance === null
      ? null
      : provenanceRow(messages.provenance, provenance, messages.provenances[provenance]),
    position === null ? null : attribute('position', messages.position, [formatPosition(...position)]),
  );
}

function attribute(name: string, title: string, values: readonly string[]): HTMLElement {
  return h(
    'div',
    { class: 'attribute', 'data-attribute': name },
    h('dt', { text: title }),
    h('dd', {}, ...values.map((value) => h('span', { text: value }))),
  );
}

function provenanceRow(title: string, provenance: Provenance, words: string): HTMLElement {
  return h(
    'div',
    { class: 'attribute', 'data-attribute': 'provenance' },
    h('dt', { text: title }),
    h(
      'dd',
      {},
      h('span', { class: `mark mark-${provenance}`, 'data-testid': 'identify-provenance', text: words }),
    ),
  );
}

/** A code that names one of the divisions around is shown with that division's name. */
function withName(
  row: AttributeRow,
  properties: Properties,
  path: readonly NamedFeature[],
): readonly string[] {
  const parent = path.find((crumb) => crumb.code !== null && crumb.code === properties[row.name]);
  return parent === undefined ? row.values : [parent.name, ...row.values];
}

function text(properties: Properties, name: string): string | null {
  const value = properties[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
