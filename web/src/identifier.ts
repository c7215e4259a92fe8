import { type ApiClient, RequestFailure, isAbort } from './api/client';
import {
  type Identification,
  type OwnFeature,
  type Question,
  identifyAt,
  identifyFeature,
} from './api/identification';
import type { FeatureRef } from './api/types';
import { boxOf } from './geo/geometry';
import type { Asked, MapView } from './map/map-view';
import { IdentifyPanel } from './panels/identify-panel';
import type { Screen } from './panels/screen';
import type { Activity } from './state/activity';

export interface IdentifierContext {
  screen(): Screen;
  day(): string | null;
  own(ref: FeatureRef): Promise<OwnFeature | null>;
  selected(ref: FeatureRef | null): void;
  zoomed(): void;
  /** The features of a layer that lie in what is shown are to be listed. */
  listed(layer: string, filter: string): void;
  closed(): void;
  failed(error: unknown): void;
}

type Ask = (question: Question) => Promise<Identification | null>;

/** Asks what is somewhere, one question at a time, and shows the answer in its panel. */
export class Identifier {
  readonly panel: IdentifyPanel;
  private request: AbortController | null = null;
  private last: Ask | null = null;
  private found: Identification | null = null;
  private lastFailed = false;

  constructor(
    private readonly client: ApiClient,
    private readonly activity: Activity,
    private readonly context: IdentifierContext,
  ) {
    this.panel = new IdentifyPanel(
      {
        chosen: (ref) => void this.show(ref),
        zoomed: () => context.zoomed(),
        listed: (layer, filter) => context.listed(layer, filter),
        exported: (found, format) => this.export(found, format),
        closed: () => {
          this.close();
          context.closed();
        },
        retried: () => void this.again(),
      },
      (ref) => client.featureAddress(ref.layer, ref.id, context.day()),
    );
    this.panel.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.close();
      context.closed();
    });
  }

  /** What is at a position, on a day. */
  async ask({ position, hits, reach }: Asked, day: string | null): Promise<Identification | null> {
    const first = hits[0];
    this.context.selected(first === undefined ? null : { layer: first.layer, id: first.id });
    return this.answer((question) => identifyAt({ ...question, day }, position, hits, reach));
  }

  /** What the feature is. */
  async show(ref: FeatureRef, day = this.context.day()): Promise<Identification | null> {
    this.context.selected(ref);
    return this.answer((question) => identifyFeature({ ...question, day }, ref));
  }

  /** The same question again: another day or language, or a new try. */
  async again(): Promise<void> {
    if (this.last !== null && this.panel.isOpen) await this.answer(this.last);
  }

  async retryFailed(): Promise<void> {
    if (this.lastFailed) await this.again();
  }

  close(): void {
    this.request?.abort();
    this.last = null;
    this.found = null;
    this.lastFailed = false;
    this.panel.hide();
    this.context.selected(null);
  }

  /** Moves the map to what was found. */
  zoom(map: MapView): void {
    const geometry = this.found?.feature.geometry;
    if (geometry) map.showBox(boxOf(geometry));
  }

  /** Lets the browser save the feature as a file. */
  private export({ layer, feature }: Identification, format: string): void {
    const filter = `id = '${feature.id.replaceAll("'", "''")}'`;
    const query = { layer: layer.id, day: this.context.day(), filter };
    this.client.download(this.client.exportAddress(query, format));
  }

  private async answer(ask: Ask): Promise<Identification | null> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.last = ask;
    this.lastFailed = false;
    const screen = this.context.screen();
    this.panel.showLoading(screen);
    try {
      const question = {
        client: this.client,
        catalog: screen.catalog,
        day: this.context.day(),
        signal: request.signal,
        own: (ref: FeatureRef) => this.context.own(ref),
      };
      const found = await this.activity.during(ask(question));
      if (request.signal.aborted) return null;
      this.found = found;
      this.context.selected(found === null ? null : { layer: found.layer.id, id: found.feature.id });
      if (found === null) this.panel.showSentence(screen, screen.messages.nothingHere, false);
      else this.panel.show(screen, found);
      return found;
    } catch (error) {
      if (!isAbort(error)) this.explain(error);
      return null;
    }
  }

  private explain(error: unknown): void {
    const screen = this.context.screen();
    const { messages } = screen;
    this.lastFailed = true;
    this.found = null;
    if (!(error instanceof RequestFailure)) {
      this.panel.showSentence(screen, messages.gone, false);
      return;
    }
    const sentences = {
      offline: messages.offline,
      unavailable: messages.unavailable,
      refused: error.status === 404 ? messages.gone : messages.refused + error.message,
    };
    this.panel.showSentence(screen, sentences[error.kind], error.kind !== 'refused');
    if (error.kind !== 'refused') this.context.failed(error);
  }
}
