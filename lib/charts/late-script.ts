import { awaitChannel } from './channel';

/**
 * Main world, for a script that is injected long after the page's own: hears the name of its channel and starts. A page
 * that broke a built-in before keeps its errors to itself.
 */
export function startLate(document: Document, kind: string, start: (name: string) => void): void {
  guard(() => awaitChannel(document, kind, (name) => guard(() => start(name))));
}

function guard(task: () => void): void {
  try {
    task();
  } catch {
    // Without its built-ins the script cannot work: the labels do without it.
  }
}
