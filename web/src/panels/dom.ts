type Child = Node | string | null | undefined | false;

interface Attributes {
  class?: string;
  text?: string;
  /** Handlers by event name. */
  on?: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>;
  [attribute: string]: unknown;
}

/** Builds an element. Strings among the children become text, never markup. False and null are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') listen(element, attributes.on ?? {});
    else if (name === 'text') element.textContent = String(value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string' || typeof value === 'number')
      element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function listen(element: HTMLElement, handlers: NonNullable<Attributes['on']>): void {
  for (const [name, handler] of Object.entries(handlers)) element.addEventListener(name, handler);
}

const svgNamespace = 'http://www.w3.org/2000/svg';

export function svg(
  tag: string,
  attributes: Record<string, string | number>,
  ...children: Node[]
): SVGElement {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** The options of a select: values with their words. */
export function optionsOf(
  choices: readonly (readonly [value: string, words: string])[],
  chosen: string | null,
): HTMLOptionElement[] {
  return choices.map(([value, words]) => {
    const option = h('option', { value, text: words });
    option.selected = value === chosen;
    return option;
  });
}

/**
 * The field of a part of the page that has the focus, to be found again by its test id when the part is built anew: with the focus,
 * and with what somebody is typing there.
 */
export function editedField(part: HTMLElement): { restore(part: HTMLElement): void } | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !part.contains(field)) return null;
  const { testid } = field.dataset;
  const typed = field instanceof HTMLInputElement && field.type !== 'checkbox' ? field.value : null;
  return {
    restore: (anew) => {
      const same = testid === undefined ? null : anew.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
      if (same instanceof HTMLInputElement && typed !== null) same.value = typed;
      same?.focus();
    },
  };
}

/** A control with its words before it. */
export function field(words: string, control: HTMLElement): HTMLElement {
  return h('label', { class: 'field' }, h('span', { text: words }), control);
}

/** A choice with its words before it; `take` is told what is chosen. */
export function choiceField(
  words: string,
  testid: string,
  choices: readonly (readonly [value: string, words: string])[],
  chosen: string | null,
  take: (value: string) => void,
): HTMLElement {
  const select = h('select', { 'data-testid': testid });
  select.append(...optionsOf(choices, chosen));
  select.addEventListener('change', () => take(select.value));
  return field(words, select);
}
