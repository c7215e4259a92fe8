import type { Layer } from '../../api/catalog';
import { toCql2 } from '../../api/conditions';
import type { Scalar } from '../../api/types';
import { categoryAttribute } from '../../drawing/style';
import type { Workspace } from '../tool';

/** How many features layers and their categories have on the day of the view, each asked once. */
export class Counts {
  private readonly known = new Map<string, Promise<number | null>>();

  constructor(private readonly workspace: Workspace) {}

  /** What the layer shows on the day, its filter applied; null when the service does not say. */
  of(layer: Layer): Promise<number | null> {
    const { day, filters } = this.workspace.view.value;
    const filter = filters[layer.id] ?? null;
    return day === null && filter === null ? Promise.resolve(layer.count) : this.ask(layer.id, filter);
  }

  /** Those of them whose category has the value. */
  ofCategory(layer: Layer, value: Exclude<Scalar, null>): Promise<number | null> {
    const attribute = categoryAttribute(layer) ?? '';
    const isCategory = toCql2(
      { join: 'AND', conditions: [{ attribute, operator: '=', value }] },
      layer.schema.properties,
    );
    const filter = this.workspace.view.value.filters[layer.id];
    return this.ask(layer.id, filter === undefined ? isCategory : `(${filter}) AND ${isCategory}`);
  }

  /** Forgets what it knows: the service has something new, or did not answer. */
  forget(): void {
    this.known.clear();
  }

  private ask(layer: string, filter: string | null): Promise<number | null> {
    const { client, view } = this.workspace;
    const { day } = view.value;
    const key = JSON.stringify([layer, day, filter]);
    let count = this.known.get(key);
    if (count === undefined) {
      count = client.count({ layer, day, filter }).catch(() => {
        this.known.delete(key);
        return null;
      });
      this.known.set(key, count);
    }
    return count;
  }
}
