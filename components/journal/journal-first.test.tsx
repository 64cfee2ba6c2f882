// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { card } from '@/components/popup/open-popup';
import { entryOf, scoredOf } from '@/lib/journal/test-journal';
import { FakeJournalPorts, openJournal } from './fake-journal';

afterEach(cleanup);

const lines = () => within(screen.getByRole('list', { name: 'Entries' })).getAllByRole('button');

it('shows the newest before the others have been read, and counts nothing of them alone', async () => {
  const entries = Array.from({ length: 120 }, (_, index) => entryOf(120 - index, { outcome: scoredOf() }));
  const ports = new FakeJournalPorts(entries);
  ports.disk = () => new Promise((resolve) => void ports.clock.after(1_000, resolve));
  const { pass } = await openJournal(ports);
  expect(lines()).toHaveLength(50);
  expect(screen.getByText('Reading the older ones…')).toBeDefined();
  for (const name of ['Accuracy', 'Export and delete'])
    expect(screen.queryByRole('region', { name })).toBeNull();
  for (const seconds of [1, 0.1]) await pass(seconds);
  expect(screen.getByText('120 of 120 match')).toBeDefined();
  expect(card('Accuracy').getByText('120 entries')).toBeDefined();
  expect(card('Export and delete')).toBeDefined();
});

it('shows the newest where the others cannot be read, and says so', async () => {
  const ports = new FakeJournalPorts([entryOf(1)]);
  ports.obstacle = (name) => {
    if (name === 'heads') throw new Error('The disk is gone.');
  };
  await openJournal(ports);
  expect(lines()).toHaveLength(1);
  expect(screen.getByText(/The disk is gone\./)).toBeDefined();
});
