// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { card } from '@/components/popup/open-popup';
import type { JournalEntry } from '@/lib/journal/entry';
import { answerOf, entryOf, readOf, scoredOf } from '@/lib/journal/test-journal';
import { FakeJournalPorts, openJournal } from './fake-journal';

beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:picture');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
});
afterEach(cleanup);

const lines = () => within(screen.getByRole('list', { name: 'Entries' })).queryAllByRole('button');
const lineTexts = () => lines().map(({ textContent }) => textContent);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const settle = (ports: FakeJournalPorts) => act(() => ports.clock.advance(0));

async function press(ports: FakeJournalPorts, name: string | RegExp): Promise<void> {
  fireEvent.click(button(name));
  await settle(ports);
}

/** Opens the page and the first of its entries. */
async function openFirst(...entries: readonly JournalEntry[]) {
  const { ports, pass } = await openJournal(new FakeJournalPorts(entries));
  const [first] = lines();
  if (first) fireEvent.click(first);
  await settle(ports);
  return { ports, pass };
}

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

describe('an entry', () => {
  it('shows what the read found, as it was', async () => {
    await openFirst(entryOf(1));
    expect(screen.getByText('Funding is not known.')).toBeDefined();
    expect(screen.getAllByText('$42M at 60,700…60,800').length).toBeGreaterThan(0);
    expect(screen.getAllByText(/Liquidation map · 2026-03-15 07:59 UTC/).length).toBeGreaterThan(0);
    expect(screen.getByText('60,720')).toBeDefined();
    expect(screen.getByText('Binance USD-M')).toBeDefined();
  });

  it('says what became of it, with chance beside it', async () => {
    const zone = { reached: 'yes', reaction: 'turned', depletion: 'depleted' } as const;
    await openFirst(entryOf(1, { outcome: scoredOf({ zone }) }));
    expect(screen.getByText(/1\.20.%\syour way/)).toBeDefined();
    expect(screen.getByText(/reached, turned there by 0\.5 %, the map was empty there/)).toBeDefined();
    expect(screen.getByText(/33.% of 60 random times/)).toBeDefined();
  });

  it('says why it cannot be scored, and tries again when asked to', async () => {
    const outcome = { kind: 'unscored', reason: 'No bars from a to b.', scoredAt: 0 } as const;
    const { ports } = await openFirst(entryOf(1, { outcome }));
    expect(screen.getByText('No bars from a to b.')).toBeDefined();
    ports.scored = (head) => ({ ...head, outcome: scoredOf() });
    await press(ports, 'Score now');
    expect(screen.queryByText('No bars from a to b.')).toBeNull();
    expect(lineTexts()[0]).toContain('target first');
  });

  it('that is under way says so when it is to be scored', async () => {
    const { ports } = await openFirst(entryOf(1));
    await press(ports, 'Score now');
    expect(screen.getByRole('alert').textContent).toContain('Neither target nor invalidation');
  });

  it('says of an absent picture why, and takes one by hand', async () => {
    const entry = entryOf(1);
    const { ports } = await openFirst(entry);
    expect(screen.getByText('No chart is on this page.')).toBeDefined();
    expect(screen.getByText(/Taken when the horizon is over/)).toBeDefined();
    const input = screen.getAllByLabelText<HTMLInputElement>(/Add by a file/)[1];
    if (!input) throw new Error('There is no field');
    const file = new File(['x'], 'after.png', { type: 'image/png' });
    Object.defineProperty(input, 'files', { value: [file] });
    fireEvent.change(input);
    await settle(ports);
    await settle(ports);
    expect(ports.pictureOf.get(`${entry.id} after`)).toBe(file);
    expect(screen.getByRole<HTMLImageElement>('img').src).toBe('blob:picture');
  });

  it('keeps tags and notes', async () => {
    const { ports } = await openFirst(entryOf(1));
    fireEvent.input(screen.getByLabelText(/^Tags/), { target: { value: 'breakout,  late ,' } });
    fireEvent.input(screen.getByLabelText('Notes'), { target: { value: 'Too early.' } });
    await press(ports, 'Save');
    expect(ports.entries[0]).toMatchObject({ tags: ['breakout', 'late'], notes: 'Too early.' });
  });

  it('says when they could not be kept, and leaves what was typed', async () => {
    const { ports } = await openFirst(entryOf(1));
    ports.obstacle = (name) => {
      if (name === 'journalChange')
        throw new Error('The disk or the browser’s share of it is full: nothing was saved.');
    };
    fireEvent.input(screen.getByLabelText('Notes'), { target: { value: 'Too early.' } });
    await press(ports, 'Save');
    expect(screen.getByRole('alert').textContent).toContain('nothing was saved');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notes').value).toBe('Too early.');
    expect(button('Save')).toBeDefined();
  });

  it('is deleted only after a second press', async () => {
    const { ports } = await openFirst(entryOf(2), entryOf(1));
    await press(ports, 'Delete this entry');
    await press(ports, 'Keep');
    expect(ports.entries).toHaveLength(2);
    await press(ports, 'Delete this entry');
    await press(ports, 'Delete');
    expect(ports.entries.map(({ id }) => id)).toEqual([entryOf(1).id]);
    expect(lines()).toHaveLength(1);
    expect(screen.queryByText('Checklist')).toBeNull();
  });

  it('takes text of pages for text', async () => {
    const spiked = '<img src=x onerror="alert(1)">';
    const read = readOf();
    const checklist = {
      ...read.checklist,
      C1: answerOf('supports', { answer: spiked, evidence: [{ text: spiked }] }),
    };
    await openFirst(
      entryOf(1, { market: spiked, notes: spiked, tags: [spiked], read: { ...read, checklist } }),
    );
    expect(document.querySelector('img[src=x], [onerror]')).toBeNull();
    expect(screen.getAllByText(spiked).length).toBeGreaterThan(1);
  });
});

const details = () => screen.getByRole('navigation', { name: 'Review' }).parentElement;

const outcomes = () => document.querySelectorAll('.outcome');

describe('a review', () => {
  it('goes from the oldest on and tells what became of each only when asked', async () => {
    const outcome = scoredOf({ result: 'expired' });
    const { ports } = await openJournal(
      new FakeJournalPorts([3, 2, 1].map((index) => entryOf(index, { outcome }))),
    );
    await press(ports, 'Review the last 3');
    expect(details()?.textContent).toContain('1 of 3');
    expect(outcomes()).toHaveLength(0);
    expect(lineTexts().join('')).not.toContain('expired');
    await press(ports, 'What became of it?');
    expect(outcomes()[0]?.textContent).toContain('expired');
    expect(ports.entries.at(-1)?.reviewed).toBe(ports.clock.now());
    await press(ports, 'Next');
    expect(details()?.textContent).toContain('2 of 3');
    expect(outcomes()).toHaveLength(0);
    await press(ports, 'Close');
    expect(lineTexts().join('')).toContain('expired');
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
