import type { Layer } from '../../api/catalog';
import {
  type Condition,
  type ConditionList,
  type Operator,
  fromCql2,
  isBoolean,
  isNumeric,
  operatorsFor,
  toCql2,
} from '../../api/conditions';
import { h, optionsOf } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import { type Column, columnsOf } from './columns';

const none: ConditionList = { join: 'AND', conditions: [] };

/** Builds a filter from conditions and shows it as CQL2, which may be written by hand as well. */
export class FilterBuilder {
  readonly element = h('form', { class: 'filter-builder', hidden: true, 'data-testid': 'filter-builder' });
  private readonly text = h('textarea', {
    class: 'cql2',
    rows: 3,
    spellcheck: 'false',
    maxlength: 4000,
    'data-testid': 'filter-text',
  });
  private readonly problem = h('p', {
    class: 'problem',
    role: 'alert',
    'data-testid': 'filter-problem',
    hidden: true,
  });
  private readonly list = h('ul', { class: 'conditions' });
  private filter: ConditionList | null = none;
  private screen: Screen | null = null;
  private columns: Column[] = [];

  constructor(private readonly applied: (filter: string | null) => void) {
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.text.value.trim();
      this.applied(text === '' ? null : text);
    });
    this.text.addEventListener('input', () => {
      this.filter = fromCql2(this.text.value);
      this.showConditions();
    });
  }

  /** Opens for a layer with the filter that it has. */
  show(screen: Screen, layer: Layer, filter: string | null): void {
    this.screen = screen;
    this.columns = columnsOf(layer);
    this.text.value = filter ?? '';
    this.filter = filter === null ? none : fromCql2(filter);
    if (this.filter?.conditions.length === 0) this.filter = { ...none, conditions: [this.fresh()] };
    const { table } = screen.messages;
    this.text.setAttribute('aria-label', table.cql2);
    this.element.replaceChildren(
      this.list,
      h('button', {
        type: 'button',
        class: 'text-button',
        text: table.addCondition,
        'data-testid': 'filter-add',
        on: { click: () => this.add() },
      }),
      h('label', { class: 'hint', text: table.cql2 }),
      this.text,
      this.problem,
      h(
        'div',
        { class: 'button-row' },
        h('button', {
          type: 'submit',
          class: 'button primary',
          text: table.apply,
          'data-testid': 'filter-apply',
        }),
        h('button', {
          type: 'button',
          class: 'button',
          text: table.clear,
          'data-testid': 'filter-clear',
          on: { click: () => this.empty() },
        }),
      ),
    );
    this.element.hidden = false;
    this.explain(null);
    this.showConditions();
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** What is wrong with the filter, in the service's words; null: nothing. */
  explain(problem: string | null): void {
    this.problem.hidden = problem === null;
    this.problem.textContent = problem;
  }

  private fresh(): Condition {
    const column = this.columns.find(({ schema }) => schema.oneOf !== undefined) ?? this.columns[0];
    return { attribute: column?.name ?? '', operator: '=', value: firstValue(column) };
  }

  private add(): void {
    const filter = this.filter ?? none;
    this.change({ ...filter, conditions: [...filter.conditions, this.fresh()] });
  }

  private empty(): void {
    this.change(none);
    this.applied(null);
  }

  private change(filter: ConditionList, redraw = true): void {
    this.filter = filter;
    const schemas = Object.fromEntries(this.columns.map(({ name, schema }) => [name, schema]));
    this.text.value = toCql2(filter, schemas);
    this.explain(null);
    if (redraw) this.showConditions();
  }

  private replace(index: number, condition: Condition, redraw: boolean): void {
    const filter = this.filter ?? none;
    this.change({ ...filter, conditions: filter.conditions.with(index, condition) }, redraw);
  }

  private showConditions(): void {
    const { filter } = this;
    if (this.screen === null) return;
    const { table } = this.screen.messages;
    if (filter === null) {
      this.list.replaceChildren(h('li', { class: 'hint', text: table.byHand }));
      return;
    }
    this.list.replaceChildren(...filter.conditions.map((each, index) => this.row(filter, each, index)));
  }

  private row(filter: ConditionList, condition: Condition, index: number): HTMLElement {
    const { table } = (this.screen as Screen).messages;
    const column = this.columns.find(({ name }) => name === condition.attribute);
    const attribute = h('select', { 'aria-label': table.attribute, 'data-testid': 'filter-attribute' });
    attribute.append(
      ...optionsOf(
        this.columns.map(({ name, title }) => [name, title]),
        condition.attribute,
      ),
    );
    attribute.addEventListener('change', () => {
      const other = this.columns.find(({ name }) => name === attribute.value);
      this.replace(index, { attribute: attribute.value, operator: '=', value: firstValue(other) }, true);
    });
    const operator = h('select', { 'aria-label': table.operator, 'data-testid': 'filter-operator' });
    const words = operatorsFor(column?.schema ?? {}).map((each) => [each, table.operators[each]] as const);
    operator.append(...optionsOf(words, condition.operator));
    operator.addEventListener('change', () =>
      this.replace(index, { ...condition, operator: operator.value as Operator }, true),
    );
    const remove = h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': table.removeCondition,
        on: {
          click: () =>
            this.change({ ...filter, conditions: filter.conditions.filter((_, at) => at !== index) }),
        },
      },
      icon('close'),
    );
    return h(
      'li',
      { class: 'condition' },
      index === 0 ? null : this.join(filter),
      attribute,
      operator,
      this.valueField(column, condition, index),
      remove,
    );
  }

  private join(filter: ConditionList): HTMLElement {
    const { table } = (this.screen as Screen).messages;
    const select = h('select', { class: 'join', 'aria-label': table.join, 'data-testid': 'filter-join' });
    select.append(
      ...optionsOf(
        [
          ['AND', table.and],
          ['OR', table.or],
        ],
        filter.join,
      ),
    );
    select.addEventListener('change', () =>
      this.change({ ...filter, join: select.value === 'OR' ? 'OR' : 'AND' }),
    );
    return select;
  }

  private valueField(column: Column | undefined, condition: Condition, index: number): HTMLElement | null {
    if (condition.operator === 'empty' || condition.operator === 'present') return null;
    const { table } = (this.screen as Screen).messages;
    const schema = column?.schema ?? {};
    const attributes = { 'aria-label': table.value, 'data-testid': 'filter-value' };
    const take = (value: Condition['value']) => this.replace(index, { ...condition, value }, false);
    const choices = isBoolean(schema)
      ? ([
          ['true', table.yes],
          ['false', table.no],
        ] as const)
      : schema.oneOf?.map((code) => [String(code.const), code.title ?? String(code.const)] as const);
    if (choices !== undefined) {
      const select = h('select', attributes);
      select.append(...optionsOf(choices, String(condition.value)));
      select.addEventListener('change', () =>
        take(isBoolean(schema) ? select.value === 'true' : select.value),
      );
      return select;
    }
    const numeric = isNumeric(schema);
    const type = numeric ? 'number' : schema.format === 'date' ? 'date' : 'text';
    const input = h('input', { ...attributes, type, step: 'any', value: String(condition.value) });
    input.addEventListener('input', () => take(numeric ? Number(input.value) : input.value));
    return input;
  }
}

function firstValue(column: Column | undefined): Condition['value'] {
  const schema = column?.schema ?? {};
  const first = schema.oneOf?.[0]?.const;
  if (typeof first === 'string') return first;
  if (isBoolean(schema)) return true;
  return isNumeric(schema) ? 0 : '';
}
