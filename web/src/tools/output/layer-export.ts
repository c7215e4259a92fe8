import { isAbort } from '../../api/client';
import { runJob } from '../../api/jobs';
import { field, h, optionsOf } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import type { Workspace } from '../tool';

const formats = [
  'gpkg',
  'shp',
  'gdb',
  'json',
  'kml',
  'dxf',
  'tab',
  'gml',
  'fgb',
  'csv',
  'xlsx',
  'geojsonl',
  'jsonfg',
] as const;

/** Reference systems in which layers are taken away, as the service names them. */
const systems = [
  ['', 'CGCS2000 / WGS 84'],
  ['http://www.opengis.net/def/crs/EPSG/0/4548', 'EPSG:4548'],
  ['http://www.opengis.net/def/crs/EPSG/0/4527', 'EPSG:4527'],
  ['http://www.opengis.net/def/crs/EPSG/0/3857', 'EPSG:3857'],
] as const;

/** Formats that are in longitude and latitude by their nature. */
const inDegrees: readonly string[] = ['kml'];

/** A whole layer, or what its filter leaves, as a file: made by a job of the service, with progress. */
export class LayerExport {
  readonly element = h('fieldset', { class: 'theme' });
  private readonly layer = h('select', { 'data-testid': 'export-layer' });
  private readonly format = h('select', { 'data-testid': 'export-format' });
  private readonly system = h('select', { 'data-testid': 'export-crs' });
  private readonly filtered = h('input', { type: 'checkbox', 'data-testid': 'export-filtered' });
  private readonly run = h('button', {
    type: 'button',
    class: 'button primary',
    'data-testid': 'export-run',
  });
  private readonly status = h('p', { class: 'hint', role: 'status', 'data-testid': 'export-status' });
  private request: AbortController | null = null;

  constructor(private readonly workspace: Workspace) {
    this.filtered.checked = true;
    this.run.addEventListener('click', () =>
      this.request === null ? void this.export() : this.request.abort(),
    );
  }

  choose(layer: string): void {
    this.layer.value = layer;
  }

  render({ messages, catalog }: Screen): void {
    const { output } = messages;
    const chosen = this.layer.value === '' ? (catalog.layers[0]?.id ?? '') : this.layer.value;
    this.layer.replaceChildren(
      ...optionsOf(
        catalog.layers.map(({ id, title }) => [id, title]),
        chosen,
      ),
    );
    const format = this.format.value === '' ? 'gpkg' : this.format.value;
    this.format.replaceChildren(
      ...optionsOf(
        formats.map((each) => [each, messages.formats[each]]),
        format,
      ),
    );
    this.system.replaceChildren(...optionsOf(systems, this.system.value));
    this.run.textContent = this.request === null ? output.export : output.cancel;
    this.element.replaceChildren(
      h('legend', { text: output.layer }),
      h(
        'div',
        { class: 'form' },
        field(messages.table.layer, this.layer),
        field(messages.table.format, this.format),
        field(output.crs, this.system),
        h('label', { class: 'check-field' }, this.filtered, h('span', { text: output.onlyFiltered })),
        this.run,
        this.status,
      ),
    );
  }

  private async export(): Promise<void> {
    const { client, activity, view, failed, screen } = this.workspace;
    const { output } = screen().messages;
    const { day, filters } = view.value;
    const [layer, f, crs] = [this.layer.value, this.format.value, this.system.value];
    const filter = this.filtered.checked ? filters[layer] : undefined;
    const parameters = {
      f,
      ...(crs === '' || inDegrees.includes(f) ? {} : { crs }),
      ...(filter === undefined ? {} : { filter }),
      ...(day === null ? {} : { datetime: day }),
    };
    this.request = new AbortController();
    this.run.textContent = output.cancel;
    try {
      const request = JSON.stringify({ inputs: { collections: [layer], parameters } });
      const file = await activity.during(
        runJob(
          client,
          'export',
          request,
          ({ progress }) => (this.status.textContent = `${output.exporting} ${progress ?? 0}%`),
          this.request.signal,
        ),
      );
      client.download(file);
    } catch (error) {
      if (!isAbort(error)) failed(error);
    } finally {
      this.request = null;
      this.status.textContent = '';
      this.run.textContent = output.export;
    }
  }
}
