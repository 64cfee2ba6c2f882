import { expect, it } from 'vitest';
import { hostStopInBody } from './host-stop';

const NOW = 1_000_000;

it.each([
  ['Bybit', { retCode: 10_006, retMsg: 'Too many visits!' }, 1_000],
  ['OKX', { code: '50011', msg: 'Requests too frequent' }, 2_000],
  ['KuCoin', { code: '429000', msg: 'too many requests' }, 30_000],
  ['MEXC', { success: false, code: 510 }, 2_000],
  ['BingX', { code: 100_410, msg: 'frequency limit' }, 1_000],
  ['HTX', { status: 'error', 'err-code': 'too-many-request' }, 1_000],
  ['Kraken spot', { error: ['EAPI:Rate limit exceeded'], result: {} }, 5_000],
  ['Kraken futures', { result: 'error', error: 'apiLimitExceeded' }, 5_000],
  ['Deribit', { error: { code: 10_028, message: 'too_many_requests' } }, 1_000],
])('%s says in a body that it was asked too often', (_, body, waitMs) => {
  expect(hostStopInBody('host', body, NOW)).toEqual({
    kind: 'limited',
    until: NOW + waitMs,
    reason: 'host asked us to wait: too many requests',
  });
});

it.each([
  ['an answer', { retCode: 0, result: {} }],
  ['an answer of OKX', { code: '0', data: [] }],
  ['an answer of Kraken', { error: [], result: {} }],
  ['another error', { error: { code: 10_001 } }],
  ['a list', [1]],
  ['nothing', null],
])('%s is no order to wait', (_, body) => {
  expect(hostStopInBody('host', body, NOW)).toBeUndefined();
});
