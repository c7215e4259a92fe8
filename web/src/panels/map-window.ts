import type { Insets } from '../map/map-view';
import type { Trouble } from '../state/connection';
import { Corner } from './corner';
import { h } from './dom';
import { MapTools, type MapToolsEvents } from './map-tools';
import { DayChip, Toast, Tooltip, TroubleBanner } from './messages-on-map';
import type { Screen } from './screen';
import { Swipe } from './swipe';

export interface MapWindowEvents extends MapToolsEvents {
  /** @param share of the window to the left of the line between two days */
  split(share: number): void;
  todayAsked(): void;
  retried(): void;
}

/** Where the layout is that of a phone. */
export const narrow = window.matchMedia('(max-width: 719px)');

/** The map and what lies over it: corner, buttons, messages, the line between two days. */
export class MapWindow {
  readonly element = h('div', { class: 'map-window' });
  readonly map = h('div', { id: 'map', class: 'map', role: 'region', tabindex: 0, 'data-testid': 'map' });
  readonly corner = new Corner();
  readonly tooltip = new Tooltip();
  private readonly buttons: MapTools;
  private readonly swipe: Swipe;
  private readonly toast = new Toast();
  private readonly banner: TroubleBanner;
  private readonly chip: DayChip;

  constructor(events: MapWindowEvents) {
    this.buttons = new MapTools(events);
    this.swipe = new Swipe((share) => events.split(share));
    this.banner = new TroubleBanner(() => events.retried());
    this.chip = new DayChip(() => events.todayAsked());
  }

  /** Puts the panels into the window, over the map and under its messages. */
  furnish(...panels: HTMLElement[]): void {
    this.element.replaceChildren(
      this.map,
      h('div', { class: 'progress', 'aria-hidden': 'true' }),
      this.swipe.element,
      ...panels,
      this.buttons.element,
      this.corner.element,
      this.chip.element,
      this.tooltip.element,
      this.banner.element,
      this.toast.element,
    );
  }

  render(screen: Screen): void {
    this.map.setAttribute('aria-label', screen.messages.map);
    this.buttons.render(screen);
    this.corner.render(screen);
  }

  /** @param day null: today; `compared` null: it is the only one */
  showDays(screen: Screen, day: string | null, compared: string | null, now: string): void {
    this.chip.show(compared === null ? day : null, screen.messages);
    this.swipe.show(screen, day ?? now, compared);
  }

  showTrouble(trouble: Trouble | null, { messages }: Screen): void {
    this.banner.show(trouble, messages);
  }

  /** Says a sentence that goes by itself. */
  tell(sentence: string): void {
    this.toast.show(sentence);
  }
}

/** What panels at the two sides cover of the map, in pixels. */
export function coveredBy(leftPanel: HTMLElement, rightPanel: HTMLElement): Insets {
  const shown = (element: HTMLElement) => (element.hidden ? null : element.getBoundingClientRect());
  const [left, right] = [shown(leftPanel), shown(rightPanel)];
  if (narrow.matches) return { top: 0, left: 0, right: 0, bottom: right?.height ?? left?.height ?? 24 };
  return {
    top: 0,
    bottom: 32,
    left: left === null ? 0 : left.width + 16,
    right: right === null ? 0 : right.width + 16,
  };
}
