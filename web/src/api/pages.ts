import { type ApiClient, pathOf } from './client';
import type { Feature } from './types';

/** Which features of a layer are meant, and how they come. */
export interface FeatureQuery {
  readonly layer: string;
  /** ISO day; null: today. */
  readonly day: string | null;
  /** CQL2 text; null: all. */
  readonly filter: string | null;
  /** Names of properties, `-` before those that go down. */
  readonly sortby?: readonly string[];
  /** Only these properties; all if left out. */
  readonly properties?: readonly string[];
  /** West, south, east, north in degrees. */
  readonly bbox?: readonly number[] | null;
}

/** Features that come page by page, without shapes. */
export interface RowPages {
  readonly features: readonly Feature[];
  /** How many there are; null as long as that is not known. */
  readonly matched: number | null;
  readonly isComplete: boolean;
  /** Fetches one more page; calls at the same time wait for the same one. */
  more(): Promise<void>;
}

/** What a query matches, fetched page by page, without shapes. */
export class FeaturePages implements RowPages {
  readonly features: Feature[] = [];
  /** How many match; null as long as that is not known. */
  matched: number | null = null;
  private next: string | null;
  private loading: Promise<void> | null = null;

  constructor(
    private readonly client: ApiClient,
    query: FeatureQuery,
    private readonly signal: AbortSignal,
    pageSize = 1000,
  ) {
    this.next = client.itemsAddress(query, { skipGeometry: 'true', limit: String(pageSize) });
  }

  get isComplete(): boolean {
    return this.next === null;
  }

  /** Fetches one more page; calls at the same time wait for the same one. */
  async more(): Promise<void> {
    if (this.next === null) return;
    this.loading ??= this.load(this.next).finally(() => {
      this.loading = null;
    });
    await this.loading;
  }

  async all(): Promise<readonly Feature[]> {
    while (!this.isComplete) await this.more();
    return this.features;
  }

  private async load(address: string): Promise<void> {
    const page = await this.client.page(address, this.signal);
    this.features.push(...page.features);
    this.matched ??= page.numberMatched ?? null;
    const link = page.links?.find(({ rel }) => rel === 'next');
    this.next = link === undefined ? null : pathOf(link.href);
    if (this.next === null) this.matched = this.features.length;
  }
}

/** The ids of what a query matches. */
export async function matchingIds(
  client: ApiClient,
  query: FeatureQuery,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const pages = new FeaturePages(client, query, signal, 10_000);
  return new Set((await pages.all()).map((feature) => feature.id));
}
