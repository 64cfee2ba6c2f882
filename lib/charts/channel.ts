/**
 * How the two worlds of a frame agree on a private event name. The isolated side chooses a random name; the page
 * side hears it once. Both start before the page's first script, in an order nobody knows, so each side calls and
 * each side listens: whoever comes second finds the other. The name is said only until it has been taken.
 */
const nameOfCall = (kind: string, call: string) => `i-${kind}-${call}`;

/** A name that page code cannot guess. Works on plain http pages too. */
export const createChannelName = () => crypto.getRandomValues(new Uint32Array(4)).join();

/** Isolated world: says `name` to the script of that kind, now or as soon as it is there. */
export function offerChannel(document: Document, kind: string, name: string): void {
  const ready = nameOfCall(kind, 'ready');
  const offer = () => {
    const hello = new CustomEvent(nameOfCall(kind, 'hello'), { detail: name, cancelable: true });
    // A cancelled hello is one that was taken: from here on nobody is told the name any more.
    if (!document.dispatchEvent(hello)) document.removeEventListener(ready, offer);
  };
  document.addEventListener(ready, offer);
  offer();
}

/** Main world: hears the first name offered to that kind of script, and nothing after it. */
export function awaitChannel(document: Document, kind: string, onName: (name: string) => void): void {
  const hello = nameOfCall(kind, 'hello');
  const hear = (event: Event) => {
    event.preventDefault();
    onName(String((event as CustomEvent<unknown>).detail));
  };
  document.addEventListener(hello, hear, { once: true });
  document.dispatchEvent(new CustomEvent(nameOfCall(kind, 'ready')));
}
