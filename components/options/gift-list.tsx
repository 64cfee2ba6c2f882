import { Hint } from '@/components/popup/hint';
import type { Gift } from './offer-words';

interface GiftListProps {
  /** Name of the venue. */
  readonly of: string;
  readonly gifts: readonly Gift[];
}

/** A tick for each thing that a venue gives, a dash for each that it does not. */
export function GiftList({ of, gifts }: GiftListProps) {
  return (
    <ul class="gifts" aria-label={`What ${of} gives`}>
      {gifts.map(({ name, isGiven, detail, explanation }) => (
        <li key={name} class={isGiven ? 'given' : 'missing'}>
          <span aria-hidden="true">{isGiven ? '✓' : '–'}</span>
          <span>
            {name}
            {!isGiven && <span class="visually-hidden"> not given</span>}{' '}
            {explanation === undefined ? (
              <small>{detail}</small>
            ) : (
              <Hint class="quiet" text={explanation}>
                {detail}
              </Hint>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
