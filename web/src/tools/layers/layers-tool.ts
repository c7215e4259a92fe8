import type { Layer } from '../../api/catalog';
import { h, optionsOf } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import { without } from '../../state/known-view';
import type { ViewState } from '../../state/view-state';
import type { Tool, Workspace } from '../tool';
import { CheckSection } from './check-section';
import { Counts } from './counts';
import { LayerRow } from './layer-row';

export interface LayersToolEvents {
  tableAsked(layer: string, withFilter: boolean): void;
  themeAsked(layer: string): void;
  exportAsked(layer: string): void;
}

/** The tree of layers by theme, with switches, order, opacity, legend and counts. */
export class LayersTool implements Tool {
  readonly id = 'layers';
  readonly icon = 'layers';
  readonly body = h('div');
  private readonly counts: Counts;
  private readonly check: CheckSection;
  private readonly basemap = h('select', { 'data-testid': 'basemap' });
  private rows = new Map<string, LayerRow>();
  private counted = '';

  constructor(
    private readonly workspace: Workspace,
    private readonly events: LayersToolEvents,
  ) {
    this.counts = new Counts(workspace);
    this.check = new CheckSection(workspace);
    this.basemap.addEventListener('change', () =>
      workspace.view.update({ basemap: this.basemap.value === '' ? null : this.basemap.value }),
    );
  }

  render(screen: Screen): void {
    const { layers } = screen.catalog;
    this.rows = new Map(layers.map((layer) => [layer.id, new LayerRow(screen, layer, this.eventsOf(layer))]));
    const themes = [...new Set(layers.map((layer) => layer.theme))];
    this.body.replaceChildren(
      this.basemapChoice(screen) ?? '',
      ...themes.map((theme) =>
        h(
          'fieldset',
          { class: 'theme' },
          h('legend', { text: screen.messages.themes[theme] ?? theme }),
          ...layers.filter((layer) => layer.theme === theme).map((layer) => this.rows.get(layer.id)?.element),
        ),
      ),
      this.check.element,
    );
    this.check.render(screen);
    this.counted = '';
    this.update(this.workspace.view.value);
  }

  update(view: ViewState): void {
    const { look, map, screen } = this.workspace;
    for (const layer of screen().catalog.layers) {
      this.rows.get(layer.id)?.update({
        isOn: look.value.visible.has(layer.id),
        isTooSmall: map.zoom < (layer.style.minZoom ?? 0),
        opacity: view.opacity[layer.id] ?? 1,
        filter: view.filters[layer.id] ?? null,
        canRise: this.neighbour(layer, 1) !== null,
        canSink: this.neighbour(layer, -1) !== null,
      });
    }
    const shown = JSON.stringify([view.day, view.filters]);
    if (shown === this.counted) return;
    this.counted = shown;
    this.workspace.activity.whenIdle(() => {
      for (const row of this.rows.values()) void row.showCounts(this.counts);
    });
  }

  recovered(): void {
    this.counted = '';
    this.counts.forget();
    this.update(this.workspace.view.value);
  }

  /** Null: the operator has set none. */
  private basemapChoice({ messages, catalog }: Screen): HTMLElement | null {
    if (catalog.basemaps.length === 0) return null;
    const { view } = this.workspace;
    this.basemap.replaceChildren(
      ...optionsOf(
        [
          ['', messages.layerTool.noBasemap],
          ...catalog.basemaps.map(({ id, title }) => [id, title] as const),
        ],
        view.value.basemap ?? '',
      ),
    );
    return h('label', { class: 'field' }, h('span', { text: messages.layerTool.basemap }), this.basemap);
  }

  private eventsOf(layer: Layer) {
    const { view } = this.workspace;
    return {
      switched: (isOn: boolean) => this.switchLayer(layer.id, isOn),
      faded: (opacity: number) => {
        const others = without(view.value.opacity, layer.id);
        view.update({ opacity: opacity === 1 ? others : { ...others, [layer.id]: opacity } });
      },
      moved: (step: 1 | -1) => this.move(layer, step),
      tableAsked: () => this.events.tableAsked(layer.id, false),
      filterAsked: () => this.events.tableAsked(layer.id, true),
      filterDropped: () => {
        view.update({ filters: without(view.value.filters, layer.id) });
      },
      themeAsked: () => this.events.themeAsked(layer.id),
      exportAsked: () => this.events.exportAsked(layer.id),
    };
  }

  switchLayer(layer: string, isOn: boolean): void {
    const { screen, look, view } = this.workspace;
    const all = screen().catalog.layers.map((each) => each.id);
    const visible = all.filter((id) => (id === layer ? isOn : look.value.visible.has(id)));
    view.update({ layers: visible.length === all.length ? null : visible });
  }

  /** The layer that is drawn next above (1) or below (-1); grounds keep their order, and points lie over areas. */
  private neighbour(layer: Layer, step: 1 | -1): Layer | null {
    const { overlays, points } = this.workspace.map.layers.drawingOrder;
    const group = layer.kind === 'point' ? points : overlays;
    const at = group.findIndex((each) => each.id === layer.id);
    return at < 0 ? null : (group[at + step] ?? null);
  }

  private move(layer: Layer, step: 1 | -1): void {
    const other = this.neighbour(layer, step);
    if (other === null) return;
    const { overlays, points } = this.workspace.map.layers.drawingOrder;
    const order = [...overlays, ...points].map((each) => each.id);
    const [from, to] = [order.indexOf(layer.id), order.indexOf(other.id)];
    [order[from], order[to]] = [other.id, layer.id];
    this.workspace.view.update({ order });
  }
}
