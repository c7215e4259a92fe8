import { boxOf } from '../../geo/geometry';
import { editedField, h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import { saveText } from '../../panels/save';
import type { Tool, Workspace } from '../tool';
import { type DrawnShape, geometryOf, shapeKinds } from './drawing';
import { DrawButtons } from './draw-buttons';
import { ShapeRow } from './shape-row';
import type { SketchDesk } from './sketch-desk';
import { fromGeoJson, toGeoJson } from './sketch-file';

/** Draws, writes and measures on the map. */
export class SketchTool implements Tool {
  readonly id = 'sketch';
  readonly icon = 'sketch';
  readonly body = h('div');
  private readonly buttons: DrawButtons;
  private readonly list = h('ul', { class: 'shapes', 'data-testid': 'shapes' });
  private readonly actions = h('div', { class: 'button-row' });
  private readonly cornersHint = h('p', { class: 'hint', hidden: true, 'data-testid': 'corners-hint' });
  private readonly problem = h('p', {
    class: 'problem',
    role: 'alert',
    hidden: true,
    'data-testid': 'sketch-problem',
  });
  private readonly file = h('input', {
    type: 'file',
    accept: '.geojson,.json,application/geo+json',
    class: 'visually-hidden',
    tabindex: -1,
    'aria-hidden': 'true',
    'data-testid': 'sketch-file',
  });
  private readonly rows = new Map<string, ShapeRow>();
  private screen: Screen | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly desk: SketchDesk,
  ) {
    this.buttons = new DrawButtons(desk, shapeKinds);
    this.file.addEventListener('change', () => {
      const [file] = this.file.files ?? [];
      if (file !== undefined) void this.read(file);
      this.file.value = '';
    });
    desk.onChange(() => this.show());
  }

  render(screen: Screen): void {
    this.screen = screen;
    this.rows.clear();
    this.buttons.render(screen);
    this.cornersHint.textContent = screen.messages.sketch.cornersHint;
    this.explain(null);
    this.body.replaceChildren(
      this.buttons.element,
      this.actions,
      this.file,
      this.problem,
      h('p', { class: 'hint', text: screen.messages.sketch.hint }),
      this.cornersHint,
      this.list,
    );
    this.show();
  }

  opened(): void {
    this.desk.edit(() => this.rows.get(this.desk.chosen?.id ?? '')?.focus());
  }

  closed(): void {
    this.desk.edit(null);
    this.desk.stop();
  }

  private show(): void {
    const { screen } = this;
    if (screen === null) return;
    this.cornersHint.hidden = !this.desk.isEditing;
    this.showActions(screen);
    this.showRows(screen);
  }

  private showActions({ messages }: Screen): void {
    const { drawing } = this.desk;
    const { sketch } = messages;
    const isEmpty = drawing.shapes.length === 0;
    const act = (words: string, testid: string, can: boolean, run: () => void) =>
      h('button', {
        type: 'button',
        class: 'text-button',
        text: words,
        disabled: !can,
        'data-testid': testid,
        on: { click: run },
      });
    const editing = editedField(this.actions);
    this.actions.replaceChildren(
      act(sketch.undo, 'sketch-undo', drawing.canUndo, () => drawing.undo()),
      act(sketch.redo, 'sketch-redo', drawing.canRedo, () => drawing.redo()),
      act(sketch.clear, 'sketch-clear', !isEmpty, () => drawing.clear()),
      act(sketch.save, 'sketch-save', !isEmpty, () => this.save()),
      act(sketch.read, 'sketch-read', true, () => this.file.click()),
    );
    editing?.restore(this.actions);
  }

  /** The latest shape first. Rows stay what they are, so that nobody loses the field that he is in. */
  private showRows(screen: Screen): void {
    const { desk, rows } = this;
    const shapes = [...desk.shapes].reverse();
    for (const id of [...rows.keys()]) if (!shapes.some((shape) => shape.id === id)) rows.delete(id);
    for (const shape of shapes) {
      const isChosen = desk.chosen?.id === shape.id;
      const row = rows.get(shape.id) ?? this.row(screen, shape);
      row.show(shape, isChosen, isChosen && desk.isEditing);
    }
    const elements = shapes.flatMap(({ id }) => rows.get(id)?.element ?? []);
    const listed = [...this.list.children];
    if (elements.length !== listed.length || elements.some((element, index) => element !== listed[index]))
      this.list.replaceChildren(...elements);
  }

  private row(screen: Screen, shape: DrawnShape): ShapeRow {
    const { drawing } = this.desk;
    const row = new ShapeRow(screen, shape, {
      chosen: () => {
        this.desk.choose(shape.id);
        this.workspace.map.showBox(boxOf(geometryOf(drawing.shape(shape.id) ?? shape)));
      },
      cornersAsked: () => this.desk.focusCorner(),
      written: (text) => drawing.change(shape.id, { text }),
      removed: () => drawing.remove(shape.id),
    });
    this.rows.set(shape.id, row);
    return row;
  }

  private save(): void {
    const { language, messages } = this.workspace.screen();
    const text = toGeoJson(this.desk.drawing.shapes, language);
    saveText(text, `${messages.toolTitles.sketch}.geojson`, 'application/geo+json');
  }

  /** Adds the shapes of a file to what is drawn. */
  private async read(file: File): Promise<void> {
    const { map, tell, screen } = this.workspace;
    const { sketch } = screen().messages;
    const read = fromGeoJson(await file.text());
    this.explain('fault' in read ? sketch.readFaults[read.fault] : null);
    if ('fault' in read) return;
    const { shapes, leftOut } = read;
    this.desk.drawing.add(...shapes);
    map.showBox(boxOf({ coordinates: shapes.flatMap(({ positions }) => positions) }));
    tell(`${sketch.readDone} ${shapes.length}`);
    if (leftOut > 0) this.explain(`${sketch.leftOut} ${leftOut}`);
  }

  private explain(problem: string | null): void {
    this.problem.hidden = problem === null;
    this.problem.textContent = problem;
  }
}
