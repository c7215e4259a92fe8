import type { ApiClient } from './api/client';
import { type Catalog, loadCatalog, nameOf } from './api/catalog';
import type { CheckReport, Fault, FeatureRef, Position, SearchResult } from './api/types';
import { today } from './format/dates';
import { languageTag, messagesIn } from './i18n/messages';
import { Identifier } from './identifier';
import { boxOf } from './map/geometry';
import type { Hit } from './map/hit';
import { type Insets, MapView } from './map/map-view';
import { copyText } from './panels/copy';
import { Corner } from './panels/corner';
import { h } from './panels/dom';
import { Header } from './panels/header';
import { LayersPanel, type LayersPanelState } from './panels/layers-panel';
import { MapTools } from './panels/map-tools';
import { DayChip, Toast, Tooltip, TroubleBanner } from './panels/messages-on-map';
import type { Screen } from './panels/screen';
import { SearchBox } from './panels/search-box';
import type { Activity } from './state/activity';
import { Connection } from './state/connection';
import { rememberLanguage } from './state/remembered';
import { Store } from './state/store';
import { type Language, type ViewState, formatLink, parseLink } from './state/view-state';

const narrow = window.matchMedia('(max-width: 719px)');

/** Puts the parts together: the view state is the truth, the map and the panels follow it. */
export class App {
  readonly elements: HTMLElement[];
  private readonly view: Store<ViewState>;
  /** The language of the catalog's titles: for a moment, or while the service is away, not that of the view. */
  private catalogLanguage: Language;
  private readonly mapElement = h('div', {
    id: 'map',
    class: 'map',
    role: 'region',
    tabindex: 0,
    'data-testid': 'map',
  });
  private readonly stage: HTMLElement;
  private readonly map: MapView;
  private readonly identifier: Identifier;
  private readonly connection: Connection;
  private readonly search: SearchBox;
  private readonly header: Header;
  private readonly layers: LayersPanel;
  private readonly tools: MapTools;
  private faults: CheckReport | null = null;
  private readonly corner = new Corner();
  private readonly toast = new Toast();
  private readonly tooltip = new Tooltip();
  private readonly banner = new TroubleBanner(() => void this.connection.retry());
  private readonly chip = new DayChip(() => this.view.update({ day: null }));

  constructor(
    private readonly client: ApiClient,
    private catalog: Catalog,
    view: ViewState,
    private readonly activity: Activity,
  ) {
    this.view = new Store(this.withKnownLayers(view));
    this.catalogLanguage = this.language;
    this.connection = this.makeConnection();
    this.map = this.makeMap();
    this.identifier = this.makeIdentifier();
    this.search = this.makeSearch();
    this.header = new Header(this.search.element, {
      languageSwitched: () => this.view.update({ language: this.language === 'zh' ? 'en' : 'zh' }),
      linkCopied: () => void this.copyLink(),
      skipped: () => this.map.focus(),
    });
    this.layers = new LayersPanel({
      switched: (layer, on) => this.switchLayer(layer, on),
      dayChosen: (day) => this.view.update({ day }),
      closed: () => this.openLayers(false),
      checkAsked: () => void this.checkLayers(),
      faultChosen: (fault) => this.showFault(fault),
    });
    this.tools = new MapTools({
      zoomed: (steps) => this.map.zoomBy(steps),
      home: () => this.map.home(),
      layers: () => this.openLayers(true),
    });
    this.stage = this.makeStage();
    this.elements = [this.header.element, this.stage];
  }

  start(): void {
    const { center, zoom, selection } = this.view.value;
    this.openLayers(!narrow.matches, false);
    this.map.start(center, zoom);
    this.map.setVisible([...this.visible]);
    this.render();
    this.moved();
    this.view.onChange((value, before) => this.follow(value, before));
    window.addEventListener('hashchange', () => this.followLink());
    new ResizeObserver(() => this.map.resized()).observe(this.mapElement);
    if (selection !== null) {
      this.map.select(selection);
      const bounds = center === null;
      void this.identifier.show(selection).then((found) => {
        if (found !== null && bounds) this.identifier.zoom(this.map);
      });
    }
  }

  private get language(): Language {
    return this.view.value.language ?? 'zh';
  }

  private get visible(): ReadonlySet<string> {
    return new Set(this.view.value.layers ?? this.catalog.layers.map((layer) => layer.id));
  }

  private get screen(): Screen {
    return { language: this.language, messages: messagesIn(this.language), catalog: this.catalog };
  }

  private get layersState(): LayersPanelState {
    const now = today();
    return { visible: this.visible, zoom: this.map.zoom, day: this.view.value.day ?? now, today: now };
  }

  private makeConnection(): Connection {
    return new Connection(
      () => this.client.collections(),
      (trouble) => {
        this.banner.show(trouble, this.screen.messages);
        if (trouble !== null) return;
        this.toast.show(this.screen.messages.recovered);
        this.map.retryFailed();
        if (this.catalogLanguage !== this.language) void this.loadTitles();
        void this.identifier.retryFailed();
      },
    );
  }

  private makeMap(): MapView {
    return new MapView(
      this.mapElement,
      {
        client: this.client,
        layers: this.catalog.layers,
        extent: this.catalog.extent,
        day: this.view.value.day,
        language: this.language,
        activity: this.activity,
        insets: () => this.insets(),
      },
      {
        moved: () => this.moved(),
        asked: (position, hits, byKeyboard) => void this.ask(position, hits, byKeyboard),
        dismissed: () => this.identifier.close(),
        hovered: (hit, at) => this.hovered(hit, at),
        pointed: (position) => this.corner.pointed(position),
        tilesFailed: (error) => this.failed(error),
      },
    );
  }

  private makeIdentifier(): Identifier {
    return new Identifier(this.client, this.activity, {
      screen: () => this.screen,
      day: () => this.view.value.day,
      visible: () => this.visible,
      selected: (ref) => this.view.update({ selection: ref }),
      zoomed: () => this.identifier.zoom(this.map),
      closed: () => this.map.focus(),
      failed: (error) => this.failed(error),
    });
  }

  private makeSearch(): SearchBox {
    return new SearchBox({
      search: (text, signal) => this.activity.during(this.client.search(text, 10, signal)),
      chosen: (result) => this.goTo(result),
      failed: (error) => this.failed(error),
    });
  }

  private makeStage(): HTMLElement {
    return h(
      'main',
      { class: 'stage' },
      this.mapElement,
      h('div', { class: 'progress', 'aria-hidden': 'true' }),
      this.tools.layersButton,
      this.layers.element,
      this.identifier.panel.element,
      this.identifier.panel.announcer,
      this.tools.element,
      this.corner.element,
      this.chip.element,
      this.tooltip.element,
      this.banner.element,
      this.toast.element,
    );
  }

  /** Says everything anew in the language of the view. */
  private render(): void {
    const { screen } = this;
    document.documentElement.lang = languageTag(this.language);
    document.title = this.catalog.title;
    this.mapElement.setAttribute('aria-label', screen.messages.map);
    this.header.render(screen);
    this.search.render(screen);
    this.layers.render(screen, this.layersState);
    this.tools.render(screen);
    this.corner.render(screen);
    this.corner.moved([this.map.center.lon, this.map.center.lat], this.map.zoom);
    this.chip.show(this.view.value.day, screen.messages);
  }

  private follow(value: ViewState, before: ViewState): void {
    if (value.language !== before.language) void this.changeLanguage(this.language);
    if (value.day !== before.day) {
      this.map.setDay(value.day);
      this.chip.show(value.day, this.screen.messages);
      void this.identifier.again();
    }
    if (value.layers !== before.layers) this.map.setVisible([...this.visible]);
    if (value.selection !== before.selection) this.map.select(value.selection);
    this.layers.update(this.layersState);
    this.writeLink();
  }

  private async changeLanguage(language: Language): Promise<void> {
    rememberLanguage(language);
    this.client.language = language;
    this.map.setLanguage(language);
    this.render();
    await this.loadTitles();
  }

  /** Asks the service for its titles in the language of the view. */
  private async loadTitles(): Promise<void> {
    const { language } = this;
    try {
      this.catalog = await this.activity.during(loadCatalog(this.client));
      this.catalogLanguage = language;
      this.render();
      await this.identifier.again();
    } catch (error) {
      this.failed(error);
    }
  }

  private moved(): void {
    const { center, zoom } = this.map;
    this.corner.moved([center.lon, center.lat], zoom);
    this.view.update({ center, zoom });
    this.layers.update(this.layersState);
    this.writeLink();
  }

  private writeLink(): void {
    const link = formatLink({ ...this.view.value, language: this.language });
    if (link !== location.hash) history.replaceState(null, '', link);
  }

  /** Someone changed the address by hand, or followed a link to this page. */
  private followLink(): void {
    const view = this.withKnownLayers(parseLink(location.hash));
    this.view.update({
      ...view,
      center: view.center ?? this.map.center,
      zoom: view.zoom ?? this.map.zoom,
      language: view.language ?? this.language,
    });
    if (view.center !== null && view.zoom !== null) this.map.moveTo(view.center, view.zoom);
    if (view.selection === null) this.identifier.close();
    else void this.identifier.show(view.selection);
  }

  private withKnownLayers(view: ViewState): ViewState {
    const known = new Set(this.catalog.layers.map((layer) => layer.id));
    const layers = view.layers?.filter((id) => known.has(id)) ?? null;
    const selection = view.selection !== null && known.has(view.selection.layer) ? view.selection : null;
    return { ...view, layers, selection };
  }

  private switchLayer(layer: string, on: boolean): void {
    const all = this.catalog.layers.map((each) => each.id);
    const visible = all.filter((id) => (id === layer ? on : this.visible.has(id)));
    this.view.update({ layers: visible.length === all.length ? null : visible });
  }

  private openLayers(open: boolean, moveFocus = true): void {
    this.layers.element.hidden = !open;
    this.tools.layersButton.hidden = open;
    this.tools.layersButton.setAttribute('aria-expanded', String(open));
    if (open && narrow.matches) this.identifier.close();
    if (!moveFocus) return;
    const target = open ? this.layers.element.querySelector<HTMLElement>('button') : this.tools.layersButton;
    target?.focus();
  }

  private goTo(result: SearchResult): void {
    const ref: FeatureRef = { layer: result.layer, id: result.id };
    if (!this.visible.has(ref.layer)) this.switchLayer(ref.layer, true);
    if (narrow.matches) this.openLayers(false, false);
    void this.identifier.show(ref);
    this.map.showBox(result.bbox);
  }

  private async ask(position: Position, hits: readonly Hit[], byKeyboard: boolean): Promise<void> {
    if (narrow.matches) this.openLayers(false, false);
    await this.identifier.ask(position, hits);
    const { panel } = this.identifier;
    if (panel.isOpen) this.map.uncover(position);
    if (panel.isOpen && byKeyboard) panel.element.focus();
  }

  private hovered(hit: Hit | null, at: { x: number; y: number }): void {
    const layer = hit === null ? undefined : this.catalog.layers.find((each) => each.id === hit.layer);
    if (hit === null || layer === undefined) this.tooltip.hide();
    else this.tooltip.show(nameOf(layer, hit.properties, hit.id), layer.title, at);
  }

  private failed(error: unknown): void {
    if (this.connection.report(error)) return;
    const { messages } = this.screen;
    this.toast.show(messages.refused + (error instanceof Error ? error.message : String(error)));
  }

  private async checkLayers(): Promise<void> {
    const { check } = this.layers;
    check.begin();
    try {
      this.faults = await this.activity.during(
        this.client.check(this.catalog.layers.map((layer) => layer.id)),
      );
      this.map.markPlaces(this.faults.features.map((feature) => feature.geometry));
      check.end(this.faults);
    } catch (error) {
      check.end(null);
      this.failed(error);
    }
  }

  /** The place of a fault, and the feature that is at fault. */
  private showFault(fault: Fault): void {
    const place = this.faults?.features.find(
      ({ properties }) => properties.layer === fault.layer && properties.sentence === fault.sentence,
    );
    if (place !== undefined) this.map.showBox(boxOf(place.geometry));
    if (fault.feature !== undefined) void this.identifier.show({ layer: fault.layer, id: fault.feature });
  }

  private async copyLink(): Promise<void> {
    this.writeLink();
    const { messages } = this.screen;
    const copied = await copyText(location.href);
    this.toast.show(copied ? messages.linkCopied : `${messages.linkByHand} ${location.href}`);
  }

  /** What the panels cover of the map. */
  private insets(): Insets {
    const shown = (element: HTMLElement) => (element.hidden ? null : element.getBoundingClientRect());
    const [left, right] = [shown(this.layers.element), shown(this.identifier.panel.element)];
    if (narrow.matches) return { top: 0, left: 0, right: 0, bottom: right?.height ?? left?.height ?? 56 };
    return {
      top: 0,
      bottom: 32,
      left: left === null ? 0 : left.width + 16,
      right: right === null ? 0 : right.width + 16,
    };
  }
}
