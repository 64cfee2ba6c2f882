import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { FakePorts } from './fake-ports';
import { Popup } from './popup';
import { PopupModel } from './popup-model';

/** Opens the popup on fake ports, for tests; `pass` lets time go by. */
export async function openPopup(ports = new FakePorts()) {
  render(<Popup model={new PopupModel(ports)} />);
  const pass = (seconds: number) => act(() => ports.clock.advance(seconds * 1_000));
  await pass(0);
  return { ports, pass };
}

/** The queries within one card. */
export const card = (name: string) => within(screen.getByRole('region', { name }));

export async function click(ports: FakePorts, element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await act(() => ports.clock.advance(0));
}

export async function type(ports: FakePorts, element: HTMLElement, value: string): Promise<void> {
  fireEvent.input(element, { target: { value } });
  await act(() => ports.clock.advance(0));
}

/** What a screen reader adds to the element's name. */
export function describedBy(element: HTMLElement): string {
  return document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

/** Unfolds how a layer looks. */
export async function openLook(ports: FakePorts, layer: string): Promise<void> {
  const fold = card(layer).getByText('Look').closest('details');
  if (!fold) throw new Error('There is no fold');
  fold.open = true;
  fireEvent(fold, new Event('toggle'));
  await act(() => ports.clock.advance(0));
}
