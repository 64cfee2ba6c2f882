// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitChannel, createChannelName, offerChannel } from './channel';

const HELLO = 'i-labels-hello';
const READY = 'i-labels-ready';

let page: Document;
beforeEach(() => {
  page = document.implementation.createHTMLDocument();
});

describe('the handshake', () => {
  it.each(['page side first', 'isolated side first'])('reaches the page side with the %s', (order) => {
    const heard = vi.fn<(name: string) => void>();
    if (order === 'page side first') awaitChannel(page, 'labels', heard);
    offerChannel(page, 'labels', 'secret');
    if (order !== 'page side first') awaitChannel(page, 'labels', heard);
    expect(heard.mock.calls).toEqual([['secret']]);
  });

  it('cannot be taken over afterwards', () => {
    const heard = vi.fn<(name: string) => void>();
    awaitChannel(page, 'labels', heard);
    offerChannel(page, 'labels', 'secret');
    page.dispatchEvent(new CustomEvent(HELLO, { detail: 'forged' }));
    expect(heard.mock.calls).toEqual([['secret']]);
  });

  it('does not say the name to whoever asks once it is taken', () => {
    awaitChannel(page, 'labels', () => {});
    offerChannel(page, 'labels', 'secret');
    const spy = vi.fn<(event: Event) => void>();
    page.addEventListener(HELLO, spy);
    page.dispatchEvent(new CustomEvent(READY));
    expect(spy).not.toHaveBeenCalled();
  });

  it('keeps kinds of scripts apart', () => {
    const heard = vi.fn<(name: string) => void>();
    awaitChannel(page, 'tradingview', heard);
    offerChannel(page, 'labels', 'secret');
    expect(heard).not.toHaveBeenCalled();
  });
});

it('never makes the same name twice', () => {
  expect(new Set(Array.from({ length: 100 }, createChannelName)).size).toBe(100);
});
