import type { OverlaidFeature, Overlay, OverlayLayer } from '../../api/analysis';
import type { FeatureRef } from '../../api/types';
import { formatValue } from '../../format/attributes';
import { formatNumber } from '../../format/numbers';
import { h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import { formatGround, formatLength } from '../sketch/measures';

/** Features of a layer beyond these are shown when someone asks for more. */
const firstShown = 50;

/** What answers a question: layer by layer, with sums and overlaps. */
export class ResultList {
  readonly element = h('div', { class: 'answer', 'aria-live': 'polite', 'data-testid': 'answer' });

  constructor(private readonly chosen: (ref: FeatureRef) => void) {}

  clear(): void {
    this.element.replaceChildren();
  }

  show(screen: Screen, overlay: Overlay): void {
    const { question } = screen.messages;
    const { shape, layers } = overlay;
    const found = layers.filter(({ count }) => count > 0);
    const count = found.reduce((sum, layer) => sum + layer.count, 0);
    const sentence =
      count === 0
        ? question.none
        : `${question.found} ${formatNumber(count, screen.language)} ${question.features}`;
    this.element.replaceChildren(
      shape.isRepaired
        ? h('p', {
            class: 'problem',
            'data-testid': 'repaired',
            text: question.repaired + (shape.repair ?? ''),
          })
        : '',
      h('p', { class: 'answer-summary', 'data-testid': 'answer-summary', text: sentence }),
      shape.areaM2 === null
        ? ''
        : h('p', {
            class: 'hint',
            text: `${question.areaOfShape} ${formatGround(shape.areaM2, screen.language)}`,
          }),
      ...found.map((layer) => this.section(screen, layer)),
    );
  }

  private section(screen: Screen, layer: OverlayLayer): HTMLElement {
    const { messages, catalog, language } = screen;
    const title = catalog.layers.find(({ id }) => id === layer.id)?.title ?? layer.id;
    const list = h(
      'ul',
      {},
      ...layer.features.slice(0, firstShown).map((each) => this.row(screen, layer.id, each)),
    );
    const rest = layer.features.slice(firstShown);
    const more = h('button', {
      type: 'button',
      class: 'text-button',
      text: `${messages.question.more} (${formatNumber(rest.length, language)})`,
      on: {
        click: () => {
          list.append(...rest.map((each) => this.row(screen, layer.id, each)));
          more.remove();
        },
      },
    });
    return h(
      'fieldset',
      { class: 'theme', 'data-testid': `answer-${layer.id}` },
      h('legend', { text: `${title} · ${formatNumber(layer.count, language)}` }),
      layer.overlapM2 === null
        ? null
        : h('p', {
            class: 'hint',
            text: `${messages.question.overlap} ${formatGround(layer.overlapM2, language)}`,
          }),
      sumsOf(screen, layer),
      list,
      rest.length === 0 ? null : more,
    );
  }

  private row(screen: Screen, layer: string, feature: OverlaidFeature): HTMLElement {
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'change-row',
          'data-testid': 'answer-row',
          on: { click: () => this.chosen({ layer, id: feature.id }) },
        },
        h('strong', { text: feature.name ?? feature.id }),
        h('span', { class: 'result-code', text: feature.code ?? '' }),
        h('span', { class: 'hint', text: details(screen, feature) }),
      ),
    );
  }
}

/** What the features have together: as wholes, and as far as they overlap. */
function sumsOf(
  { messages, catalog, language }: Screen,
  { id, count, sums }: OverlayLayer,
): HTMLElement | null {
  const { question } = messages;
  const properties = catalog.layers.find((layer) => layer.id === id)?.schema.properties ?? {};
  const known = sums.filter((sum) => sum.count > 0);
  if (known.length === 0) return null;
  return h(
    'dl',
    { class: 'sums', 'data-testid': `sums-${id}` },
    ...known.map((sum) => {
      const schema = properties[sum.attribute] ?? {};
      const words = (value: number) => formatValue(schema, value, language)[0] ?? '';
      const missing = count - sum.count;
      return h(
        'div',
        { 'data-testid': `sum-${sum.attribute}` },
        h('dt', { text: schema.title ?? sum.attribute }),
        h('dd', { text: `${question.sum} ${words(sum.sum)}` }),
        sum.weightedSum === null
          ? null
          : h('dd', { text: `${question.weightedSum} ${words(sum.weightedSum)}` }),
        missing === 0
          ? null
          : h('dd', { class: 'hint', text: `${formatNumber(missing, language)} ${question.withoutValue}` }),
      );
    }),
  );
}

function details({ messages, language }: Screen, feature: OverlaidFeature): string {
  const { question } = messages;
  const parts: string[] = [];
  if (feature.distanceM !== undefined && feature.distanceM !== null) {
    parts.push(`${question.away} ${formatLength(feature.distanceM, language)}`);
  }
  if (feature.overlapM2 !== null) parts.push(formatGround(feature.overlapM2, language));
  if (feature.shareOfFeature !== null) {
    parts.push(`${question.share} ${formatNumber(feature.shareOfFeature * 100, language)}%`);
  }
  return parts.join(' · ');
}
