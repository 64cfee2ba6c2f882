/**
 * Attacks an extension that reads chart labels: listens for the private name of its events, offers a name of its own,
 * forges labels under names it can guess, floods, and breaks the built-ins that such an extension may use later.
 */
const CALLS = ['i-labels-hello', 'i-labels-ready'];
const FORGED = [
  'not json',
  '{"version":1}',
  '[2,1,[["x",1e9,1,1,1,1]]]',
  '[1,1,[]]',
  '['.repeat(5_000),
  JSON.stringify([2, 1, Array.from({ length: 500 }, () => ['1', 1, 1, 1, 1, 1])]),
  'x'.repeat(1_000_000),
  '[2,1,[["100",1000,1000,0,2000,1200],["200",1000,6000,0,2000,1200],["300",1000,11000,0,2000,1200]]]',
];
const FLOOD = 3_000;

declare global {
  interface Window {
    /** Every detail the page heard on the calls it listens to, but for its own. */
    overheard?: unknown[];
    attacks?: number;
  }
}

export function attack(): void {
  const dispatch = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'dispatchEvent')?.value as (
    event: Event,
  ) => boolean;
  const OwnEvent = CustomEvent;
  const heard: unknown[] = [];
  const own = new Set<unknown>(['forged', ...FORGED]);
  window.overheard = heard;
  window.attacks = 0;
  const say = (target: EventTarget, name: string, detail: unknown) => {
    dispatch.call(target, new OwnEvent(name, { detail, bubbles: true, cancelable: true }));
  };
  for (const call of CALLS)
    document.addEventListener(call, (event) => {
      const { detail } = event as CustomEvent<unknown>;
      if (detail !== null && !own.has(detail)) heard.push(detail);
    });
  for (const call of CALLS) say(document, call, 'forged');
  breakBuiltIns();
  setInterval(() => {
    const target = document.querySelector('td canvas') ?? document.body;
    for (const call of [...CALLS, 'forged', 'isotherm-labels'])
      for (const detail of FORGED) say(target, call, detail);
    for (let count = 0; count < FLOOD; count += 1) say(target, 'forged', FORGED.at(-1));
    window.attacks = (window.attacks ?? 0) + 1;
  }, 1_000);
}

/** After the extension's own scripts have run; the page's chart still works with what is left. */
function breakBuiltIns(): void {
  EventTarget.prototype.dispatchEvent = () => false;
  Object.defineProperty(window, 'CustomEvent', { value: () => undefined });
  Object.defineProperty(window, 'queueMicrotask', { value: () => undefined });
  Object.defineProperty(Reflect, 'apply', {
    value: () => {
      throw new Error('broken by the page');
    },
  });
  JSON.stringify = () => '"broken by the page"';
}

attack();
