// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { CLAIMS } from '@/lib/analysis/claims/claims';
import type { ClaimRecords } from '@/lib/analysis/claims/records';
import { cascadeOf, NO_RECORDS, START, wallOf } from '@/lib/analysis/claims/test-endings';
import { FakeJournalPorts, openJournal } from '../fake-journal';
import { CLAIM_WORDS, figureText, rangeText } from './claim-words';

afterEach(cleanup);

const MINUTE = 60_000;
const plain = (text: string | null) => text?.replaceAll('\u00A0', ' ').replaceAll(/\s+/g, ' ').trim();
const row = (name: string, index = 0) => {
  const found = screen.getAllByRole('row', { name: new RegExp(`^${name}`) })[index];
  if (!found) throw new Error(`no row ${name}`);
  return found;
};
const cells = (name: string, index = 0) =>
  within(row(name, index))
    .getAllByRole('cell')
    .map(({ textContent }) => plain(textContent));

/** Lets what was clicked begin, and what goes on between two claims happen. */
async function settle(ports: FakeJournalPorts): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await act(() => ports.clock.advance(1));
}

async function openClaims(kept: Partial<ClaimRecords> = {}, ports = new FakeJournalPorts()) {
  ports.kept = kept;
  await openJournal(ports);
  fireEvent.click(screen.getByRole('button', { name: 'Claims' }));
  await settle(ports);
  return ports;
}

/** A wall each quarter of an hour, every tenth of them large and pulled, of the others each second. */
const walls = Array.from({ length: 400 }, (_, index) => {
  const since = START + index * 15 * MINUTE;
  const isLarge = index % 10 === 0;
  const fate = isLarge || index % 2 === 1 ? 'pulled' : 'filled';
  return wallOf({ id: `bid-${index}`, since, endedAt: since + 1_000, peakSize: isLarge ? 600 : 40, fate });
});

describe('the claims', () => {
  it('all have words, of which none says what the price will do', () => {
    for (const { id } of CLAIMS) {
      const { says, here, differs } = CLAIM_WORDS[id];
      const text = [says, here, ...differs].join(' ');
      expect(differs.length).toBeGreaterThan(0);
      expect(text).not.toMatch(/\bwill\b|predict|forecast/i);
      expect(text).toMatch(/does not say|gives a threshold/);
      expect(text).toMatch(/[Bb]y chance|no chance value|nothing that chance would give/);
    }
  });

  it('say how much is missing before there is enough', async () => {
    await openClaims({
      walls: walls.slice(0, 120),
      cascades: Array.from({ length: 12 }, (_, index) => cascadeOf({ start: START + index * 60 * MINUTE })),
    });
    expect(screen.getByText('87 % of order-book walls of more than 500 BTC are pulled')).toBeDefined();
    expect(cells('Of more than 500 BTC')).toEqual(['12', 'not enough yet: 12 of 30 walls']);
    expect(cells('Median')).toEqual(['12', 'not enough yet: 12 of 30 cascades']);
    expect(cells('Began within')).toEqual(['0 + 12 not known', 'not enough yet: 0 of 30 cascades']);
    expect(cells('Mean day')).toEqual(['0', 'not enough yet: 0 of 14 days']);
    expect(screen.queryByText(/above chance|below chance|within chance/)).toBeNull();
    expect(screen.getByText(/Walls and cascades since 2024-10-04/)).toBeDefined();
  });

  it('stand beside figure, interval, number and chance', async () => {
    await openClaims({ walls });
    const [n, figure, interval, chance, article] = cells('Of more than 500 BTC');
    expect([n, figure, interval]).toEqual(['40', '100.0 %', '91.2 % to 100.0 %']);
    expect(chance).toMatch(/^5\d\.\d % 4\d\.\d % to 7\d\.\d % above chance$/);
    expect(article).toBe('below the interval');
    expect(cells('The largest tenth').at(-1)).toBe('not comparable');
    expect(screen.getByText(/On random walks our figures lie within it/)).toBeDefined();
  });

  it('without a baseline say so', async () => {
    const cascades = Array.from({ length: 40 }, (_, index) =>
      cascadeOf({ start: START + index * 60 * MINUTE, end: START + index * 60 * MINUTE + 42_000 }),
    );
    await openClaims({ cascades, openInterest: [{ venue: 'binance-usdm', worth: 8.2e9 }] });
    expect(cells('Median', 0)).toEqual(['40', '42 s', '42 s to 42 s', 'none', 'within the interval']);
    expect(cells('Median', 1)).toEqual([
      '40',
      '3.2×',
      '3.2× to 3.2×',
      'too few minutes yet',
      'within the interval',
    ]);
    expect(cells('Now, this symbol')).toEqual(['1', '$8.2B', 'one reading', 'none', 'not comparable']);
  });

  it('are of the symbol that is chosen', async () => {
    const ports = await openClaims();
    fireEvent.change(screen.getByLabelText('Symbol'), { target: { value: 'ETH-USDT' } });
    await settle(ports);
    expect(ports.asked.filter((what) => what.startsWith('records'))).toEqual([
      'records of BTC-USDT',
      'records of ETH-USDT',
    ]);
    expect(screen.queryByText('Of more than 500 BTC')).toBeNull();
    expect(screen.getByText('The largest tenth')).toBeDefined();
  });

  it('show the newest choice, however long an older one takes', async () => {
    const ports = new FakeJournalPorts();
    const waiting: (() => void)[] = [];
    const { records } = ports;
    Object.assign(ports, {
      records: async (market: string) => {
        if (market === 'BTC-USDT') await new Promise<void>((resolve) => waiting.push(resolve));
        return records(market);
      },
    });
    await openClaims({}, ports);
    expect(screen.getByText('Reading and counting what is recorded…')).toBeDefined();
    fireEvent.change(screen.getByLabelText('Symbol'), { target: { value: 'ETH-USDT' } });
    await settle(ports);
    for (const resolve of waiting) resolve();
    await settle(ports);
    expect(screen.queryByText('Of more than 500 BTC')).toBeNull();
    expect(screen.getByText('The largest tenth')).toBeDefined();
  });

  it('say what is wrong, and what is missing', async () => {
    const ports = new FakeJournalPorts();
    ports.obstacle = (name) => {
      if (name === 'records') throw new Error('The browser’s database failed: no');
    };
    await openClaims({}, ports);
    expect(screen.getByText('The browser’s database failed: no')).toBeDefined();
    cleanup();
    await openClaims({ ...NO_RECORDS, isFollowed: false });
    expect(screen.getByText('No venue of this symbol is followed now')).toBeDefined();
    expect(screen.getByText(/No wall and no cascade of this symbol/)).toBeDefined();
    cleanup();
    const bare = new FakeJournalPorts();
    bare.markets = [];
    await openClaims({}, bare);
    expect(screen.getByText('No symbol is recorded')).toBeDefined();
  });

  it('leave the reads where they were', async () => {
    await openClaims();
    fireEvent.click(screen.getByRole('button', { name: 'Reads' }));
    expect(screen.getByText('Nothing is kept yet')).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('figures', () => {
  it('are in the words of their unit', () => {
    expect(plain(figureText(0.3421, 'share'))).toBe('34.2 %');
    expect(plain(rangeText({ low: 0, high: 0.014 }, 'share'))).toBe('0.0 % to 1.4 %');
    expect(figureText(42_000, 'time')).toBe('42 s');
    expect(figureText(3.24, 'ratio')).toBe('3.2×');
    expect(figureText(2.8e9, 'worth')).toBe('$2.8B');
  });
});
