import { RequestFailure, isAbort } from '../../api/client';
import { matchingIds } from '../../api/pages';
import { isOwn } from '../../own/own-layer';
import { parseCql2 } from '../../api/cql2';
import { without } from '../../state/known-view';
import type { ViewState } from '../../state/view-state';
import type { Workspace } from '../tool';

interface Kept {
  readonly filter: string;
  readonly days: readonly (string | null)[];
  readonly request: AbortController;
  isFailed: boolean;
}

/** Asks which features pass the filters of the view, and hides the others. A filter that the service refuses is taken back. */
export class Filters {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly workspace: Workspace) {}

  update({ filters, day, compared }: ViewState): void {
    const days = compared === null ? [day] : [day, compared];
    for (const layer of new Set([...this.kept.keys(), ...Object.keys(filters)])) {
      const filter = filters[layer];
      const kept = this.kept.get(layer);
      if (kept?.filter === filter && kept?.days.join() === days.join() && !kept.isFailed) continue;
      kept?.request.abort();
      this.kept.delete(layer);
      if (filter === undefined) this.show(layer, null);
      else void this.ask(layer, { filter, days, request: new AbortController(), isFailed: false });
    }
  }

  private async ask(layer: string, kept: Kept): Promise<void> {
    const { client, activity, failed, own } = this.workspace;
    const { signal } = kept.request;
    this.kept.set(layer, kept);
    try {
      const ids = await activity.during(
        Promise.all(
          isOwn(layer)
            ? [own.data.ids(layer, { filter: parseCql2(kept.filter), sort: null })]
            : kept.days.map((day) => matchingIds(client, { layer, day, filter: kept.filter }, signal)),
        ),
      );
      if (!signal.aborted) this.show(layer, new Set(ids.flatMap((each) => [...each])));
    } catch (error) {
      if (isAbort(error)) return;
      kept.isFailed = true;
      if (error instanceof RequestFailure && error.kind === 'refused') this.takeBack(layer);
      failed(error);
    }
  }

  private takeBack(layer: string): void {
    const { view } = this.workspace;
    view.update({ filters: without(view.value.filters, layer) });
  }

  /** Null: all of the layer. */
  private show(layer: string, ids: ReadonlySet<string> | null): void {
    const { look } = this.workspace;
    const passing = new Map(look.value.passing);
    if (ids === null) passing.delete(layer);
    else passing.set(layer, ids);
    look.update({ passing });
  }
}
