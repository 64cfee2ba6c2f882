import { screen } from '@testing-library/preact';

/** With spaces that may break. */
export const plain = (text: string | null) => text?.replaceAll('\u00A0', ' ') ?? '';
/** A question of the checklist. */
export const item = (name: string) => screen.getByRole('listitem', { name });

/** Where the target is written. */
export const target = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Target' });
