import { boxOf } from '../../geo/geometry';
import { editedField, h } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import { saveText } from '../../panels/save';
import type { Tool, Workspace } from '../tool';
import { type DrawnShape, geometryOf, shapeKinds } from './drawing';
import { DrawButtons } from './draw-buttons';
import { measuresOf } from './measures';
import type { SketchDesk } from './sketch-desk';

/** Draws, writes and measures on the map. */
export class SketchTool implements Tool {
  readonly id = 'sketch';
  readonly icon = 'sketch';
  readonly body = h('div');
  private readonly buttons: DrawButtons;
  private readonly list = h('ul', { class: 'shapes', 'data-testid': 'shapes' });
  private readonly actions = h('div', { class: 'button-row' });
  private screen: Screen | null = null;
  private listed: readonly DrawnShape[] | null = null;
  private listedChoice: DrawnShape | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly desk: SketchDesk,
  ) {
    this.buttons = new DrawButtons(desk, shapeKinds);
    desk.onChange(() => this.show());
  }

  render(screen: Screen): void {
    this.screen = screen;
    this.listed = null;
    this.buttons.render(screen);
    this.body.replaceChildren(
      this.buttons.element,
      this.actions,
      h('p', { class: 'hint', text: screen.messages.sketch.hint }),
      this.list,
    );
    this.show();
  }

  closed(): void {
    this.desk.stop();
  }

  private show(): void {
    const { screen } = this;
    if (screen === null) return;
    const { drawing } = this.desk;
    const { sketch } = screen.messages;
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
    );
    editing?.restore(this.actions);
    if (this.listed === drawing.shapes && this.listedChoice === this.desk.chosen) return;
    this.listed = drawing.shapes;
    this.listedChoice = this.desk.chosen;
    this.list.replaceChildren(...[...drawing.shapes].reverse().map((shape) => this.row(screen, shape)));
  }

  private row(screen: Screen, shape: DrawnShape): HTMLElement {
    const { sketch } = screen.messages;
    const text = h('input', {
      type: 'text',
      value: shape.text,
      placeholder: sketch.note,
      'aria-label': sketch.note,
      maxlength: 200,
      'data-testid': 'shape-text',
    });
    text.addEventListener('change', () => this.desk.drawing.change(shape.id, { text: text.value }));
    return h(
      'li',
      { class: this.desk.chosen?.id === shape.id ? 'shape chosen' : 'shape', 'data-testid': 'shape' },
      h(
        'div',
        { class: 'shape-head' },
        h('button', {
          type: 'button',
          class: 'link-button',
          text: sketch.kinds[shape.kind],
          on: {
            click: () => {
              this.desk.choose(shape.id);
              this.workspace.map.showBox(boxOf(geometryOf(shape)));
            },
          },
        }),
        text,
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': sketch.remove,
            title: sketch.remove,
            'data-testid': 'shape-remove',
            on: { click: () => this.desk.drawing.remove(shape.id) },
          },
          icon('close'),
        ),
      ),
      h('dl', { class: 'measures' }, ...this.measures(screen, shape)),
    );
  }

  private measures({ messages, language }: Screen, shape: DrawnShape): HTMLElement[] {
    const { sketch } = messages;
    return measuresOf(shape, language).map(({ what, ellipsoid, plane }) =>
      h(
        'div',
        { 'data-testid': `measure-${what}` },
        h('dt', { text: sketch.measures[what] }),
        h('dd', {}, h('span', { text: ellipsoid, title: sketch.onEllipsoid })),
        plane === null
          ? null
          : h(
              'dd',
              { class: 'on-plane' },
              h('span', { class: 'tag', text: sketch.onPlane }),
              h('span', { text: plane }),
            ),
      ),
    );
  }

  private save(): void {
    const { language, messages } = this.workspace.screen();
    const features = this.desk.drawing.shapes.map((shape) => ({
      type: 'Feature',
      geometry: geometryOf(shape),
      properties: {
        name: shape.text,
        kind: shape.kind,
        ...Object.fromEntries(measuresOf(shape, language).map(({ what, ellipsoid }) => [what, ellipsoid])),
      },
    }));
    const collection = JSON.stringify({ type: 'FeatureCollection', features });
    saveText(collection, `${messages.toolTitles.sketch}.geojson`, 'application/geo+json');
  }
}
