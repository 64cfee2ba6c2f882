// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '@/lib/journal/entry';
import { answerOf, entryOf, readOf, scoredOf } from '@/lib/journal/test-journal';
import { FakeJournalPorts, openJournal } from './fake-journal';
import { button, lineTexts, lines, press, settle } from './test-page';

beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:picture');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
});
afterEach(cleanup);

/** Opens the page and the first of its entries. */
async function openFirst(...entries: readonly JournalEntry[]) {
  const { ports, pass } = await openJournal(new FakeJournalPorts(entries));
  const [first] = lines();
  if (first) fireEvent.click(first);
  await settle(ports);
  return { ports, pass };
}

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
