import type { Position } from '../../api/types';
import type { Grip, Handles } from '../../map/handles';
import type { Messages } from '../../i18n/messages';
import { type Corner, cornersOf, withMoved, withoutCorner } from './corners';
import type { Drawing, DrawnShape } from './drawing';

export interface CornerEvents {
  /** The shape looks otherwise, though the drawing may be the same. */
  seenOtherwise(): void;
  /** The shape needs the corner that was to be taken away. */
  refused(): void;
  /** The keyboard is to leave the corners. */
  left(): void;
}

/** Changes one shape of a drawing by handles at its corners. */
export class CornerEditor implements Grip {
  private shape: DrawnShape | null = null;
  /** The shape as it looks while something of it is being dragged. */
  private dragged: DrawnShape | null = null;

  constructor(
    private readonly drawing: Drawing,
    private readonly handles: Handles,
    private readonly words: () => Messages['sketch'],
    private readonly events: CornerEvents,
  ) {}

  /** The shape as it looks now. */
  seen(shape: DrawnShape): DrawnShape {
    return this.dragged?.id === shape.id ? this.dragged : shape;
  }

  /** Shows the handles of a shape; null: of none. */
  show(shape: DrawnShape | null): void {
    this.shape = shape;
    const handles = (shape === null ? [] : this.corners(shape)).map((corner) => ({
      id: idOf(corner),
      position: corner.position,
      label: this.labelOf(corner),
      isMinor: corner.role === 'middle',
    }));
    this.handles.set(handles, this);
  }

  /** Gives the keyboard to the first corner. */
  focus(): void {
    const [first] = this.shape === null ? [] : cornersOf(this.shape);
    if (first !== undefined) this.handles.focus(idOf(first));
  }

  moved(id: string, to: Position): void {
    this.at(id, (shape, corner) => {
      this.dragged = { ...shape, positions: withMoved(shape, corner, to) };
      this.events.seenOtherwise();
    });
  }

  placed(id: string, to: Position, isByKey: boolean): void {
    this.at(id, (shape, corner) => {
      this.dragged = null;
      const isNew = corner.role === 'middle';
      const [lon, lat] = corner.position;
      if (!isNew && lon === to[0] && lat === to[1]) return;
      const run = isByKey && !isNew ? `${shape.id} ${id}` : null;
      this.drawing.change(shape.id, { positions: withMoved(shape, corner, to) }, run);
      if (isNew) this.handles.focus(idOf({ role: 'corner', index: corner.index + 1 }));
    });
  }

  removed(id: string): void {
    this.at(id, (shape, corner) => {
      const positions = withoutCorner(shape, corner);
      if (positions === null) {
        this.events.refused();
        return;
      }
      this.drawing.change(shape.id, { positions });
      this.handles.focus(idOf({ role: 'corner', index: Math.max(0, corner.index - 1) }));
    });
  }

  left(): void {
    this.events.left();
  }

  /** While a middle is dragged the others keep their numbers, as if it were no corner yet. */
  private corners(shape: DrawnShape): Corner[] {
    const seen = this.seen(shape);
    return cornersOf(seen.positions.length === shape.positions.length ? seen : shape);
  }

  private at(id: string, act: (shape: DrawnShape, corner: Corner) => void): void {
    const shape = this.shape === null ? undefined : this.drawing.shape(this.shape.id);
    const corner = shape === undefined ? undefined : cornersOf(shape).find((each) => idOf(each) === id);
    if (shape !== undefined && corner !== undefined) act(shape, corner);
  }

  private labelOf({ role, index }: Corner): string {
    const { corner, middle, centre } = this.words();
    if (role === 'centre') return centre;
    return `${role === 'middle' ? middle : corner} ${index + 1}`;
  }
}

function idOf({ role, index }: Pick<Corner, 'role' | 'index'>): string {
  return `${role}-${index}`;
}
