import { Hint } from '@/components/popup/hint';
import { agoText } from './funding-words';

interface FigureProps {
  readonly text: string;
  /** Who said it, and how it was come by. */
  readonly source: string;
  /** When it was said, epoch ms, and the present. */
  readonly time: number;
  readonly now: number;
}

/** A number with its age beside it and its source on hover and keyboard focus. */
export const Figure = ({ text, source, time, now }: FigureProps) => (
  <Hint class="figure" text={`${source} ${agoText(time, now)}.`}>
    {text} <small>{agoText(time, now)}</small>
  </Hint>
);

/** Stands where a number is missing, and says what is. */
export const Missing = ({ what }: { readonly what: string }) => <span class="quiet">{what}</span>;
