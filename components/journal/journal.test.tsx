// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { card } from '@/components/popup/open-popup';
import { entryOf, scoredOf } from '@/lib/journal/test-journal';
import { FakeJournalPorts, openJournal } from './fake-journal';
import { lineTexts, lines, press } from './test-page';

beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:picture');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
});
afterEach(cleanup);

const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

const count = () => lines().length;

describe('the list', () => {
  it('says that nothing is kept yet', async () => {
    await openJournal();
    expect(screen.getByText('Nothing is kept yet')).toBeDefined();
  });

  it('says how each entry fares, and how much all of them take', async () => {
    await openJournal(
      new FakeJournalPorts([
        entryOf(3),
        entryOf(2, { horizonMs: 24 * 3_600_000 }),
        entryOf(1, { outcome: scoredOf({ result: 'invalidation' }), tags: ['breakout'] }),
      ]),
    );
    expect(lineTexts().map((text) => text?.replaceAll('\u00A0', ' '))).toEqual([
      expect.stringMatching(/^longBTC-USDTdue, not scored yet.*\+1\.2 % in 4 h$/),
      expect.stringContaining('under way'),
      expect.stringMatching(/invalidation first.*breakout$/),
    ]);
    expect(screen.getByText(/3 entries, .* kB on this computer/)).toBeDefined();
  });

  it('shows fifty at a time of five thousand', async () => {
    const entries = Array.from({ length: 5_000 }, (_, index) => entryOf(5_000 - index));
    const { ports } = await openJournal(new FakeJournalPorts(entries));
    expect(lines()).toHaveLength(50);
    expect(screen.getByText('1 of 100')).toBeDefined();
    await press(ports, 'Older');
    expect(screen.getByText('2 of 100')).toBeDefined();
    expect(lines()).toHaveLength(50);
    await press(ports, 'Newer');
    await press(ports, 'Newer');
    expect(screen.getByText('1 of 100')).toBeDefined();
  });

  it('is walked through with the arrow keys', async () => {
    await openJournal(new FakeJournalPorts([entryOf(3), entryOf(2), entryOf(1)]));
    const [first, second, third] = lines();
    first?.focus();
    const list = screen.getByRole('list', { name: 'Entries' });
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    for (const _ of [1, 2]) fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(third);
    fireEvent.keyDown(list, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(second);
  });

  it('is filtered by market, direction, outcome, tag and type of read', async () => {
    const ports = new FakeJournalPorts([
      entryOf(4, { market: 'ETH-USDT' }),
      entryOf(3, { direction: 'short' }),
      entryOf(2, { outcome: scoredOf(), tags: ['breakout'] }),
      entryOf(1, { types: { layers: ['funding'], convergence: 3, verdicts: '+++++' } }),
    ]);
    await openJournal(ports);
    choose('Market', 'ETH-USDT');
    expect(count()).toBe(1);
    await press(ports, 'Show all');
    choose('Direction', 'short');
    expect(count()).toBe(1);
    choose('Market', 'ETH-USDT');
    expect(screen.getByText('No entry matches.')).toBeDefined();
    await press(ports, 'Show all');
    choose('Outcome', 'open');
    expect(count()).toBe(3);
    choose('Outcome', 'target');
    expect(count()).toBe(1);
    await press(ports, 'Show all');
    choose('Tag', 'breakout');
    expect(count()).toBe(1);
    await press(ports, 'Show all');
    choose('Read type', 'layer/funding');
    expect(count()).toBe(1);
    expect(screen.getByText('1 of 4 match')).toBeDefined();
  });

  it('says why the journal cannot be read, and goes on asking', async () => {
    const ports = new FakeJournalPorts([entryOf(1)]);
    ports.obstacle = () => {
      throw new Error('The browser’s database failed: refused');
    };
    const { pass } = await openJournal(ports);
    expect(screen.getByText(/The browser’s database failed: refused/)).toBeDefined();
    ports.obstacle = () => {};
    await pass(61);
    expect(lines()).toHaveLength(1);
  });
});

const rows = () =>
  within(card('Accuracy').getByRole('table'))
    .getAllByRole('row')
    .map(({ textContent }) => textContent?.replaceAll('\u00A0', ' '));

describe('accuracy', () => {
  it('is never shown without its number, interval and chance', async () => {
    const results = [
      ...Array.from({ length: 14 }, () => 'target' as const),
      ...Array.from({ length: 26 }, () => 'invalidation' as const),
    ];
    await openJournal(
      new FakeJournalPorts(results.map((result, index) => entryOf(index, { outcome: scoredOf({ result }) }))),
    );
    expect(rows()).toContain('all reads40 35 %22…50 %34 % 19…49 %within chance');
  });

  it('says that there is not enough', async () => {
    await openJournal(new FakeJournalPorts([entryOf(1, { outcome: scoredOf(), probability: 0.7 })]));
    expect(rows()[1]).toContain('n < 30: not enough');
    expect(card('Accuracy').getByText(/Brier score 0\.090 of 1 forecasts.*n < 30: not enough/)).toBeDefined();
    expect(card('Accuracy').getByText('No zone of a target was touched yet.')).toBeDefined();
  });
});

const withPicture = () => {
  const ports = new FakeJournalPorts([entryOf(2, { outcome: scoredOf(), notes: '=1+1' }), entryOf(1)]);
  ports.keep(entryOf(2).id, 'before', 'picture');
  return ports;
};

describe('an export', () => {
  it('is of what matches, as CSV', async () => {
    const { ports } = await openJournal(withPicture());
    choose('Outcome', 'target');
    await press(ports, 'CSV');
    const [file] = ports.files;
    expect([file?.name, file?.end]).toEqual(['isotherm-journal-2026-03-15.csv', 'closed']);
    expect(file?.text.trimEnd().split('\r\n')).toHaveLength(2);
    expect(file?.text).toContain(",'=1+1,");
    expect(card('Export and delete').getByText(/^Wrote .* to isotherm-journal/)).toBeDefined();
  });

  it('is whole, as JSON', async () => {
    const { ports } = await openJournal(withPicture());
    await press(ports, 'JSON');
    expect(JSON.parse(ports.files[0]?.text ?? '')).toEqual({ version: 1, entries: ports.entries });
  });

  it('has its pictures within, as Markdown', async () => {
    const { ports } = await openJournal(withPicture());
    await press(ports, 'Markdown with pictures');
    await vi.waitFor(() => expect(ports.files[0]?.end).toBe('closed'), { timeout: 20_000 });
    const text = ports.files[0]?.text ?? '';
    expect(text).toContain(`![before, 2026-03-15 13:00 UTC](data:image/webp;base64,${btoa('picture')})`);
    expect(text.match(/^## /gm)).toHaveLength(2);
  });

  it('that fails leaves no half a file', async () => {
    const { ports } = await openJournal(withPicture());
    ports.obstacle = (name) => {
      if (name === 'journalEntry') throw new Error('The browser’s database failed: refused');
    };
    await press(ports, 'JSON');
    expect(ports.files[0]?.end).toBe('aborted');
    expect(card('Export and delete').getByText(/Nothing was exported.*refused/)).toBeDefined();
  });
});

it('deletes all that match after a second press', async () => {
  const { ports } = await openJournal(new FakeJournalPorts([entryOf(2, { direction: 'short' }), entryOf(1)]));
  choose('Direction', 'short');
  await press(ports, 'Delete 1 entry');
  await press(ports, 'Delete');
  expect(ports.entries.map(({ id }) => id)).toEqual([entryOf(1).id]);
});
