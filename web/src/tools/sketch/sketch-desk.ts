import type { Position } from '../../api/types';
import type { Sketch } from '../../map/sketch-layer';
import { rememberList, rememberedList } from '../../state/remembered';
import type { Workspace } from '../tool';
import { CornerEditor } from './corner-editor';
import { Drawing, type DrawnShape, type ShapeKind, geometryOf, positionsOf, shapesIn } from './drawing';
import { shortMeasure } from './measures';
import { Pencil } from './pencil';

/** Draws on the map, for every tool that needs shapes, and keeps what was drawn in this browser. */
export class SketchDesk {
  readonly drawing = new Drawing(shapesIn(rememberedList('drawing')));
  private pencil: Pencil | null = null;
  private chosenShape: string | null = null;
  private readonly corners: CornerEditor;
  /** Told that the keyboard leaves the corners; null: shapes can't be changed now. */
  private leave: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly workspace: Pick<Workspace, 'map' | 'screen' | 'tell'>) {
    const words = () => workspace.screen().messages.sketch;
    this.corners = new CornerEditor(this.drawing, workspace.map.handles, words, {
      seenOtherwise: () => this.changed(),
      refused: () => workspace.tell(words().cornerNeeded),
      left: () => this.leave?.(),
    });
    this.drawing.onChange(() => {
      rememberList('drawing', this.drawing.shapes);
      this.changed();
    });
    this.changed();
  }

  /** The kind of shape that is being drawn; null: none. */
  get drawn(): ShapeKind | null {
    return this.pencil?.kind ?? null;
  }

  get canFinish(): boolean {
    return this.pencil?.canFinish ?? false;
  }

  get canStepBack(): boolean {
    return this.pencil !== null && !this.pencil.isEmpty;
  }

  /** What is drawn, as it looks while something of it is being dragged. */
  get shapes(): readonly DrawnShape[] {
    return this.drawing.shapes.map((shape) => this.corners.seen(shape));
  }

  /** Whether the corners of the shape that stands out can be moved. */
  get isEditing(): boolean {
    return this.leave !== null && this.pencil === null && this.chosen !== null;
  }

  /** The shape that stands out. */
  get chosen(): DrawnShape | null {
    return this.chosenShape === null ? null : (this.drawing.shape(this.chosenShape) ?? null);
  }

  /** Told whatever changes: what is drawn, what is on its way, what stands out. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Begins to draw; `done` is told each shape that becomes whole. */
  draw(kind: ShapeKind, done: (shape: DrawnShape) => void = () => undefined): void {
    const pencil = new Pencil(kind, (positions) => {
      const shape = { id: crypto.randomUUID(), kind, positions, text: '' };
      this.chosenShape = shape.id;
      this.drawing.add(shape);
      done(shape);
    });
    this.pencil = pencil;
    this.workspace.map.setHand({
      pressed: (position) => this.act(() => pencil.press(position)),
      moved: (position) => this.act(() => pencil.hover(position)),
      finished: () => this.act(() => pencil.finish()),
      steppedBack: () => this.stepBack(),
      cancelled: () => this.stop(),
    });
    this.changed();
  }

  finish(): void {
    this.act(() => this.pencil?.finish());
  }

  /** Takes the last position back; without one, the last change of the drawing. */
  stepBack(): void {
    if (this.pencil !== null && !this.pencil.isEmpty) this.act(() => this.pencil?.back());
    else this.drawing.undo();
  }

  stop(): void {
    this.pencil = null;
    this.workspace.map.setHand(null);
    this.changed();
  }

  /** Makes a shape stand out; a pencil that has not begun is laid down. */
  choose(id: string | null): void {
    this.chosenShape = id;
    if (this.pencil?.isEmpty === true) this.stop();
    else this.changed();
  }

  /** Lets the corners of the shape that stands out be moved; `leave` is told that the keyboard leaves them. Null: no more. */
  edit(leave: (() => void) | null): void {
    this.leave = leave;
    this.changed();
  }

  /** Gives the keyboard to the first corner of the shape that stands out. */
  focusCorner(): void {
    this.corners.focus();
  }

  private act(change: () => void): void {
    change();
    this.changed();
  }

  private changed(): void {
    this.workspace.map.setSketches([...this.shapes.map((shape) => this.sketchOf(shape)), ...this.pending()]);
    this.corners.show(this.isEditing ? this.chosen : null);
    for (const listener of this.listeners) listener();
  }

  private sketchOf(shape: DrawnShape): Sketch {
    const role = shape.id === this.chosenShape ? 'chosen' : 'drawn';
    const measure = shape.kind === 'text' ? '' : shortMeasure(shape, this.workspace.screen().language);
    const label = [shape.text, measure].filter((part) => part !== '').join('\n');
    return { geometry: geometryOf(shape), label, role, corners: [] };
  }

  /** What is on its way, as far as it can be seen. */
  private pending(): Sketch[] {
    const { pencil } = this;
    const positions: readonly Position[] = pencil?.positions ?? [];
    const [first, second] = positions;
    if (pencil === null || first === undefined) return [];
    const isWhole = positions.length >= positionsOf[pencil.kind].least;
    const kind = isWhole ? pencil.kind : second === undefined ? 'point' : 'line';
    const shape = { kind, positions };
    return [
      {
        geometry: geometryOf(shape),
        label: shortMeasure(shape, this.workspace.screen().language),
        role: 'pending',
        corners: positions,
      },
    ];
  }
}
