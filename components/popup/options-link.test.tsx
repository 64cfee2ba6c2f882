// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { openPopup } from './open-popup';

afterEach(cleanup);

it('leads from the popup to all venues and symbols, in a tab', async () => {
  await openPopup();
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: /All venues and symbols/ });
  expect(new URL(link.href).pathname).toBe('/options.html');
  expect(link.target).toBe('_blank');
});
