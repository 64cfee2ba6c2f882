import { act, fireEvent, screen, within } from '@testing-library/preact';
import { FakeJournalPorts } from './fake-journal';

/** The rows of the list. */
export const lines = () => within(screen.getByRole('list', { name: 'Entries' })).queryAllByRole('button');
export const lineTexts = () => lines().map(({ textContent }) => textContent);
export const button = (name: string | RegExp) => screen.getByRole('button', { name });

/** Lets what was asked for come in. */
export const settle = (ports: FakeJournalPorts) => act(() => ports.clock.advance(0));

/** Presses a button, and lets what it asks for come in. */
export async function press(ports: FakeJournalPorts, name: string | RegExp): Promise<void> {
  fireEvent.click(button(name));
  await settle(ports);
}
