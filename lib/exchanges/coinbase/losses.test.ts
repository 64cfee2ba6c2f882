import { describe, expect, it } from 'vitest';
import type { MarketEvent } from '../../market/events';
import { traceMapper } from '../trace-mapper';
import { heartbeat, later, match, snapshot, update } from './fixtures';
import { coinbase } from '.';

/** Follows one book by the adapter's rule; tells the verdict on each frame. */
function follower() {
  const { map } = traceMapper(coinbase);
  let last: number | undefined;
  const verdictOn = (event: MarketEvent | undefined) => {
    if (event?.type !== 'book') return undefined;
    const verdict = coinbase.book.accept(event, { last, fresh: false });
    if (verdict === 'apply') last = event.last;
    return verdict;
  };
  return (frame: unknown) => verdictOn(map(frame)[0]);
}

describe('a book of Coinbase', () => {
  it('is followed from a snapshot on', () => {
    const offer = follower();
    expect(offer(update())).toBe('gap');
    expect(offer(snapshot)).toBe('apply');
    expect(offer(update())).toBe('apply');
    expect(offer(update())).toBe('apply');
    expect(offer(snapshot)).toBe('apply');
    expect(offer(update())).toBe('apply');
  });

  it.each([
    ['is cut off', '{"type":"l2update","product_id":"BTC-USD","chan'],
    ['cannot be read', update([['buy', '-1', '2']])],
    ['names no side', update([['hold', '1', '2']])],
  ])('is lost with a change that %s, until a snapshot', (_, frame) => {
    const offer = follower();
    offer(snapshot);
    expect(offer(frame)).toBeUndefined();
    expect(offer(update())).toBe('gap');
    expect(offer(update())).toBe('gap');
    expect(offer(snapshot)).toBe('apply');
    expect(offer(update())).toBe('apply');
  });

  it('is not lost with a broken trade', () => {
    const offer = follower();
    offer(snapshot);
    offer({ ...match, price: 'x' });
    expect(offer(update())).toBe('apply');
  });

  it('is lost with a change that comes late', () => {
    const offer = follower();
    offer(snapshot);
    expect(offer(update(undefined, later(50)))).toBe('apply');
    expect(offer(update(undefined, later(50)))).toBe('apply');
    expect(offer(update(undefined, later(0)))).toBe('gap');
  });

  it('is lost when a trade that a heartbeat named has not come by the next one', () => {
    const offer = follower();
    offer(snapshot);
    offer(match);
    offer(heartbeat(900));
    // The trade may be on its way while the heartbeat is.
    offer(heartbeat(901));
    expect(offer(update())).toBe('apply');
    offer({ ...match, trade_id: 901 });
    offer(heartbeat(903));
    expect(offer(update())).toBe('apply');
    offer(heartbeat(904));
    expect(offer(update())).toBe('gap');
    offer(snapshot);
    offer({ ...match, trade_id: 904 });
    offer(heartbeat(904));
    expect(offer(update())).toBe('apply');
  });

  it('is not doubted while no trade was heard at all', () => {
    const offer = follower();
    offer(snapshot);
    offer(heartbeat(900));
    offer(heartbeat(905));
    expect(offer(update())).toBe('apply');
  });
});
