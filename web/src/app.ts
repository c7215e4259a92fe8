import type { ApiClient } from './api/client';
import { type Catalog, loadCatalog, nameOf } from './api/catalog';
import type { FeatureRef } from './api/types';
import { Finder } from './finder';
import { today } from './format/dates';
import { languageTag, messagesIn } from './i18n/messages';
import { Identifier } from './identifier';
import type { Hit } from './map/hit';
import { type Asked, type Insets, MapView } from './map/map-view';
import type { Look } from './map/style';
import { copyText } from './panels/copy';
import { Corner } from './panels/corner';
import { h } from './panels/dom';
import { Header } from './panels/header';
import { MapTools } from './panels/map-tools';
import { DayChip, Toast, Tooltip, TroubleBanner } from './panels/messages-on-map';
import { Rail } from './panels/rail';
import type { Screen } from './panels/screen';
import { Swipe } from './panels/swipe';
import type { Activity } from './state/activity';
import { Connection } from './state/connection';
import { inDrawingOrder, withKnownLayers } from './state/known-view';
import { rememberLanguage } from './state/remembered';
import { Store } from './state/store';
import { type Language, type ViewState, formatLink, parseLink } from './state/view-state';
import { Filters } from './tools/layers/filters';
import { LayersTool } from './tools/layers/layers-tool';
import { TableDock } from './tools/table/table-dock';
import { TimeTool } from './tools/time/time-tool';
import type { Tool, Workspace } from './tools/tool';

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
  private readonly look: Store<Look>;
  private readonly map: MapView;
  private readonly workspace: Workspace;
  private readonly identifier: Identifier;
  private readonly connection: Connection;
  private readonly finder: Finder;
  private readonly header: Header;
  private readonly filters: Filters;
  private readonly layersTool: LayersTool;
  private readonly tools: readonly Tool[];
  private readonly rail: Rail;
  private readonly table: TableDock;
  private readonly buttons: MapTools;
  private readonly swipe = new Swipe((share) => this.map.setSplit(share));
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
    this.view = new Store(withKnownLayers(view, catalog));
    this.catalogLanguage = this.language;
    this.look = new Store<Look>({
      visible: this.visible,
      opacity: this.view.value.opacity,
      passing: new Map(),
      marked: new Map(),
      theme: null,
    });
    this.connection = this.makeConnection();
    this.map = this.makeMap();
    this.workspace = this.makeWorkspace();
    this.identifier = this.makeIdentifier();
    this.finder = new Finder(this.workspace);
    this.header = new Header(this.finder.box.element, {
      languageSwitched: () => this.view.update({ language: this.language === 'zh' ? 'en' : 'zh' }),
      linkCopied: () => void this.copyLink(),
      skipped: () => this.map.focus(),
    });
    this.filters = new Filters(this.workspace);
    this.layersTool = this.makeLayersTool();
    this.tools = [this.layersTool, new TimeTool(this.workspace)];
    this.rail = new Rail(this.tools, (open) => {
      if (open !== null && narrow.matches) this.identifier.close();
    });
    this.table = new TableDock(this.workspace, (isOpen) => {
      if (isOpen && narrow.matches) this.rail.open(null, false);
      this.map.resized();
    });
    this.buttons = new MapTools({
      zoomed: (steps) => this.map.zoomBy(steps),
      home: () => this.map.home(),
    });
    this.stage = this.makeStage();
    this.elements = [this.header.element, this.stage];
  }

  start(): void {
    const { center, zoom, selection, order, compared } = this.view.value;
    this.rail.open(narrow.matches ? null : 'layers', false);
    this.map.start(center, zoom);
    this.map.setLayers(inDrawingOrder(this.catalog.layers, order));
    this.render();
    this.moved();
    this.view.onChange((value, before) => this.follow(value, before));
    this.look.onChange((look) => this.map.setLook(look));
    this.filters.update(this.view.value);
    this.map.compare(compared);
    this.showDays();
    window.addEventListener('hashchange', () => this.followLink());
    new ResizeObserver(() => this.map.resized()).observe(this.mapElement);
    if (selection !== null) {
      this.map.select(selection);
      void this.visit(selection, center === null);
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

  private makeConnection(): Connection {
    return new Connection(
      () => this.client.collections(),
      (trouble) => {
        this.banner.show(trouble, this.screen.messages);
        if (trouble !== null) return;
        this.toast.show(this.screen.messages.recovered);
        this.map.retryFailed();
        if (this.catalogLanguage !== this.language) void this.loadTitles();
        this.filters.update(this.view.value);
        for (const tool of this.tools) tool.recovered?.();
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
        look: this.look.value,
        language: this.language,
        activity: this.activity,
        insets: () => this.insets(),
      },
      {
        moved: () => this.moved(),
        asked: (asked) => void this.ask(asked),
        dismissed: () => this.identifier.close(),
        hovered: (hit, at) => this.hovered(hit, at),
        pointed: (position) => this.corner.pointed(position),
        tilesFailed: (error) => this.failed(error),
      },
    );
  }

  private makeWorkspace(): Workspace {
    return {
      client: this.client,
      activity: this.activity,
      view: this.view,
      look: this.look,
      map: this.map,
      screen: () => this.screen,
      failed: (error) => this.failed(error),
      tell: (sentence) => this.toast.show(sentence),
      visit: (ref, withMap, day) => void this.visit(ref, withMap, day),
      open: (tool) => this.rail.open(tool),
    };
  }

  private makeLayersTool(): LayersTool {
    return new LayersTool(this.workspace, {
      tableAsked: (layer, withFilter) => this.table.open(layer, withFilter),
      themeAsked: () => undefined,
      exportAsked: () => undefined,
    });
  }

  private makeIdentifier(): Identifier {
    return new Identifier(this.client, this.activity, {
      screen: () => this.screen,
      day: () => this.view.value.day,
      selected: (ref) => this.view.update({ selection: ref }),
      zoomed: () => this.identifier.zoom(this.map),
      listed: (layer, filter) => {
        this.view.update({ filters: { ...this.view.value.filters, [layer]: filter } });
        this.table.open(layer, false);
      },
      closed: () => this.map.focus(),
      failed: (error) => this.failed(error),
    });
  }

  private makeStage(): HTMLElement {
    return h(
      'main',
      { class: 'stage' },
      this.rail.element,
      h(
        'div',
        { class: 'desk' },
        h(
          'div',
          { class: 'map-window' },
          this.mapElement,
          h('div', { class: 'progress', 'aria-hidden': 'true' }),
          this.swipe.element,
          this.rail.panel,
          this.identifier.panel.element,
          this.identifier.panel.announcer,
          this.buttons.element,
          this.corner.element,
          this.chip.element,
          this.tooltip.element,
          this.banner.element,
          this.toast.element,
        ),
        this.table.element,
      ),
    );
  }

  /** Says everything anew in the language of the view. */
  private render(): void {
    const { screen } = this;
    document.documentElement.lang = languageTag(this.language);
    document.title = this.catalog.title;
    this.mapElement.setAttribute('aria-label', screen.messages.map);
    this.header.render(screen);
    this.finder.box.render(screen);
    this.rail.render(screen);
    this.table.render(screen);
    this.buttons.render(screen);
    this.corner.render(screen);
    this.corner.moved([this.map.center.lon, this.map.center.lat], this.map.zoom);
    this.showDays();
  }

  private showDays(): void {
    const { day, compared } = this.view.value;
    this.chip.show(compared === null ? day : null, this.screen.messages);
    this.swipe.show(this.screen, day ?? today(), compared);
  }

  private follow(value: ViewState, before: ViewState): void {
    if (value.language !== before.language) void this.changeLanguage(this.language);
    if (value.day !== before.day) {
      this.map.setDay(value.day);
      void this.identifier.again();
    }
    if (value.compared !== before.compared) this.map.compare(value.compared);
    if (value.day !== before.day || value.compared !== before.compared) this.showDays();
    if (value.order !== before.order) this.map.setLayers(inDrawingOrder(this.catalog.layers, value.order));
    if (value.layers !== before.layers || value.opacity !== before.opacity) {
      this.look.update({ visible: this.visible, opacity: value.opacity });
    }
    if (value.selection !== before.selection) this.map.select(value.selection);
    this.filters.update(value);
    for (const tool of this.tools) tool.update?.(value);
    this.table.update(value, before);
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
    this.writeLink();
  }

  private writeLink(): void {
    const link = formatLink({ ...this.view.value, language: this.language });
    if (link !== location.hash) history.replaceState(null, '', link);
  }

  /** Someone changed the address by hand, or followed a link to this page. */
  private followLink(): void {
    const view = withKnownLayers(parseLink(location.hash), this.catalog);
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

  /** Says what a feature is; on the map too, which goes there when it is to. */
  private async visit(ref: FeatureRef, withMap: boolean, day = this.view.value.day): Promise<void> {
    if (!this.visible.has(ref.layer)) this.layersTool.switchLayer(ref.layer, true);
    if (narrow.matches) this.rail.open(null, false);
    const found = await this.identifier.show(ref, day);
    if (found !== null && withMap) this.identifier.zoom(this.map);
  }

  private async ask(asked: Asked): Promise<void> {
    if (narrow.matches) this.rail.open(null, false);
    const { day, compared } = this.view.value;
    await this.identifier.ask(asked, asked.isCompared ? compared : day);
    const { panel } = this.identifier;
    if (panel.isOpen) this.map.uncover(asked.position);
    if (panel.isOpen && asked.isByKeyboard) panel.element.focus();
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

  private async copyLink(): Promise<void> {
    this.writeLink();
    const { messages } = this.screen;
    const copied = await copyText(location.href);
    this.toast.show(copied ? messages.linkCopied : `${messages.linkByHand} ${location.href}`);
  }

  /** What the panels cover of the map. */
  private insets(): Insets {
    const shown = (element: HTMLElement) => (element.hidden ? null : element.getBoundingClientRect());
    const [left, right] = [shown(this.rail.panel), shown(this.identifier.panel.element)];
    if (narrow.matches) return { top: 0, left: 0, right: 0, bottom: right?.height ?? left?.height ?? 24 };
    return {
      top: 0,
      bottom: 32,
      left: left === null ? 0 : left.width + 16,
      right: right === null ? 0 : right.width + 16,
    };
  }
}
