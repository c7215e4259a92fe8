import { h } from './dom';
import { type IconName, icon } from './icons';
import type { Screen } from './screen';

export interface MapToolsEvents {
  zoomed(steps: number): void;
  home(): void;
}

/** The buttons on the map. */
export class MapTools {
  readonly element = h('div', { class: 'map-tools', role: 'group' });
  private readonly zoomIn = tool('plus', 'zoom-in');
  private readonly zoomOut = tool('minus', 'zoom-out');
  private readonly home = tool('home', 'home');

  constructor(events: MapToolsEvents) {
    this.element.append(
      h('div', { class: 'tool-group' }, this.zoomIn, this.zoomOut),
      h('div', { class: 'tool-group' }, this.home),
    );
    this.zoomIn.addEventListener('click', () => events.zoomed(1));
    this.zoomOut.addEventListener('click', () => events.zoomed(-1));
    this.home.addEventListener('click', () => events.home());
  }

  render({ messages }: Screen): void {
    this.element.setAttribute('aria-label', messages.tools);
    name(this.zoomIn, messages.zoomIn);
    name(this.zoomOut, messages.zoomOut);
    name(this.home, messages.home);
  }
}

function tool(picture: IconName, testid: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', 'data-testid': testid }, icon(picture));
}

function name(button: HTMLButtonElement, text: string): void {
  button.setAttribute('aria-label', text);
  button.title = text;
}
