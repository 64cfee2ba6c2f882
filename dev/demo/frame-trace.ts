import type { CDPSession, Page } from 'playwright-core';
import { ensureDefined } from '../../lib/core/assert';
import { FRAME, noteFrames } from './note-frames';

/** What the extension takes of a page's main thread in one frame, but for what it does within calls of the page; ms. */
export interface TracedFrame {
  /** Time that the thread ran. */
  readonly running: number;
  /** By the clock: with all waits for a processor. */
  readonly passed: number;
  /** How long the whole frame lasted. */
  readonly lasted: number;
}

/** The part of a trace event that is used; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly data?: { readonly url?: string };
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string };
  };
}

const CATEGORIES = ['devtools.timeline', 'blink.user_timing', 'toplevel', 'mojom'];

/**
 * Traces a page while something is done there. Counted are calls into our scripts, with whatever they cause while they
 * run, style and layout among it, and all handling of what comes to them from the extension.
 */
export async function traceFrames(page: Page, act: () => Promise<void>): Promise<readonly TracedFrame[]> {
  const browser = ensureDefined(page.context().browser(), 'a browser');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await noteFrames(page, act);
  await end(session);
  await session.detach();
  return framesOf(events);
}

async function end(session: CDPSession): Promise<void> {
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
}

function framesOf(events: readonly TraceEvent[]): readonly TracedFrame[] {
  const marks = events.filter(({ name }) => name === FRAME).toSorted(byTime);
  const [first] = marks;
  const own = events
    .filter((event) => event.pid === first?.pid && event.tid === first.tid && isOwn(event))
    .toSorted(byTime);
  const frames = marks.slice(1).map((mark, index) => ({
    running: 0,
    passed: 0,
    lasted: (mark.ts - ensureDefined(marks[index], 'a mark').ts) / 1000,
  }));
  let [frame, until] = [-1, -Infinity];
  for (const { ts, dur = 0, tdur = 0 } of own) {
    while (ts >= (marks[frame + 1]?.ts ?? Infinity)) frame += 1;
    const target = frames[frame];
    // What lies within another is counted with it.
    if (!target || ts < until) continue;
    until = ts + dur;
    target.running += tdur / 1000;
    target.passed += dur / 1000;
  }
  return frames;
}

const byTime = (one: TraceEvent, other: TraceEvent) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0);

const isOwn = ({ name, ph, args }: TraceEvent) =>
  ph === 'X' &&
  ((name === 'FunctionCall' && args?.data?.url?.startsWith('chrome-extension://') === true) ||
    args?.chrome_mojo_event_info?.mojo_interface_tag?.startsWith('extensions.') === true);
