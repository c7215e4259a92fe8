import { type Remote, releaseProxy, wrap } from 'comlink';
import type { GroupPainter } from '../drawing/group-painter';

/** A worker that draws one group of layers. */
export class DrawingWorker {
  private readonly worker = new Worker('/drawing-worker.js', { type: 'module' });
  readonly painter: Remote<GroupPainter> = wrap<GroupPainter>(this.worker);

  end(): void {
    this.painter[releaseProxy]();
    this.worker.terminate();
  }
}
