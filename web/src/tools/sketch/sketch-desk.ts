import type { Position } from '../../api/types';
import type { MapView } from '../../map/map-view';
import type { Sketch } from '../../map/sketch-layer';
import { rememberList, rememberedList } from '../../state/remembered';
import type { Language } from '../../state/view-state';
import { Drawing, type DrawnShape, type ShapeKind, geometryOf, positionsOf, shapesIn } from './drawing';
import { shortMeasure } from './measures';
import { Pencil } from './pencil';

/** Draws on the map, for every tool that needs shapes, and keeps what was drawn in this browser. */
export class SketchDesk {
  readonly drawing = new Drawing(shapesIn(rememberedList('drawing')));
  private pencil: Pencil | null = null;
  private chosenShape: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly map: MapView,
    private readonly language: () => Language,
  ) {
    this.drawing.onChange(() => {
      rememberList('drawing', this.drawing.shapes);
      this.changed();
    });
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
    this.map.setHand({
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
    this.map.setHand(null);
    this.changed();
  }

  choose(id: string | null): void {
    this.chosenShape = id;
    this.changed();
  }

  private act(change: () => void): void {
    change();
    this.changed();
  }

  private changed(): void {
    this.map.setSketches([...this.drawing.shapes.map((shape) => this.sketchOf(shape)), ...this.pending()]);
    for (const listener of this.listeners) listener();
  }

  private sketchOf(shape: DrawnShape): Sketch {
    const role = shape.id === this.chosenShape ? 'chosen' : 'drawn';
    const measure = shape.kind === 'text' ? '' : shortMeasure(shape, this.language());
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
        label: shortMeasure(shape, this.language()),
        role: 'pending',
        corners: positions,
      },
    ];
  }
}
