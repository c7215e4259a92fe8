import type { Layer } from '../../api/catalog';
import { RequestFailure, isAbort } from '../../api/client';
import { type FeatureQuery, FeaturePages, type RowPages } from '../../api/pages';
import type { Feature } from '../../api/types';
import { formatValue } from '../../format/attributes';
import { formatNumber } from '../../format/numbers';
import { csvOf } from '../../format/csv';
import { isOwn } from '../../own/own-layer';
import { OwnPages } from '../../own/own-pages';
import type { RowQuery } from '../../own/own-table';
import { attributesOf, parseCql2 } from '../../api/cql2';
import { h } from '../../panels/dom';
import { saveBlob, saveText } from '../../panels/save';
import type { Screen } from '../../panels/screen';
import { without } from '../../state/known-view';
import type { ViewState } from '../../state/view-state';
import type { Workspace } from '../tool';
import { type Column, columnsOf, usualColumns, widthOf } from './columns';
import { FilterBuilder } from './filter-builder';
import { TableBar } from './table-bar';
import { VirtualRows } from './virtual-rows';

/** The features of a layer as a table below the map: sorted, filtered, its selection that of the map. */
export class TableDock {
  readonly element = h('section', { class: 'table-dock', 'data-testid': 'table', hidden: true });
  private readonly bar: TableBar;
  private readonly head = h('div', { class: 'table-head', role: 'rowgroup' });
  private readonly grid = h('div', {
    class: 'table-grid',
    role: 'grid',
    tabindex: 0,
    'data-testid': 'table-grid',
  });
  private readonly rows: VirtualRows;
  private readonly builder: FilterBuilder;
  private layer: Layer | null = null;
  private columns: Column[] = [];
  private readonly chosen = new Map<string, readonly string[]>();
  private sort: { name: string; isDescending: boolean } | null = null;
  private isLimitedToView = false;
  private pages: RowPages | null = null;
  private request: AbortController | null = null;
  private shown = '';
  private active = -1;

  constructor(
    private readonly workspace: Workspace,
    /** Told that it opens or closes. */
    private readonly changed: (isOpen: boolean) => void,
  ) {
    this.bar = new TableBar({
      layerChosen: (layer) => this.open(layer, false),
      limited: (isLimited) => {
        this.isLimitedToView = isLimited;
        this.again();
      },
      filterToggled: () => (this.builder.element.hidden ? this.showBuilder() : this.builder.hide()),
      columnsChosen: (columns) => {
        if (this.layer === null) return;
        this.chosen.set(this.layer.id, columns);
        this.renderHead(this.workspace.screen(), this.layer);
        this.rows.draw();
      },
      exported: (format) => this.export(format),
      closed: () => this.close(),
    });
    this.builder = new FilterBuilder((filter) => void this.applyFilter(filter));
    this.rows = new VirtualRows(
      this.grid,
      (index) => this.row(index),
      (last) => void this.reach(last),
    );
    this.grid.append(this.head, this.rows.element);
    this.grid.addEventListener('keydown', (event) => this.onKey(event));
    this.element.append(this.bar.element, h('div', { class: 'table-main' }, this.builder.element, this.grid));
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Opens the table of a layer, and the builder of its filter when that is asked for. */
  open(layer: string, withFilter: boolean): void {
    const screen = this.workspace.screen();
    const found = this.workspace.layers().find((each) => each.id === layer);
    if (found === undefined) return;
    if (this.layer?.id !== layer) this.sort = null;
    this.layer = found;
    this.element.hidden = false;
    this.render(screen);
    if (withFilter) this.showBuilder();
    else this.builder.hide();
    this.changed(true);
    (withFilter ? this.builder.element.querySelector('select') : this.grid)?.focus();
  }

  close(): void {
    this.element.hidden = true;
    this.request?.abort();
    this.pages = null;
    this.shown = '';
    this.changed(false);
    this.workspace.map.focus();
  }

  render(screen: Screen): void {
    if (this.layer === null || !this.isOpen) return;
    this.layer = this.workspace.layers().find((each) => each.id === this.layer?.id) ?? this.layer;
    this.element.setAttribute('aria-label', `${screen.messages.table.title} ${this.layer.title}`);
    this.bar.render(screen, {
      layer: this.layer,
      layers: this.workspace.layers(),
      columns: this.chosenColumns(this.layer),
      isLimitedToView: this.isLimitedToView,
    });
    this.renderHead(screen, this.layer);
    if (!this.builder.element.hidden) this.showBuilder();
    this.shown = '';
    this.again();
  }

  update(view: ViewState, before: ViewState): void {
    if (!this.isOpen || this.layer === null) return;
    const asked = JSON.stringify(this.query());
    if (asked !== this.shown) {
      this.shown = asked;
      this.load();
    } else if (view.selection !== before.selection) {
      this.rows.draw();
      void this.showSelected();
    }
  }

  private again(): void {
    this.update(this.workspace.view.value, this.workspace.view.value);
  }

  private chosenColumns(layer: Layer): readonly string[] {
    return this.chosen.get(layer.id) ?? usualColumns(layer);
  }

  private query(): FeatureQuery {
    const { day, filters } = this.workspace.view.value;
    const layer = this.layer?.id ?? '';
    return {
      layer,
      day,
      filter: filters[layer] ?? null,
      sortby: this.sort === null ? [] : [(this.sort.isDescending ? '-' : '') + this.sort.name],
      bbox: this.isLimitedToView ? this.workspace.map.box : null,
    };
  }

  private load(): void {
    this.request?.abort();
    this.request = new AbortController();
    this.pages = this.pagesOf(this.query(), this.request.signal);
    this.active = -1;
    this.rows.setCount(0);
    this.rows.toTop();
    void this.more().then(() => this.showSelected());
  }

  private pagesOf(query: FeatureQuery, signal: AbortSignal): RowPages {
    const { client, own } = this.workspace;
    if (!isOwn(query.layer)) return new FeaturePages(client, query, signal, 500);
    return new OwnPages(own, query.layer, this.ownQuery(query));
  }

  private ownQuery({ filter }: FeatureQuery): RowQuery {
    return { filter: filter === null ? null : parseCql2(filter), sort: this.sort };
  }

  /** Fetches the next page. */
  private async more(): Promise<void> {
    const { pages } = this;
    if (pages === null) return;
    const { messages, language } = this.workspace.screen();
    this.bar.status.textContent = messages.table.loading;
    try {
      await this.workspace.activity.during(pages.more());
      if (pages !== this.pages) return;
      this.rows.setCount(pages.features.length);
      this.grid.setAttribute('aria-rowcount', String((pages.matched ?? pages.features.length) + 1));
      this.bar.status.textContent = `${formatNumber(pages.matched ?? pages.features.length, language)} ${messages.table.rows}`;
    } catch (error) {
      if (isAbort(error)) return;
      this.bar.status.textContent = '';
      this.shown = '';
      this.workspace.failed(error);
    }
  }

  private async reach(last: number): Promise<void> {
    const { pages } = this;
    if (pages !== null && !pages.isComplete && last >= pages.features.length - 60) await this.more();
  }

  /** Brings the selected feature into sight, and fetches up to it; not through more than a few thousand. */
  private async showSelected(): Promise<void> {
    const { selection } = this.workspace.view.value;
    const { pages } = this;
    if (selection?.layer !== this.layer?.id || pages === null) return;
    const find = () => pages.features.findIndex((feature) => feature.id === selection?.id);
    while (find() < 0 && !pages.isComplete && pages.features.length < 5000 && pages === this.pages)
      await this.more();
    const at = find();
    if (at < 0 || pages !== this.pages) return;
    this.active = at;
    this.rows.show(at);
    this.rows.draw();
  }

  private export(format: string): void {
    if (this.layer !== null && isOwn(this.layer.id)) {
      void this.saveOwn(this.layer, format).catch(this.workspace.failed);
      return;
    }
    const properties = this.columns.map(({ name }) => name);
    this.workspace.client.download(
      this.workspace.client.exportAddress({ ...this.query(), properties }, format),
    );
  }

  /** What the table shows of own data, made here. */
  private async saveOwn({ id, title }: Layer, format: string): Promise<void> {
    const { own, activity } = this.workspace;
    const { columns } = this;
    if (format === 'json') {
      const names = columns.map(({ name }) => name);
      const file = await activity.during(own.data.geoJson(id, this.ownQuery(this.query()), names));
      saveBlob(file, `${title}.geojson`);
      return;
    }
    const pages = this.pagesOf(this.query(), new AbortController().signal);
    while (!pages.isComplete) await pages.more();
    const rows = pages.features.map(({ properties }) => columns.map(({ name }) => properties[name] ?? null));
    saveText(csvOf([columns.map((column) => column.title), ...rows]), `${title}.csv`, 'text/csv');
  }

  private renderHead(screen: Screen, layer: Layer): void {
    const chosen = this.chosenColumns(layer);
    this.columns = columnsOf(layer).filter(({ name }) => chosen.includes(name));
    const widths = this.columns.map((column) => `minmax(${widthOf(column)}px, 1fr)`);
    this.grid.style.setProperty('--columns', widths.join(' '));
    this.grid.setAttribute('aria-label', layer.title);
    this.grid.setAttribute('aria-colcount', String(this.columns.length));
    this.head.replaceChildren(
      h(
        'div',
        { class: 'table-row', role: 'row' },
        ...this.columns.map((column) => this.headCell(screen, column)),
      ),
    );
  }

  private headCell({ messages }: Screen, column: Column): HTMLElement {
    const isSorted = this.sort?.name === column.name;
    const direction = !isSorted ? 'none' : this.sort?.isDescending ? 'descending' : 'ascending';
    const sign = { none: '', ascending: ' ▲', descending: ' ▼' }[direction];
    return h(
      'div',
      { role: 'columnheader', 'aria-sort': direction, class: column.isNumeric ? 'numeric' : '' },
      h('button', {
        type: 'button',
        class: 'head-button',
        text: column.title + sign,
        title: `${messages.table.sort} ${column.title}`,
        'data-testid': `sort-${column.name}`,
        on: {
          click: () => {
            this.sort = { name: column.name, isDescending: direction === 'ascending' };
            if (this.layer !== null) this.renderHead(this.workspace.screen(), this.layer);
            this.again();
          },
        },
      }),
    );
  }

  private row(index: number): HTMLElement {
    const { language } = this.workspace.screen();
    const { selection } = this.workspace.view.value;
    const feature = this.pages?.features[index];
    const isSelected = selection?.layer === this.layer?.id && selection?.id === feature?.id;
    return h(
      'div',
      {
        class: index === this.active ? 'table-row active' : 'table-row',
        role: 'row',
        id: `row-${index}`,
        'aria-rowindex': index + 2,
        'aria-selected': String(isSelected),
        'data-testid': 'table-row',
        on: { click: () => this.choose(index) },
      },
      ...this.columns.map(({ name, schema, isNumeric }) => {
        const value = feature?.properties[name] ?? null;
        const words = value === null || value === '' ? '' : (formatValue(schema, value, language)[0] ?? '');
        return h('div', { role: 'gridcell', class: isNumeric ? 'numeric' : '', text: words, title: words });
      }),
    );
  }

  private choose(index: number): void {
    const feature: Feature | undefined = this.pages?.features[index];
    if (feature === undefined || this.layer === null) return;
    this.active = index;
    this.workspace.visit({ layer: this.layer.id, id: feature.id }, true);
    this.rows.draw();
  }

  private onKey(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = event.target === this.grid ? steps[event.key] : undefined;
    if (step !== undefined) {
      event.preventDefault();
      const last = (this.pages?.features.length ?? 0) - 1;
      this.active = Math.max(0, Math.min(last, this.active + step));
      this.rows.show(this.active);
      this.rows.draw();
      this.grid.setAttribute('aria-activedescendant', `row-${this.active}`);
    } else if (event.key === 'Enter' && event.target === this.grid) {
      this.choose(this.active);
    }
  }

  private showBuilder(): void {
    const { layer } = this;
    if (layer === null) return;
    this.builder.show(this.workspace.screen(), layer, this.workspace.view.value.filters[layer.id] ?? null);
  }

  /** Asks the service first: what it refuses is explained, and the filter before stays. */
  private async applyFilter(filter: string | null): Promise<void> {
    const { view, client, activity, failed } = this.workspace;
    const layer = this.layer?.id ?? '';
    const problem = isOwn(layer) && filter !== null ? this.ownProblem(filter) : null;
    if (problem !== null) {
      this.builder.explain(problem);
      return;
    }
    try {
      if (!isOwn(layer)) await activity.during(client.count({ layer, day: view.value.day, filter }));
    } catch (error) {
      if (error instanceof RequestFailure && error.kind === 'refused') this.builder.explain(error.message);
      else failed(error);
      return;
    }
    const others = without(view.value.filters, layer);
    this.builder.explain(null);
    view.update({ filters: filter === null ? others : { ...others, [layer]: filter } });
  }

  /** What is wrong with a filter of own data; null: nothing. */
  private ownProblem(filter: string): string | null {
    const { table } = this.workspace.screen().messages;
    const asked = parseCql2(filter);
    if (asked === null) return table.ownFilter;
    const known = this.layer?.schema.properties ?? {};
    const unknown = attributesOf(asked).find((attribute) => !Object.hasOwn(known, attribute));
    return unknown === undefined ? null : `${table.unknownAttribute} ${unknown}`;
  }
}
