import type { ApiClient } from './api/client';
import { type Catalog, loadCatalog, nameOf } from './api/catalog';
import type { FeatureRef } from './api/types';
import { Finder } from './finder';
import { today } from './format/dates';
import { languageTag, messagesIn } from './i18n/messages';
import { Identifier } from './identifier';
import type { Hit } from './drawing/hit';
import type { DrawingWorker } from './map/drawing-worker';
import { type Asked, MapView } from './map/map-view';
import { type Look, plainLook } from './drawing/style';
import { isOwn } from './own/own-layer';
import { OwnStore } from './own/own-store';
import { copyText } from './panels/copy';
import { h } from './panels/dom';
import { takeDroppedFiles } from './panels/drop-target';
import { Header } from './panels/header';
import { MapWindow, coveredBy, narrow } from './panels/map-window';
import { Rail } from './panels/rail';
import type { Screen } from './panels/screen';
import type { Activity } from './state/activity';
import { Connection } from './state/connection';
import { inDrawingOrder, withKnownLayers } from './state/known-view';
import { rememberLanguage } from './state/remembered';
import { Store } from './state/store';
import { type Language, type ViewState, formatLink, parseLink } from './state/view-state';
import { Filters } from './tools/layers/filters';
import { LayersTool } from './tools/layers/layers-tool';
import { OutputTool } from './tools/output/output-tool';
import { OwnTool } from './tools/own/own-tool';
import { QuestionTool } from './tools/question/question-tool';
import { SketchDesk } from './tools/sketch/sketch-desk';
import { SketchTool } from './tools/sketch/sketch-tool';
import { TableDock } from './tools/table/table-dock';
import { ThemeTool } from './tools/theme/theme-tool';
import { TimeTool } from './tools/time/time-tool';
import type { Tool, Workspace } from './tools/tool';

export interface AppSetup {
  readonly client: ApiClient;
  readonly activity: Activity;
  /** Draws the service's layers. */
  readonly drawer: DrawingWorker;
}

/** Puts the parts together: the view state is the truth, the map and the panels follow it. */
export class App {
  readonly elements: HTMLElement[];
  private readonly client: ApiClient;
  private readonly activity: Activity;
  private readonly view: Store<ViewState>;
  /** The language of the catalog's titles: for a moment, or while the service is away, not that of the view. */
  private catalogLanguage: Language;
  private readonly look: Store<Look>;
  private readonly map: MapView;
  private readonly own = new OwnStore();
  private readonly workspace: Workspace;
  private readonly identifier: Identifier;
  private readonly connection: Connection;
  private readonly finder: Finder;
  private readonly header: Header;
  private readonly filters: Filters;
  private readonly layersTool: LayersTool;
  private readonly theme: ThemeTool;
  private readonly ownTool: OwnTool;
  private readonly output: OutputTool;
  private readonly tools: readonly Tool[];
  private readonly rail: Rail;
  private readonly table: TableDock;
  private readonly window = new MapWindow({
    zoomed: (steps) => this.map.zoomBy(steps),
    home: () => this.map.home(),
    split: (share) => this.map.layers.setSplit(share),
    todayAsked: () => this.view.update({ day: null }),
    retried: () => void this.connection.retry(),
  });

  constructor(
    { client, drawer, activity }: AppSetup,
    private catalog: Catalog,
    view: ViewState,
  ) {
    this.client = client;
    this.activity = activity;
    this.view = new Store(withKnownLayers(view, catalog));
    this.catalogLanguage = this.language;
    this.look = new Store<Look>({
      ...plainLook,
      visible: this.visible,
      opacity: this.view.value.opacity,
    });
    this.connection = this.makeConnection();
    this.map = this.makeMap(drawer);
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
    this.theme = new ThemeTool(this.workspace);
    this.ownTool = new OwnTool(this.workspace, {
      tableAsked: (layer) => this.table.open(layer, false),
      themeAsked: (layer) => this.theme.begin(layer),
    });
    this.output = new OutputTool(this.workspace, () => this.theme.current);
    const sketches = new SketchDesk(this.workspace);
    this.tools = [
      this.layersTool,
      this.theme,
      new QuestionTool(this.workspace, sketches),
      this.ownTool,
      new TimeTool(this.workspace),
      new SketchTool(this.workspace, sketches),
      this.output,
    ];
    this.rail = new Rail(this.tools, (open) => {
      // On a phone there is room for one of them; what is selected stays selected.
      if (open !== null && narrow.matches) this.identifier.panel.hide();
    });
    this.table = new TableDock(this.workspace, (isOpen) => {
      if (isOpen && narrow.matches) this.rail.open(null, false);
      this.map.resized();
    });
    const { element, announcer } = this.identifier.panel;
    this.window.furnish(this.rail.panel, element, announcer, this.theme.legend.element);
    const desk = h('div', { class: 'desk' }, this.window.element, this.table.element);
    this.elements = [this.header.element, h('main', { class: 'stage' }, this.rail.element, desk)];
  }

  start(): void {
    const { center, zoom, selection, order, compared } = this.view.value;
    this.rail.open(narrow.matches ? null : 'layers', false);
    this.map.start(center, zoom);
    this.map.layers.setLayers(inDrawingOrder(this.catalog.layers, order));
    this.render();
    this.moved();
    this.view.onChange((value, before) => this.follow(value, before));
    this.look.onChange((look, before) => {
      this.map.layers.setLook(look);
      if (look.passing !== before.passing) this.theme.update(this.view.value);
    });
    this.own.onChange((isOtherData) => {
      const tiles = isOtherData ? this.own.tiles() : null;
      void this.activity.during(this.map.layers.setOwn(this.own.all, tiles));
      if (isOtherData) this.theme.ownChanged();
    });
    takeDroppedFiles(document, (files) => this.ownTool.take(files));
    this.filters.update(this.view.value);
    this.map.layers.compare(compared);
    this.showDays();
    window.addEventListener('hashchange', () => this.followLink());
    new ResizeObserver(() => this.map.resized()).observe(this.window.map);
    if (selection !== null) {
      this.map.layers.select(selection);
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
        this.window.showTrouble(trouble, this.screen);
        if (trouble !== null) return;
        this.window.tell(this.screen.messages.recovered);
        this.map.layers.retryFailed();
        if (this.catalogLanguage !== this.language) void this.loadTitles();
        this.filters.update(this.view.value);
        for (const tool of this.tools) tool.recovered?.();
        void this.identifier.retryFailed();
      },
    );
  }

  private makeMap(drawer: DrawingWorker): MapView {
    return new MapView(
      this.window.map,
      {
        layers: this.catalog.layers,
        extent: this.catalog.extent,
        day: this.view.value.day,
        look: this.look.value,
        language: this.language,
        activity: this.activity,
        drawer,
        insets: () => coveredBy(this.rail.panel, this.identifier.panel.element),
      },
      {
        moved: () => this.moved(),
        asked: (asked) => void this.ask(asked),
        dismissed: () => this.identifier.close(),
        hovered: (hit, at) => this.hovered(hit, at),
        pointed: (position) => this.window.corner.pointed(position),
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
      own: this.own,
      layers: () => [...this.catalog.layers, ...this.own.layers],
      screen: () => this.screen,
      failed: (error) => this.failed(error),
      tell: (sentence) => this.window.tell(sentence),
      visit: (ref, withMap, day) => void this.visit(ref, withMap, day),
      open: (tool) => this.rail.open(tool),
    };
  }

  private makeLayersTool(): LayersTool {
    return new LayersTool(this.workspace, {
      tableAsked: (layer, withFilter) => this.table.open(layer, withFilter),
      themeAsked: (layer) => this.theme.begin(layer),
      exportAsked: (layer) => this.output.begin(layer),
    });
  }

  private makeIdentifier(): Identifier {
    return new Identifier(this.client, this.activity, {
      screen: () => this.screen,
      day: () => this.view.value.day,
      own: async (ref) => {
        const layer = this.own.layer(ref.layer);
        const feature = await this.own.feature(ref);
        return layer === undefined || feature === null ? null : { layer, feature };
      },
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

  /** Says everything anew in the language of the view. */
  private render(): void {
    const { screen } = this;
    document.documentElement.lang = languageTag(this.language);
    document.title = this.catalog.title;
    this.header.render(screen);
    this.finder.box.render(screen);
    this.rail.render(screen);
    this.table.render(screen);
    this.window.render(screen);
    this.showBasemap();
    this.window.corner.moved([this.map.center.lon, this.map.center.lat], this.map.zoom);
    this.showDays();
  }

  private showBasemap(): void {
    const { basemap } = this.view.value;
    const shown = this.catalog.basemaps.find(({ id }) => id === basemap) ?? null;
    this.map.layers.setBasemap(shown);
    this.window.corner.showSources(this.screen, shown);
  }

  private showDays(): void {
    const { day, compared } = this.view.value;
    this.window.showDays(this.screen, day, compared, today());
  }

  private follow(value: ViewState, before: ViewState): void {
    if (value.language !== before.language) void this.changeLanguage(this.language);
    if (value.day !== before.day) {
      this.map.layers.setDay(value.day);
      void this.identifier.again();
    }
    if (value.basemap !== before.basemap) this.showBasemap();
    if (value.compared !== before.compared) this.map.layers.compare(value.compared);
    if (value.day !== before.day || value.compared !== before.compared) this.showDays();
    if (value.order !== before.order)
      this.map.layers.setLayers(inDrawingOrder(this.catalog.layers, value.order));
    if (value.layers !== before.layers || value.opacity !== before.opacity) {
      this.look.update({ visible: this.visible, opacity: value.opacity });
    }
    if (value.selection !== before.selection) this.map.layers.select(value.selection);
    this.filters.update(value);
    for (const tool of this.tools) tool.update?.(value);
    this.table.update(value, before);
    this.writeLink();
  }

  private async changeLanguage(language: Language): Promise<void> {
    rememberLanguage(language);
    this.client.language = language;
    this.map.layers.setLanguage(language);
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
    this.window.corner.moved([center.lon, center.lat], zoom);
    this.view.update({ center, zoom });
    this.writeLink();
  }

  private writeLink(): void {
    const shared = withKnownLayers(this.view.value, this.catalog);
    const link = formatLink({ ...shared, language: this.language });
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
    if (!isOwn(ref.layer) && !this.visible.has(ref.layer)) this.layersTool.switchLayer(ref.layer, true);
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
    const layer = hit === null ? undefined : this.workspace.layers().find((each) => each.id === hit.layer);
    if (hit === null || layer === undefined) this.window.tooltip.hide();
    else this.window.tooltip.show(nameOf(layer, hit.properties, hit.id), layer.title, at);
  }

  private failed(error: unknown): void {
    if (this.connection.report(error)) return;
    const { messages } = this.screen;
    this.window.tell(messages.refused + (error instanceof Error ? error.message : String(error)));
  }

  private async copyLink(): Promise<void> {
    this.writeLink();
    const { messages } = this.screen;
    const copied = await copyText(location.href);
    this.window.tell(copied ? messages.linkCopied : `${messages.linkByHand} ${location.href}`);
  }
}
