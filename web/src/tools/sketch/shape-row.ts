import { h } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import type { DrawnShape } from './drawing';
import { measuresOf } from './measures';

export interface ShapeRowEvents {
  chosen(): void;
  cornersAsked(): void;
  written(text: string): void;
  removed(): void;
}

/** A shape in the list of what is drawn: its kind, its text, what is measured of it. */
export class ShapeRow {
  readonly element: HTMLElement;
  private readonly name: HTMLButtonElement;
  private readonly text = h('input', { type: 'text', maxlength: 200, 'data-testid': 'shape-text' });
  private readonly corners: HTMLButtonElement;
  private readonly measures = h('dl', { class: 'measures' });
  private shown: DrawnShape | null = null;

  constructor(
    private readonly screen: Screen,
    shape: DrawnShape,
    events: ShapeRowEvents,
  ) {
    const { sketch } = screen.messages;
    this.name = h('button', {
      type: 'button',
      class: 'link-button',
      text: sketch.kinds[shape.kind],
      'data-testid': 'shape-choose',
      on: { click: () => events.chosen() },
    });
    this.text.placeholder = sketch.note;
    this.text.setAttribute('aria-label', sketch.note);
    this.text.addEventListener('change', () => events.written(this.text.value));
    this.corners = h('button', {
      type: 'button',
      class: 'text-button',
      text: sketch.corners,
      'data-testid': 'shape-corners',
      on: { click: () => events.cornersAsked() },
    });
    const remove = h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': sketch.remove,
        title: sketch.remove,
        'data-testid': 'shape-remove',
        on: { click: () => events.removed() },
      },
      icon('close'),
    );
    const head = h('div', { class: 'shape-head' }, this.name, this.text, remove);
    this.element = h('li', { class: 'shape', 'data-testid': 'shape' }, head, this.measures, this.corners);
  }

  show(shape: DrawnShape, isChosen: boolean, isEditing: boolean): void {
    this.element.classList.toggle('chosen', isChosen);
    this.name.setAttribute('aria-pressed', String(isChosen));
    this.corners.hidden = !isEditing;
    if (shape === this.shown) return;
    if (shape.text !== this.shown?.text) this.text.value = shape.text;
    this.shown = shape;
    this.measures.replaceChildren(...this.measured(shape));
  }

  /** Gives the keyboard to what leads to the corners. */
  focus(): void {
    this.corners.focus();
  }

  private measured(shape: DrawnShape): HTMLElement[] {
    const { sketch } = this.screen.messages;
    return measuresOf(shape, this.screen.language).map(({ what, ellipsoid, plane }) =>
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
}
