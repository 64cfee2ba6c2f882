import type { LiquidationCompleteness } from '@/lib/market/liquidation-completeness';
import type { BookReach } from '@/lib/feeds/book-reach';
import type { AggregateShare, DataLayer, VenueStatus } from '@/lib/feeds/status';
import { formatAge, formatCount, formatPercent, formatTally } from './format';
import { LAYER_WORDS, LIQUIDATION_WORDS } from './venue-words';

export interface Detail {
  readonly name: string;
  readonly text: string;
}

/** What a curious user can know of a venue beyond its state: how complete, how old and how large what it says is. */
export function venueDetails(
  status: VenueStatus,
  liquidations: LiquidationCompleteness,
  now: number,
): readonly Detail[] {
  return [
    { name: 'Book', text: bookWords(status.book) },
    { name: 'Share', text: shareWords(status.share) },
    { name: 'Newest', text: newestWords(status.layers, now) },
    { name: 'Clock', text: clockWords(status.skewMs) },
    { name: 'Messages', text: messageWords(status) },
    { name: 'Liquidations', text: LIQUIDATION_WORDS[liquidations].explanation },
  ];
}

function bookWords(book: BookReach | undefined): string {
  if (!book) return 'Not known now.';
  const [below, above] = [book.below, book.above].map(formatPercent);
  const range = below === above ? `±${below}` : `−${below} to +${above}`;
  return `${book.symbol} known ${range}, ${formatCount(book.levels)} levels.`;
}

const shareWords = (share: AggregateShare | undefined) =>
  share
    ? `${formatPercent(share.fraction)} of what rests within 0.5 % of the price of ${share.market}.`
    : 'Not part of what is added up now.';

function newestWords(layers: VenueStatus['layers'], now: number): string {
  const names = Object.keys(LAYER_WORDS) as DataLayer[];
  const ages = names.flatMap((layer) => {
    const at = layers[layer];
    // Lines break between layers only.
    return at === undefined ? [] : [`${LAYER_WORDS[layer]} ${formatAge(now - at)}`.replaceAll(' ', '\u00A0')];
  });
  return ages.length > 0 ? `${ages.join(', ')} ago.` : 'Nothing came yet.';
}

function clockWords(skewMs: number | undefined): string {
  if (skewMs === undefined) return 'Not measured yet.';
  const ms = Math.round(skewMs);
  if (ms === 0) return 'Even with ours.';
  return `${formatCount(Math.abs(ms))} ms ${ms > 0 ? 'ahead of' : 'behind'} ours.`;
}

function messageWords({ messages, malformed, unknown }: VenueStatus): string {
  const unknownCount = Object.values(unknown).reduce((sum, count) => sum + count, 0);
  const parts = [formatTally(messages)];
  if (malformed > 0) parts.push(`${formatCount(malformed)} broken`);
  if (unknownCount > 0) parts.push(`${formatCount(unknownCount)} of unknown kinds`);
  return `${parts.join(', ')}.`;
}
