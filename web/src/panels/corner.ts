import type { Position, Provenance } from '../api/types';
import { formatPlane, formatPosition } from '../format/coordinates';
import { scaleBar } from '../format/scale';
import { metresPerPixel } from '../geo/geometry';
import { toPlane } from '../geo/projections';
import type { Basemap } from '../map/basemap';
import { h } from './dom';
import { icon } from './icons';
import type { Screen } from './screen';

/** The corner of the map: how large, where, and that the boundaries are illustrative when they are. */
export class Corner {
  readonly element = h('div', { class: 'corner' });
  private readonly bar = h('span', { class: 'scale-bar' });
  private readonly length = h('span', { class: 'scale-text', 'data-testid': 'scale' });
  private readonly zoom = h('span', { class: 'zoom-level', 'data-testid': 'zoom-level' });
  private readonly position = h('span', { class: 'pointer-position', 'data-testid': 'pointer-position' });
  private readonly plane = h('span', { class: 'plane-position', 'data-testid': 'plane-position' });
  private readonly system = h('abbr', { class: 'crs', title: 'EPSG:4490' });
  private readonly notice = h('div', { class: 'notice' });
  private readonly attribution = h('span', { class: 'attribution', 'data-testid': 'attribution' });
  private screen: Screen | null = null;
  private center: Position = [0, 0];

  constructor() {
    this.element.append(
      this.notice,
      h(
        'div',
        { class: 'status' },
        h('span', { class: 'scale' }, this.bar, this.length),
        this.zoom,
        h('span', { class: 'place' }, this.system, this.position),
        this.plane,
        this.attribution,
      ),
    );
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.explain(false);
    });
    document.addEventListener('pointerdown', (event) => {
      if (!this.notice.contains(event.target as Node)) this.explain(false);
    });
  }

  render(screen: Screen): void {
    this.screen = screen;
    this.system.textContent = screen.messages.coordinateSystem;
    this.plane.title = screen.messages.planeSystem;
    const unsure = screen.catalog.layers.filter((layer) => layer.provenance !== 'published');
    this.notice.replaceChildren(...(unsure.length === 0 ? [] : this.badge(screen)));
  }

  /** Whose map and whose basemap it is; null: there is none. */
  showSources({ catalog, messages }: Screen, basemap: Basemap | null): void {
    const own = `${messages.sources}${catalog.title}`;
    this.attribution.textContent = basemap === null ? own : `${own} · ${basemap.attribution}`;
    this.attribution.title = this.attribution.textContent;
  }

  moved(center: Position, zoom: number): void {
    this.center = center;
    const { pixels, text } = scaleBar(metresPerPixel(center[1], zoom), 110);
    this.bar.style.width = `${Math.round(pixels)}px`;
    this.length.textContent = text;
    this.zoom.textContent = `${this.screen?.messages.zoom ?? ''} ${zoom}`;
    this.pointed(null);
  }

  /** The pointer's position; the map's centre when there is no pointer. */
  pointed(position: Position | null): void {
    const at = position ?? this.center;
    this.position.textContent = formatPosition(...at);
    this.plane.textContent = formatPlane(toPlane(at));
  }

  private badge({ messages, catalog }: Screen): HTMLElement[] {
    const order: Provenance[] = ['published', 'illustrative', 'invented'];
    return [
      h(
        'button',
        {
          type: 'button',
          class: 'badge',
          'aria-expanded': 'false',
          'aria-controls': 'provenance-text',
          'data-testid': 'provenance-badge',
          on: { click: () => this.explain(undefined) },
        },
        icon('info'),
        messages.provenanceNotice,
      ),
      h(
        'div',
        {
          class: 'explanation',
          id: 'provenance-text',
          hidden: true,
          'data-testid': 'provenance-explanation',
        },
        h('h2', { text: messages.provenanceTitle }),
        h('p', { text: messages.provenanceText }),
        h('p', { class: 'hint', text: messages.provenanceLayers }),
        h(
          'ul',
          {},
          ...order.flatMap((provenance) => {
            const titles = catalog.layers
              .filter((layer) => layer.provenance === provenance)
              .map((layer) => layer.title);
            if (titles.length === 0) return [];
            const mark = h('span', {
              class: `mark mark-${provenance}`,
              text: messages.provenances[provenance],
            });
            return [h('li', {}, mark, h('span', { text: titles.join(' · ') }))];
          }),
        ),
      ),
    ];
  }

  /** Opens or closes the explanation; undefined: the other of the two. */
  private explain(open: boolean | undefined): void {
    const [button, text] = this.notice.children;
    if (button === undefined || !(text instanceof HTMLElement)) return;
    text.hidden = !(open ?? text.hidden);
    button.setAttribute('aria-expanded', String(!text.hidden));
  }
}
