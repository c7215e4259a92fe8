import type { Layer } from '../../api/catalog';
import { isBoolean, isNumeric } from '../../api/conditions';
import { isApart } from '../../format/attributes';
import { choiceField, editedField, h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import {
  type Measure,
  type Method,
  type Statistic,
  type ThemeSpec,
  areRising,
  fewestClasses,
  methods,
  mostClasses,
  statistics,
} from '../../state/theme-spec';
import { categoriesOf } from './theme-data';
import type { ClassifiedTheme } from './theme-paint';
import { colorsOf, palettes, usualPalette } from './palettes';
import { unitOf } from './titles';

/** What a theme is made of: layer, measure, classes, colours. Each change is told at once. */
export class ThemeForm {
  readonly element = h('div', { class: 'theme-form' });
  private spec: ThemeSpec | null = null;
  private theme: ClassifiedTheme | null = null;
  /** Puts into the fields what the values decide: once when they are built, and again whenever there are values. */
  private fillings: (() => void)[] = [];

  /** @param layers those that there are to choose from */
  constructor(
    private readonly layers: () => readonly Layer[],
    private readonly changed: (spec: ThemeSpec) => void,
  ) {}

  show(screen: Screen, spec: ThemeSpec | null): void {
    this.spec = spec;
    this.fillings = [];
    const editing = editedField(this.element);
    const layer = this.layers().find(({ id }) => id === spec?.layer) ?? null;
    this.element.replaceChildren(
      this.layerField(screen, layer),
      ...(spec === null || layer === null ? [] : this.fields(screen, spec, layer)),
    );
    editing?.restore(this.element);
  }

  /** @param theme what came of the spec; null when nothing did */
  fill(theme: ClassifiedTheme | null): void {
    this.theme = theme;
    for (const fill of this.fillings) fill();
  }

  private filled(fill: () => void): void {
    fill();
    this.fillings.push(fill);
  }

  private fields(screen: Screen, spec: ThemeSpec, layer: Layer): HTMLElement[] {
    const isKinds = categoriesOf(layer, spec.measure) !== null;
    return [
      this.measureField(screen, spec, layer),
      ...(spec.measure.kind === 'summary' ? this.summaryFields(screen, spec, spec.measure) : []),
      ...(isKinds
        ? []
        : [this.methodField(screen, spec), this.classField(screen, spec), this.paletteField(screen, spec)]),
      ...(isKinds ? [] : [this.markField(screen, spec)]),
    ].flat();
  }

  private change(change: Partial<ThemeSpec>): void {
    if (this.spec !== null) this.changed({ ...this.spec, ...change });
  }

  private layerField({ messages }: Screen, layer: Layer | null): HTMLElement {
    const choices = this.layers().map((each) => [each.id, each.title] as const);
    const none = layer === null ? [['', messages.theme.choose] as const] : [];
    return choiceField(messages.theme.layer, 'theme-layer', [...none, ...choices], layer?.id ?? '', (id) => {
      const chosen = this.layers().find((each) => each.id === id);
      if (chosen !== undefined) this.changed(usualTheme(chosen));
    });
  }

  private measureField({ messages, catalog }: Screen, spec: ThemeSpec, layer: Layer): HTMLElement {
    const attributes = measurable(layer).map(
      (name) => [name, layer.schema.properties[name]?.title ?? name] as const,
    );
    const others = catalog.layers.filter((other) => other !== layer);
    const canCount = catalog.layers.includes(layer) && layer.kind === 'polygon' && others.length > 0;
    const summary = canCount ? [['', messages.theme.ofOtherLayer] as const] : [];
    const chosen = spec.measure.kind === 'attribute' ? spec.measure.attribute : '';
    return choiceField(
      messages.theme.measure,
      'theme-measure',
      [...attributes, ...summary],
      chosen,
      (name) => {
        const other = others.find(({ kind }) => kind === 'point') ?? others[0];
        const measure: Measure =
          name !== '' || other === undefined
            ? { kind: 'attribute', attribute: name }
            : { kind: 'summary', of: other.id, statistic: 'count', attribute: null };
        this.changed({ ...usualTheme(layer, measure), palette: spec.palette, isReversed: spec.isReversed });
      },
    );
  }

  private summaryFields(
    screen: Screen,
    spec: ThemeSpec,
    measure: Measure & { kind: 'summary' },
  ): HTMLElement[] {
    const { messages, catalog } = screen;
    const of = catalog.layers.find(({ id }) => id === measure.of);
    const numbers = of === undefined ? [] : numericAttributes(of);
    const choose = (change: Partial<typeof measure>) =>
      this.change(classesAnew({ ...spec, measure: { ...measure, ...change } }));
    const possible = statistics.filter((each) => {
      if (each === 'area' || each === 'share') return of?.kind === 'polygon';
      return needsAttribute(each) ? numbers.length > 0 : true;
    });
    const fields = [
      choiceField(
        messages.theme.of,
        'theme-of',
        catalog.layers.filter(({ id }) => id !== spec.layer).map(({ id, title }) => [id, title]),
        measure.of,
        (id) => choose({ of: id, statistic: 'count', attribute: null }),
      ),
      choiceField(
        messages.theme.statistic,
        'theme-statistic',
        possible.map((each) => [each, messages.theme.statistics[each]]),
        measure.statistic,
        (value) => {
          const statistic = value as Statistic;
          choose({
            statistic,
            attribute: needsAttribute(statistic) ? (measure.attribute ?? numbers[0] ?? null) : null,
          });
        },
      ),
    ];
    if (!needsAttribute(measure.statistic)) return fields;
    const titles = numbers.map((name) => [name, of?.schema.properties[name]?.title ?? name] as const);
    return [
      ...fields,
      choiceField(messages.theme.attribute, 'theme-attribute', titles, measure.attribute, (attribute) =>
        choose({ attribute }),
      ),
    ];
  }

  private methodField({ messages }: Screen, spec: ThemeSpec): HTMLElement {
    return choiceField(
      messages.theme.method,
      'theme-method',
      methods.map((method) => [method, messages.theme.methods[method]]),
      spec.method,
      (value) => {
        const method = value as Method;
        this.change({ method, breaks: method === 'own' ? this.presentBreaks() : [] });
      },
    );
  }

  /** The limits between the classes as they are, for someone to move. */
  private presentBreaks(): number[] {
    const limits = (this.theme?.classes ?? []).slice(1).flatMap(({ of }) => ('from' in of ? [of.from] : []));
    return limits.length > 0 && areRising(limits) ? limits : [0];
  }

  private classField(screen: Screen, spec: ThemeSpec): HTMLElement {
    const { messages } = screen;
    if (spec.method === 'own') return this.breaksField(screen, spec);
    const input = h('input', {
      type: 'number',
      min: fewestClasses,
      max: mostClasses,
      value: spec.classes,
      'data-testid': 'theme-classes',
    });
    input.addEventListener('change', () => {
      const classes = Number(input.value);
      if (Number.isInteger(classes) && classes >= fewestClasses && classes <= mostClasses)
        this.change({ classes });
      else input.value = String(spec.classes);
    });
    return h('label', { class: 'field' }, h('span', { text: messages.theme.classes }), input);
  }

  private breaksField(screen: Screen, spec: ThemeSpec): HTMLElement {
    const { messages } = screen;
    const input = h('input', { type: 'text', 'data-testid': 'theme-breaks' });
    const words = h('span');
    const unit = () => (this.theme === null ? { size: 1, symbol: '' } : unitOf(screen, this.theme));
    let shown = '';
    this.filled(() => {
      const { size, symbol } = unit();
      const limits = spec.breaks.map((limit) => Number((limit / size).toPrecision(7))).join(', ');
      // What somebody is writing stays.
      if (input.value === shown) input.value = limits;
      shown = limits;
      words.textContent = symbol === '' ? messages.theme.breaks : `${messages.theme.breaks} (${symbol})`;
    });
    const problem = h('p', {
      class: 'problem',
      role: 'alert',
      text: messages.theme.breaksProblem,
      hidden: true,
    });
    input.addEventListener('change', () => {
      const limits = input.value
        .split(/[,，;；\s]+/)
        .filter((each) => each !== '')
        .map((each) => Number(each) * unit().size);
      const isSound = limits.length > 0 && limits.length < mostClasses && areRising(limits);
      problem.hidden = isSound;
      if (isSound) this.change({ breaks: limits, classes: Math.max(fewestClasses, limits.length + 1) });
    });
    return h('div', {}, h('label', { class: 'field' }, words, input), problem);
  }

  private paletteField({ messages }: Screen, spec: ThemeSpec): HTMLElement {
    const reverse = h('input', { type: 'checkbox', 'data-testid': 'theme-reverse' });
    reverse.checked = spec.isReversed;
    reverse.addEventListener('change', () => this.change({ isReversed: reverse.checked }));
    return h(
      'fieldset',
      { class: 'palettes' },
      h('legend', { class: 'field-title', text: messages.theme.palette }),
      h('div', { class: 'palette-grid' }, ...palettes.map((palette) => this.paletteButton(palette, spec))),
      h('label', { class: 'check-field' }, reverse, h('span', { text: messages.theme.reverse })),
    );
  }

  private paletteButton(palette: string, spec: ThemeSpec): HTMLElement {
    const button = h('button', {
      type: 'button',
      class: 'palette',
      title: palette,
      'aria-label': palette,
      'aria-pressed': String(spec.palette === palette),
      'data-testid': `palette-${palette}`,
      on: { click: () => this.change({ palette }) },
    });
    this.filled(() => {
      const count = Math.max(fewestClasses, this.theme?.classes.length ?? spec.classes);
      const parts = colorsOf(palette, count, spec.isReversed).map((color) => {
        const part = h('span');
        part.style.backgroundColor = color;
        return part;
      });
      button.replaceChildren(...parts);
    });
    return button;
  }

  private markField({ messages }: Screen, spec: ThemeSpec): HTMLElement {
    return choiceField(
      messages.theme.mark,
      'theme-mark',
      [
        ['fill', messages.theme.marks.fill],
        ['circle', messages.theme.marks.circle],
      ],
      spec.mark,
      (mark) => this.change({ mark: mark === 'circle' ? 'circle' : 'fill' }),
    );
  }
}

/** A theme of the layer to begin with. */
export function usualTheme(layer: Layer, measure: Measure = usualMeasure(layer)): ThemeSpec {
  return {
    layer: layer.id,
    measure,
    method: 'natural',
    classes: 5,
    breaks: [],
    palette: usualPalette,
    isReversed: false,
    mark: 'fill',
  };
}

/** The first number that people gave, before the area that is computed, before kinds. */
function usualMeasure(layer: Layer): Measure {
  const numbers = numericAttributes(layer);
  const given = numbers.filter((name) => layer.schema.properties[name]?.['x-ogc-unit'] !== 'm2');
  return {
    kind: 'attribute',
    attribute: given[0] ?? numbers[0] ?? measurable(layer)[0] ?? layer.nameAttribute,
  };
}

function measurable(layer: Layer): string[] {
  return Object.entries(layer.schema.properties)
    .filter(([name, schema]) => !isApart(name, schema))
    .filter(([, schema]) => isNumeric(schema) || isBoolean(schema) || schema.oneOf !== undefined)
    .map(([name]) => name);
}

function numericAttributes(layer: Layer): string[] {
  return measurable(layer).filter((name) => isNumeric(layer.schema.properties[name] ?? {}));
}

function needsAttribute(statistic: Statistic): boolean {
  return statistic === 'sum' || statistic === 'mean';
}

/** Another measure has other classes: own ones do not fit it. */
function classesAnew(spec: ThemeSpec): ThemeSpec {
  return spec.method === 'own' ? { ...spec, method: 'natural', breaks: [] } : spec;
}
