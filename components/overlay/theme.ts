import type { PageTone } from '@/lib/render/page-tone';

/**
 * Whether what lies behind an element is dark or light: the nearest painted background of it or what holds it, else
 * what the system prefers.
 */
export function pageTone(window: Window, from: Element): PageTone {
  for (let node: Element | null = from; node; node = parentOf(node)) {
    const tone = backgroundTone(window.getComputedStyle(node).backgroundColor);
    if (tone) return tone;
  }
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Undefined for a background that lets what is behind show through, or is written in a way not read here. */
export function backgroundTone(colour: string): PageTone | undefined {
  const [, list] = /^rgba?\(([^)]*)\)$/.exec(colour) ?? [];
  const [red = NaN, green = NaN, blue = NaN, alpha = 1] = (list ?? '').split(/[\s,/]+/).map(Number);
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  if (Number.isNaN(luma) || list === '' || !(alpha >= 0.5)) return undefined;
  return luma < 128 ? 'dark' : 'light';
}

function parentOf(node: Element): Element | null {
  const root = node.getRootNode();
  return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
