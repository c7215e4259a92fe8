import { h } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import type { DrawnShape, ShapeKind } from './drawing';
import type { SketchDesk } from './sketch-desk';

/** Chooses what is drawn; while something is, how to go on with it. */
export class DrawButtons {
  readonly element = h('div', { class: 'draw' });
  private readonly kinds = new Map<ShapeKind, HTMLButtonElement>();
  private readonly choice = h('div', { class: 'draw-kinds', role: 'group' });
  private readonly finish = h('button', {
    type: 'button',
    class: 'button primary',
    'data-testid': 'draw-finish',
  });
  private readonly back = h('button', { type: 'button', class: 'button', 'data-testid': 'draw-back' });
  private readonly stop = h('button', { type: 'button', class: 'button', 'data-testid': 'draw-stop' });
  private readonly going = h('div', { class: 'button-row', hidden: true }, this.finish, this.back, this.stop);
  private readonly hint = h('p', { class: 'hint', role: 'status', 'data-testid': 'draw-hint' });

  /** @param done told each shape that is drawn by these buttons */
  constructor(
    private readonly desk: SketchDesk,
    kinds: readonly ShapeKind[],
    done: (shape: DrawnShape) => void = () => undefined,
  ) {
    for (const kind of kinds) {
      const button = h(
        'button',
        { type: 'button', class: 'draw-kind', 'aria-pressed': 'false', 'data-testid': `draw-${kind}` },
        icon(kind),
        h('span'),
      );
      button.addEventListener('click', () => (desk.drawn === kind ? desk.stop() : desk.draw(kind, done)));
      this.kinds.set(kind, button);
    }
    this.choice.append(...this.kinds.values());
    this.finish.addEventListener('click', () => desk.finish());
    this.back.addEventListener('click', () => desk.stepBack());
    this.stop.addEventListener('click', () => desk.stop());
    this.element.append(this.choice, this.going, this.hint);
    desk.onChange(() => this.show());
  }

  render({ messages }: Screen): void {
    const { sketch } = messages;
    this.choice.setAttribute('aria-label', sketch.draw);
    for (const [kind, button] of this.kinds) {
      const words = button.lastElementChild as HTMLElement;
      words.textContent = sketch.kinds[kind];
    }
    this.finish.textContent = sketch.finish;
    this.back.textContent = sketch.back;
    this.stop.textContent = sketch.stop;
    this.hint.textContent = sketch.drawHint;
    this.show();
  }

  private show(): void {
    const { drawn } = this.desk;
    for (const [kind, button] of this.kinds) button.setAttribute('aria-pressed', String(kind === drawn));
    this.going.hidden = this.hint.hidden = drawn === null;
    this.finish.disabled = !this.desk.canFinish;
    this.back.disabled = !this.desk.canStepBack;
  }
}
