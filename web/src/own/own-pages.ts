import type { RowPages } from '../api/pages';
import type { Feature } from '../api/types';
import type { OwnStore } from './own-store';
import type { RowQuery } from './own-table';

const pageSize = 500;

/** The rows of own data that a query chooses, page by page. */
export class OwnPages implements RowPages {
  readonly features: Feature[] = [];
  matched: number | null = null;
  private loading: Promise<void> | null = null;

  constructor(
    private readonly own: OwnStore,
    private readonly layer: string,
    private readonly query: RowQuery,
  ) {}

  get isComplete(): boolean {
    return this.matched !== null && this.features.length >= this.matched;
  }

  async more(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = null;
    });
    await this.loading;
  }

  private async load(): Promise<void> {
    const { total, features } = await this.own.data.rows(
      this.layer,
      this.query,
      this.features.length,
      pageSize,
    );
    this.features.push(...features);
    this.matched = total;
  }
}
