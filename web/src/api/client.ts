import type { Basemap } from '../map/basemap';
import type {
  Classification,
  ClassifyQuestion,
  Overlay,
  OverlayQuestion,
  Summary,
  SummarizeQuestion,
} from './analysis';
import type { JobStatus } from './jobs';
import type { DivisionMatch } from './match';
import type { FeatureQuery } from './pages';
import type {
  CheckReport,
  Collection,
  Difference,
  Feature,
  FeatureCollection,
  Geometry,
  LayerSchema,
  Places,
  Position,
  SearchResult,
} from './types';

/** Why a request failed: `offline` nothing answered, `unavailable` the service is there but cannot (5xx), `refused` it was wrong (4xx). */
export type FailureKind = 'offline' | 'unavailable' | 'refused';

export class RequestFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'RequestFailure';
  }
}

/** A tile by its matrix, column and row. */
export interface TileNumbers {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** The public API and nothing else. Every method rejects with RequestFailure, or AbortError when its signal is aborted. */
export class ApiClient {
  language = 'zh';

  constructor(private readonly base = '/api') {}

  async title(): Promise<string | undefined> {
    const page = (await this.json('')) as { title?: string };
    return page.title;
  }

  async collections(): Promise<Collection[]> {
    const page = (await this.json('/collections')) as { collections: Collection[] };
    return page.collections.filter((collection) => 'gis' in collection);
  }

  async basemaps(): Promise<Basemap[]> {
    return ((await this.json('/basemaps')) as { basemaps: Basemap[] }).basemaps;
  }

  async schema(layer: string): Promise<LayerSchema> {
    return (await this.json(`/collections/${encodeURIComponent(layer)}/schema`)) as LayerSchema;
  }

  /** Where people and programs find the feature. */
  featureAddress(layer: string, id: string, day: string | null): string {
    const path = `${this.base}/collections/${encodeURIComponent(layer)}/items/${encodeURIComponent(id)}`;
    return day === null ? path : `${path}?datetime=${day}`;
  }

  async feature(layer: string, id: string, day: string | null, signal?: AbortSignal): Promise<Feature> {
    const headers = { Accept: 'application/geo+json, application/json;q=0.9' };
    return (await this.request(this.featureAddress(layer, id, day), { ...init(signal), headers })) as Feature;
  }

  /** The address of the features that a query matches. */
  itemsAddress(query: FeatureQuery, more: Record<string, string> = {}): string {
    return `${this.base}/collections/${encodeURIComponent(query.layer)}/items?${parametersOf(query, more)}`;
  }

  /** A page of features, by the address that it has. */
  async page(address: string, signal?: AbortSignal): Promise<FeatureCollection> {
    const headers = { Accept: 'application/geo+json' };
    return (await this.request(address, { ...init(signal), headers })) as FeatureCollection;
  }

  /** How many features a query matches. */
  async count(query: FeatureQuery, signal?: AbortSignal): Promise<number> {
    const page = await this.page(this.itemsAddress(query, { resultType: 'hits' }), signal);
    return page.numberMatched ?? 0;
  }

  /** The address of a file with what a query matches; `format` as the service names it. */
  exportAddress(query: FeatureQuery, format: string): string {
    return `${this.base}/collections/${encodeURIComponent(query.layer)}/export?${parametersOf(query, { f: format })}`;
  }

  async search(text: string, limit: number, signal?: AbortSignal): Promise<SearchResult[]> {
    const query = new URLSearchParams({ q: text, limit: String(limit) });
    const page = (await this.json(`/search?${query}`, init(signal))) as { results: SearchResult[] };
    return page.results;
  }

  /** What covers the point on the day (null: today), in the polygon layers named. */
  async locate(point: Position, layers: string[], day: string | null, signal?: AbortSignal): Promise<Places> {
    const inputs = { features: { type: 'Point', coordinates: point }, layers, ...onDay(day) };
    const answer = (await this.execute('locate', inputs, signal)) as {
      features: { properties: { places: Places } }[];
    };
    return answer.features[0]?.properties.places ?? {};
  }

  /** Checks layers against the rules of their definitions. */
  async check(layers: string[]): Promise<CheckReport> {
    return (await this.execute('check', { layers })) as CheckReport;
  }

  /** Classes of numbers; null stands for a missing one. */
  async classify(question: ClassifyQuestion, signal?: AbortSignal): Promise<Classification> {
    return (await this.execute('classify', question, signal)) as Classification;
  }

  /** One layer counted or added up within the areas of another, on the day (null: today). */
  async summarize(question: SummarizeQuestion, day: string | null, signal?: AbortSignal): Promise<Summary> {
    return (await this.execute('summarize', { ...question, ...onDay(day) }, signal)) as Summary;
  }

  /** Which features stand in a relation to a shape, on the day (null: today). */
  async overlay(question: OverlayQuestion, day: string | null, signal?: AbortSignal): Promise<Overlay> {
    return (await this.execute('overlay', { ...question, ...onDay(day) }, signal)) as Overlay;
  }

  /** Which divisions the rows of a table mean, in the layers given or the one where most fit. */
  async matchDivisions(
    rows: readonly { code?: string; name?: string }[],
    layers: readonly string[] | null,
    day: string | null,
  ): Promise<DivisionMatch> {
    const inputs = { rows, ...(layers === null ? {} : { layers }), ...onDay(day) };
    return (await this.execute('match-divisions', inputs)) as DivisionMatch;
  }

  /** The shapes of all features of a layer by their ids, to about a metre. */
  async shapes(layer: string, day: string | null): Promise<ReadonlyMap<string, Geometry>> {
    const query = { layer, day, filter: null };
    const page = await this.page(this.itemsAddress(query, { limit: '10000', precision: '5' }));
    return new Map(page.features.flatMap(({ id, geometry }) => (geometry === null ? [] : [[id, geometry]])));
  }

  /** Starts a process as a job; the answer is the job's address. */
  async startJob(process: string, body: string | FormData, signal: AbortSignal): Promise<string> {
    const headers = new Headers({ Prefer: 'respond-async' });
    if (typeof body === 'string') headers.set('Content-Type', 'application/json');
    const address = `${this.base}/processes/${process}/execution`;
    const response = await this.fetch(address, { method: 'POST', headers, body, signal });
    return pathOf(response.headers.get('Location') ?? '');
  }

  async jobStatus(address: string, signal: AbortSignal): Promise<JobStatus> {
    return (await this.request(address, { signal })) as JobStatus;
  }

  async dismissJob(address: string): Promise<void> {
    await this.request(address, { method: 'DELETE' });
  }

  /** What an address answers in JSON. */
  read(address: string, signal: AbortSignal): Promise<unknown> {
    return this.request(address, { signal });
  }

  /** Runs a process and waits for what it gives. */
  private execute(process: string, inputs: object, signal?: AbortSignal): Promise<unknown> {
    return this.json(`/processes/${process}/execution`, {
      ...init(signal),
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ inputs }),
    });
  }

  /** What differs in a layer between two days. */
  async differences(layer: string, from: string, to: string, signal?: AbortSignal): Promise<Difference[]> {
    const path = `/collections/${encodeURIComponent(layer)}/diff?from=${from}&to=${to}`;
    return ((await this.json(path, init(signal))) as { differences: Difference[] }).differences;
  }

  /** Lets the browser save what an address answers. */
  download(address: string): void {
    const link = document.createElement('a');
    link.href = address;
    link.download = '';
    link.click();
  }

  /** The address of a vector tile that holds all the layers, in their order, on a tile matrix set. */
  tileAddress(grid: string, tile: TileNumbers, layers: readonly string[], day: string | null): string {
    const query = `collections=${layers.map(encodeURIComponent).join(',')}`;
    const path = `${this.base}/tiles/${grid}/${tile.z}/${tile.y}/${tile.x}?${query}`;
    return day === null ? path : `${path}&datetime=${day}`;
  }

  /** The bytes of a tile; null when it is empty. */
  async bytes(address: string, signal: AbortSignal): Promise<ArrayBuffer | null> {
    const headers = { Accept: 'application/vnd.mapbox-vector-tile' };
    const response = await this.fetch(address, { signal, headers });
    return response.status === 204 ? null : response.arrayBuffer();
  }

  private json(path: string, options: RequestInit = {}): Promise<unknown> {
    return this.request(this.base + path, options);
  }

  private async request(address: string, options: RequestInit): Promise<unknown> {
    const response = await this.fetch(address, options);
    return response.json();
  }

  private async fetch(address: string, options: RequestInit): Promise<Response> {
    const headers = new Headers(options.headers);
    headers.set('Accept-Language', this.language);
    if (!headers.has('Accept')) headers.set('Accept', 'application/json, */*;q=0.5');
    let response: Response;
    try {
      response = await fetch(address, { ...options, headers });
    } catch (error) {
      if (isAbort(error)) throw error;
      throw new RequestFailure('offline', 0, String(error));
    }
    if (response.ok) return response;
    throw new RequestFailure(
      response.status >= 500 ? 'unavailable' : 'refused',
      response.status,
      await problemDetail(response),
    );
  }
}

function parametersOf(query: FeatureQuery, more: Record<string, string>): URLSearchParams {
  const parameters = new URLSearchParams(more);
  const { day, filter, sortby, properties, bbox } = query;
  if (day !== null) parameters.set('datetime', day);
  if (filter !== null) parameters.set('filter', filter);
  if (sortby !== undefined && sortby.length > 0) parameters.set('sortby', sortby.join(','));
  if (properties !== undefined) parameters.set('properties', properties.join(','));
  if (bbox) parameters.set('bbox', bbox.join(','));
  return parameters;
}

/** A link as the page asks for it: the service may know itself under another name than the browser. */
export function pathOf(href: string): string {
  const { pathname, search } = new URL(href, 'http://localhost');
  return pathname + search;
}

function onDay(day: string | null): { date?: string } {
  return day === null ? {} : { date: day };
}

function init(signal: AbortSignal | undefined): RequestInit {
  return signal === undefined ? {} : { signal };
}

async function problemDetail(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? response.statusText;
  } catch {
    return response.statusText;
  }
}
