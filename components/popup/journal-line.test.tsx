// @vitest-environment happy-dom
import { HOUR_MS } from '@/lib/core/durations';
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { entryOf, READ_AT } from '@/lib/journal/test-journal';
import { headOf } from '@/lib/journal/entry';
import { FakeClock } from '@/lib/core/fake-clock';
import { FakePorts } from './fake-ports';
import { click, openPopup } from './open-popup';

afterEach(cleanup);

class PortsAt extends FakePorts {
  override readonly clock: FakeClock;

  constructor(now: number) {
    super();
    this.clock = new FakeClock(now);
    this.replies.journalWaiting = () => [headOf(entryOf(1))];
  }
}

const button = () => screen.queryByRole('button', { name: /Picture after the long/ });

it('leads from the popup to the journal, in a tab', async () => {
  await openPopup();
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: /Journal/ });
  expect([new URL(link.href).pathname, link.target]).toEqual(['/journal.html', '_blank']);
  expect(button()).toBeNull();
});

it('takes the picture that is due of this page’s market', async () => {
  const ports = new PortsAt(READ_AT + 4 * HOUR_MS);
  const taken: unknown[] = [];
  ports.replies.journalPicture = (input) => {
    taken.push(input);
    return headOf(entryOf(1));
  };
  const { pass } = await openPopup(ports);
  await pass(1);
  const offered = button();
  if (!offered) throw new Error('Nothing is offered');
  await click(ports, offered);
  expect(taken).toEqual([{ id: entryOf(1).id, kind: 'after' }]);
  expect(screen.getByText('The picture is in the journal.')).toBeDefined();
  expect(button()).toBeNull();
});

it('says why there is none', async () => {
  const ports = new PortsAt(READ_AT + 4 * HOUR_MS);
  ports.replies.journalPicture = () => {
    throw new Error('The chart was not in front.');
  };
  const { pass } = await openPopup(ports);
  await pass(1);
  const offered = button();
  if (!offered) throw new Error('Nothing is offered');
  await click(ports, offered);
  expect(screen.getByText('The chart was not in front.')).toBeDefined();
});

it('offers none where none waits, nor of another market', async () => {
  const early = new PortsAt(READ_AT + HOUR_MS);
  early.replies.journalWaiting = () => [];
  const { pass } = await openPopup(early);
  await pass(1);
  expect(button()).toBeNull();
  cleanup();
  const other = new PortsAt(READ_AT + 4 * HOUR_MS);
  other.replies.journalWaiting = () => [headOf(entryOf(1, { market: 'ETH-USDT' }))];
  const foreign = await openPopup(other);
  await foreign.pass(1);
  expect(button()).toBeNull();
});
