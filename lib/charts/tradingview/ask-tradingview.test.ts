// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awaitChannel } from '../channel';
import { TradingViewSource } from './ask-tradingview';
import { broken, fakeApi, fakeChart, fakeCrosshair } from './fake-object';
import type { TradingViewApi } from './page-object';
import { answerName, askName, startTradingView, stopName } from './start-tradingview';

let document: Document;
let world: { tvWidget?: TradingViewApi };
let stringify: (value: unknown) => string | undefined;
let name: string;
let source: TradingViewSource;
let answers: unknown[];

/** The page's world, whose object may come and go. */
const page = () =>
  Object.create(window, {
    document: { value: document },
    JSON: { value: { stringify: (value: unknown) => stringify(value) } },
    tvWidget: { get: () => world.tvWidget },
  }) as Window & typeof globalThis;

const start = () =>
  awaitChannel(document, 'tradingview', (channel) => {
    name = channel;
    document.addEventListener(answerName(name), (event) => answers.push((event as CustomEvent).detail));
    startTradingView(page(), name);
  });

const say = (detail: unknown) => document.dispatchEvent(new CustomEvent(answerName(name), { detail }));

beforeEach(() => {
  document = window.document.implementation.createHTMLDocument();
  world = { tvWidget: fakeApi() };
  answers = [];
  stringify = JSON.stringify;
  source = new TradingViewSource(document);
  start();
});

afterEach(() => source.stop());

describe('the conversation with the page', () => {
  it('works whoever is there first', () => {
    expect(source.ask()[0]?.symbol).toBe('BINANCE:BTCUSDT.P');
    source.stop();
    start();
    source = new TradingViewSource(document);
    expect(source.ask()[0]?.symbol).toBe('BINANCE:BTCUSDT.P');
  });

  it('is silent where no script answers', () => {
    const lonely = new TradingViewSource(document);
    expect(lonely.ask()).toEqual([]);
    expect(lonely.counts).toEqual({ accepted: 0, malformed: 0 });
    lonely.stop();
  });

  it('is about an object that comes late, is replaced and goes', () => {
    delete world.tvWidget;
    expect(source.ask()).toEqual([]);
    world.tvWidget = fakeApi();
    expect(source.ask()).toHaveLength(1);
    world.tvWidget = fakeApi({ chart: { symbol: () => 'B' } });
    expect(source.ask()[0]?.symbol).toBe('B');
    world.tvWidget = { activeChart: broken };
    expect(source.ask()).toEqual([]);
  });

  it('says a stamp alone while nothing changes, which reads as the very same samples', () => {
    const first = source.ask();
    expect(source.ask()).toBe(first);
    expect(answers.slice(1)).toEqual(['["1"]']);
    world.tvWidget = fakeApi({ chart: { symbol: () => 'B' } });
    expect(source.ask()[0]?.symbol).toBe('B');
    expect(source.ask()).not.toBe(first);
    expect(source.counts).toEqual({ accepted: 4, malformed: 0 });
  });

  it('asks the page nothing by itself', async () => {
    let asked = 0;
    const count = () => {
      asked += 1;
      return fakeChart();
    };
    world.tvWidget = { activeChart: count };
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toBe(0);
    source.ask();
    expect(asked).toBe(1);
  });
});

describe('an answer of a hostile page', () => {
  it.each([
    ['nothing', undefined],
    ['an object', { 0: 'x' }],
    ['a stamp we do not know', '["9"]'],
    ['a forged chart', '["9",[{"index":0,"active":true,"inverted":false,"prices":[["1",1]],"bars":[]}]]'],
    ['a huge text', '['.repeat(100_000)],
  ])('is counted and otherwise ignored: %s', (_, detail) => {
    document.addEventListener(askName(name), () => say(detail), { capture: true, once: true });
    expect(source.ask()).toEqual([]);
    expect(source.counts).toEqual({ accepted: 0, malformed: 2 });
    expect(source.ask()).toHaveLength(1);
  });

  it('to no question is counted and otherwise ignored', () => {
    const samples = source.ask();
    for (let time = 0; time < 3; time += 1) say('["9",[]]');
    expect(source.ask()).toBe(samples);
    expect(source.counts).toEqual({ accepted: 2, malformed: 3 });
  });

  /** A `toJSON` of the page on every object has these effects. */
  it.each([
    ['breaks', broken],
    ['is silent', () => undefined],
    ['says a text', () => '"text"'],
    ['says a number', () => '1e999'],
  ])('is counted where the writing %s, and no error reaches the page', (_, hostile) => {
    const errors: unknown[] = [];
    window.addEventListener('error', (event) => errors.push(event), { once: true });
    stringify = hostile;
    expect(source.ask()).toEqual([]);
    expect(errors).toEqual([]);
    expect(source.counts).toEqual({ accepted: 0, malformed: 1 });
    stringify = JSON.stringify;
    expect(source.ask()).toHaveLength(1);
  });
});

/** What `document.open()` does to a page: no listener is left, and the document gets new children. */
async function reopen(listeners: readonly [string, EventListener][]): Promise<void> {
  for (const [type, listener] of listeners) document.removeEventListener(type, listener);
  expect(source.ask()).toEqual([]);
  document.replaceChildren(document.createElement('html'));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('document.open()', () => {
  it('does not end the conversation on either side', async () => {
    source.stop();
    const listeners: [string, EventListener][] = [];
    const add = document.addEventListener.bind(document);
    document.addEventListener = (type: string, listener: EventListener) => {
      listeners.push([type, listener]);
      add(type, listener);
    };
    source = new TradingViewSource(document);
    start();
    const crosshair = fakeCrosshair();
    world.tvWidget = fakeApi({ chart: crosshair });
    source.ask();
    source.ask();
    expect(crosshair.listeners.size).toBe(1);
    await reopen(listeners.splice(0));
    expect(source.ask()).toHaveLength(1);
    source.stop();
    expect(crosshair.listeners.size).toBe(0);
  });
});

describe('the end of the conversation', () => {
  it('leaves nothing in the page', () => {
    const crosshair = fakeCrosshair();
    world.tvWidget = fakeApi({ chart: crosshair });
    source.ask();
    source.ask();
    expect(crosshair.listeners.size).toBe(1);
    source.stop();
    expect(crosshair.listeners.size).toBe(0);
    const before = answers.length;
    document.dispatchEvent(new CustomEvent(askName(name)));
    expect(answers).toHaveLength(before);
    expect(source.ask()).toEqual([]);
  });

  it('outlasts new children of the document', async () => {
    source.stop();
    document.replaceChildren(document.createElement('html'));
    await new Promise((resolve) => setTimeout(resolve));
    document.dispatchEvent(new CustomEvent(askName(name)));
    document.dispatchEvent(new CustomEvent(stopName(name)));
    expect(answers).toEqual([]);
  });
});
