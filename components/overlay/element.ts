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

/** Sets text only when it changed: a frame that changes nothing must not touch the page. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
