/** An element with a class and, where given, text. Text is never parsed as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** A button that submits nothing. */
export function button(document: Document, className: string, text: string, onClick: () => void) {
  const made = element(document, 'button', className, text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** One entry of a list to choose from. */
export function option(document: Document, text: string, value: string): HTMLOptionElement {
  const made = element(document, 'option', '', text);
  made.value = value;
  return made;
}

/** A field with its name before it. */
export function labelled(document: Document, name: string, field: HTMLElement): HTMLElement {
  const label = element(document, 'label', 'field');
  label.append(element(document, 'span', 'faint', name), field);
  return label;
}

/** Marks a field whose text cannot be used. */
export const setInvalid = (field: Element, isInvalid: boolean): void =>
  field.setAttribute('aria-invalid', String(isInvalid));

/** Sets text only when it changed: a frame that changes nothing must not touch the page. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Events that stay with our controls: the chart below must not pan, zoom or take what is typed as a symbol. */
const OWN_EVENTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'wheel',
  'click',
  'dblclick',
  'contextmenu',
  'keydown',
  'keypress',
  'keyup',
] as const;

/** Keeps what happens on an element from the page. */
export function keepEvents(target: Element): void {
  for (const name of OWN_EVENTS) {
    target.addEventListener(name, (event) => event.stopPropagation(), { passive: true });
  }
}
