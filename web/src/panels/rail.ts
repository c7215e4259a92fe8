import type { Tool, ToolId } from '../tools/tool';
import { h } from './dom';
import { icon } from './icons';
import type { Screen } from './screen';

/** The tools beside the map, and the panel of the one that is open. */
export class Rail {
  readonly element = h('nav', { class: 'rail' });
  readonly panel: HTMLElement;
  private readonly buttons = new Map<ToolId, HTMLButtonElement>();
  private readonly title = h('h2');
  private readonly close = h('button', {
    type: 'button',
    class: 'icon-button',
    'data-testid': 'panel-close',
  });
  private current: Tool | null = null;

  constructor(
    private readonly tools: readonly Tool[],
    private readonly changed: (open: Tool | null) => void,
  ) {
    const bodies = tools.map((tool) => tool.body);
    for (const { id, body } of tools) {
      body.classList.add('panel-body');
      body.dataset.testid = `body-${id}`;
      body.hidden = true;
    }
    this.panel = h(
      'section',
      { class: 'panel tool-panel', id: 'tool-panel', hidden: true },
      h('div', { class: 'panel-head' }, this.title, this.close),
      ...bodies,
    );
    for (const tool of tools) this.buttons.set(tool.id, this.button(tool));
    this.element.append(...this.buttons.values());
    this.close.append(icon('close'));
    this.close.addEventListener('click', () => this.open(null));
    this.panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.open(null);
    });
  }

  get isOpen(): boolean {
    return this.current !== null;
  }

  render(screen: Screen): void {
    const { messages } = screen;
    this.element.setAttribute('aria-label', messages.tools);
    this.close.setAttribute('aria-label', messages.close);
    this.close.title = messages.close;
    for (const tool of this.tools) {
      const title = messages.toolTitles[tool.id];
      this.buttons.get(tool.id)?.replaceChildren(icon(tool.icon), h('span', { text: title }));
      tool.render(screen);
    }
    this.sayTitle(screen);
  }

  /** Opens a tool, or closes the one that is open; the focus goes along when it is asked to. */
  open(id: ToolId | null, moveFocus = true): void {
    const tool = this.tools.find((each) => each.id === id) ?? null;
    const before = this.current;
    if (before === tool) return;
    this.current = tool;
    if (before !== null) before.body.hidden = true;
    if (tool !== null) tool.body.hidden = false;
    this.panel.hidden = tool === null;
    this.panel.dataset.testid = `panel-${tool?.id ?? ''}`;
    for (const [each, button] of this.buttons)
      button.setAttribute('aria-expanded', String(each === tool?.id));
    this.title.textContent = tool === null ? '' : (this.buttons.get(tool.id)?.textContent ?? '');
    this.panel.setAttribute('aria-label', this.title.textContent);
    before?.closed?.();
    tool?.opened?.();
    this.changed(tool);
    if (!moveFocus) return;
    if (tool !== null) this.close.focus();
    else if (before !== null) this.buttons.get(before.id)?.focus();
  }

  private sayTitle({ messages }: Screen): void {
    if (this.current === null) return;
    this.title.textContent = messages.toolTitles[this.current.id];
    this.panel.setAttribute('aria-label', this.title.textContent);
  }

  private button(tool: Tool): HTMLButtonElement {
    return h('button', {
      type: 'button',
      class: 'rail-button',
      'aria-expanded': 'false',
      'aria-controls': 'tool-panel',
      'data-testid': `tool-${tool.id}`,
      on: { click: () => this.open(this.current === tool ? null : tool.id) },
    });
  }
}
