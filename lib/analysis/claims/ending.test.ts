import { expect, it } from 'vitest';
import { BEST, Market } from '../walls/wall-fixture';
import { endingOf } from './ending';

it('is kept of walls whose end was seen', () => {
  const wall = [['ask', BEST.ask + 120, 60_000]] as const;
  const gone = [['ask', BEST.ask + 120, 800]] as const;
  const standing = Array.from({ length: 4 }, () => ({}));
  const market = new Market().play(...Array.from({ length: 10 }, () => ({})), { set: wall }, ...standing);
  market.play({ set: gone }, {}, {}, {});
  const [note] = market.notes.filter(({ type }) => type === 'ended');
  const reading = note?.type === 'ended' ? note.wall : undefined;
  const ending = reading && endingOf('BTC-USDT', 'binance-usdm', reading);
  expect(ending).toMatchObject({
    market: 'BTC-USDT',
    side: 'ask',
    fate: 'pulled',
    peakSize: 60,
    price: 60_012,
  });
  expect(reading && endingOf('BTC-USDT', 'binance-usdm', { ...reading, fate: 'unseen' })).toBeUndefined();
  expect(reading && endingOf('BTC-USDT', 'binance-usdm', { ...reading, fate: 'faded' })).toBeUndefined();
});
