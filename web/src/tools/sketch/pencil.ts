import type { Position } from '../../api/types';
import { type ShapeKind, positionsOf } from './drawing';

/** A shape on its way: position by position until it is whole. */
export class Pencil {
  private taken: Position[] = [];
  private next: Position | null = null;

  /** @param done told the positions of a whole shape; the pencil then begins another */
  constructor(
    readonly kind: ShapeKind,
    private readonly done: (positions: readonly Position[]) => void,
  ) {}

  /** What is drawn so far, with where the pointer is. */
  get positions(): readonly Position[] {
    return this.next === null ? this.taken : [...this.taken, this.next];
  }

  get canFinish(): boolean {
    return this.taken.length >= positionsOf[this.kind].least;
  }

  get isEmpty(): boolean {
    return this.taken.length === 0;
  }

  press(position: Position): void {
    const [lon, lat] = this.taken.at(-1) ?? [];
    if (lon === position[0] && lat === position[1]) return;
    this.taken.push(position);
    this.next = null;
    if (this.taken.length === positionsOf[this.kind].most) this.finish();
  }

  hover(position: Position | null): void {
    this.next = position;
  }

  /** Takes the last position back. */
  back(): void {
    this.taken.pop();
  }

  finish(): void {
    if (!this.canFinish) return;
    const positions = this.taken;
    this.taken = [];
    this.next = null;
    this.done(positions);
  }
}
