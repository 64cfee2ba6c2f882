import { describe, expect, it } from 'vitest';
import { okxSpot, okxSwap } from '.';

describe('the sockets of OKX', () => {
  it('ask for every channel of a swap, and once for the liquidations of all', () => {
    const [open, business, ...more] = okxSwap.sockets(['BTC-USDT-SWAP']);
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      url: 'wss://ws.okx.com:8443/ws/v5/public',
      subscribe: [
        '{"op":"subscribe","args":[{"channel":"books","instId":"BTC-USDT-SWAP"},' +
          '{"channel":"trades","instId":"BTC-USDT-SWAP"},{"channel":"open-interest","instId":"BTC-USDT-SWAP"},' +
          '{"channel":"funding-rate","instId":"BTC-USDT-SWAP"},{"channel":"mark-price","instId":"BTC-USDT-SWAP"},' +
          '{"channel":"liquidation-orders","instType":"SWAP"}]}',
      ],
      heartbeat: { everyMs: 20_000, frame: 'ping' },
    });
    expect(business).toMatchObject({
      url: 'wss://ws.okx.com:8443/ws/v5/business',
      subscribe: ['{"op":"subscribe","args":[{"channel":"candle1m","instId":"BTC-USDT-SWAP"}]}'],
    });
  });

  it('ask for books and trades of a pair', () => {
    const [open] = okxSpot.sockets(['BTC-USDT']);
    expect(open?.subscribe).toEqual([
      '{"op":"subscribe","args":[{"channel":"books","instId":"BTC-USDT"},{"channel":"trades","instId":"BTC-USDT"}]}',
    ]);
  });

  it('spread many symbols over frames', () => {
    const symbols = Array.from({ length: 30 }, (_, index) => `A${index}-USDT-SWAP`);
    const frames = okxSwap.sockets(symbols)[0]?.subscribe ?? [];
    expect(frames.map((frame) => (JSON.parse(frame) as { args: [] }).args.length)).toEqual([50, 50, 50, 1]);
  });

  it('drop and renew one book to have it sent again', () => {
    const arg = '[{"channel":"books","instId":"BTC-USDT-SWAP"}]';
    expect(okxSwap.book.resubscribe?.('BTC-USDT-SWAP')).toEqual({
      socket: 'public',
      frames: [`{"op":"unsubscribe","args":${arg}}`, `{"op":"subscribe","args":${arg}}`],
    });
  });

  it('are replaced when the venue says that it will close them', () => {
    const notice = { event: 'notice', code: '64008', msg: 'Please reconnect.', connId: 'x' };
    expect(okxSwap.demand?.(JSON.stringify(notice))).toBe('reconnect');
    expect(okxSwap.demand?.('pong')).toBeUndefined();
    expect(okxSwap.demand?.('{"event":"error","code":"60012","msg":""}')).toBeUndefined();
  });
});
