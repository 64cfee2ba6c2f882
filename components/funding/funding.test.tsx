// @vitest-environment happy-dom
import { HOUR_MS } from '@/lib/core/durations';
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { card, describedBy } from '@/components/popup/open-popup';
import { NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import type { FundingSource } from '@/lib/heatmaps/funding/venue-row';
import { FakeFundingPorts, openFunding } from './fake-funding';

afterEach(cleanup);

const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }));

const textOf = (name: string) =>
  row(name)
    .getAllByRole('cell')
    .map((cell) => [...cell.querySelectorAll('button, small, .quiet')].map(({ textContent }) => textContent));

const plain = (text: string | null | undefined) => text?.replaceAll('\u00A0', ' ');

const withSources = (...sources: readonly FundingSource[]) => {
  const ports = new FakeFundingPorts();
  ports.load = async () => ports.view(...sources);
  return ports;
};

describe('the table of venues', () => {
  it('gives each number with its age and its source', async () => {
    await openFunding(
      withSources(sourceOf({ intervalHours: 4, settled: [0.0002], predicted: { rate: 0.0003 } })),
    );
    const cells = textOf('Binance USD-M').map((texts) => plain(texts[0]));
    expect(cells).toEqual([
      '+0.0300 % / 4 h 1 min ago',
      '+0.0600 %',
      '+65.70 %',
      '+0.0200 % / 4 h 1 h ago',
      '1K 1 min ago',
      'longs pay $18K 1 min ago',
      '3 h 0 min',
    ]);
    const [rate, r8] = row('Binance USD-M').getAllByRole('button');
    expect(rate && describedBy(rate)).toBe('Predicted by Binance USD-M 1 min ago.');
    expect(plain(r8 && describedBy(r8))).toBe(
      'Predicted by Binance USD-M, in eight hours. It is above 100 % of 1 d, n = 1.',
    );
    expect(row('Binance USD-M').getByText('crowded long')).toBeDefined();
    expect(row('Binance USD-M').getByText('predicted')).toBeDefined();
  });

  it('says what is missing where a number is', async () => {
    await openFunding(
      withSources(
        sourceOf({ openInterest: undefined, mark: undefined, settled: [] }),
        sourceOf({ venue: 'gate-usdt', settled: [], predicted: undefined }),
      ),
    );
    expect(row('Binance USD-M').getByText('needs the open interest and the mark price')).toBeDefined();
    expect(row('Binance USD-M').getByText('no history')).toBeDefined();
    expect(row('Gate USDT-M').getByText(/Neither a prediction nor a settlement/)).toBeDefined();
    expect(row('Gate USDT-M').getByText('needs the rate')).toBeDefined();
    expect(card('The market').getByText(/it takes a venue whose rate and open interest/)).toBeDefined();
    expect(card('The market').getByText(/it takes two venues/)).toBeDefined();
  });

  it('counts down', async () => {
    const { pass } = await openFunding();
    expect(row('Binance USD-M').getByText('7 h 0 min')).toBeDefined();
    await pass(61);
    expect(row('Binance USD-M').getByText('6 h 58 min')).toBeDefined();
  });
});

describe('the market', () => {
  it('has a mean, a spread and its extremes', async () => {
    await openFunding(
      withSources(
        sourceOf({ predicted: { rate: 0.0005 } }),
        sourceOf({ venue: 'okx-swap', predicted: { rate: 0.0002 } }),
        sourceOf({ venue: 'aster', openInterest: { time: NOW - 2 * HOUR_MS } }),
      ),
    );
    const market = plain(screen.getByRole('region', { name: 'The market' }).textContent);
    expect(market).toContain('+0.0350 % in 8 h, +38.32 % a year: longs pay.');
    expect(market).toContain('The same side pays for 100 % of the open interest.');
    expect(market).toContain('By open interest, 2K BTC at Binance USD-M, OKX Swap');
    expect(market).toContain('Left out: Aster (its open interest is more than an hour old).');
    expect(market).toContain('+0.0400 % in 8 h between Binance USD-M and Aster.');
    expect(market).toContain('four legs at 6 bp each after 48 h');
    expect(market).toContain('Binance USD-M: +0.0500 %, crowded long');
  });

  it('says that nothing is out of the ordinary, and of how many', async () => {
    await openFunding();
    expect(card('The market').getByText(/No rate is beyond .* Known: 1/)).toBeDefined();
  });
});

describe('the picture over time', () => {
  it('shows a week, or as much as is chosen', async () => {
    const { pass } = await openFunding();
    expect(screen.getByRole('img', { name: 'Funding by venue over 1 week' })).toBeDefined();
    const choice = within(screen.getByRole('group', { name: 'Time shown' }));
    fireEvent.click(choice.getByRole('button', { name: '6 months' }));
    await pass(0);
    expect(screen.getByRole('img', { name: 'Funding by venue over 6 months' })).toBeDefined();
    expect(choice.getByRole('button', { name: '6 months' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('says that the past is still to come', async () => {
    await openFunding(withSources(sourceOf({ settled: [] })));
    expect(card('Over time').getByText(/No settlement is known yet/)).toBeDefined();
  });
});

describe('the page', () => {
  it('says that no venue tells any funding', async () => {
    await openFunding(withSources());
    expect(screen.getByText('No venue tells the funding of BTC-USDT')).toBeDefined();
    expect(screen.getByRole<HTMLAnchorElement>('link').pathname).toBe('/options.html');
  });

  it('keeps what it knows, with its age, when the background falls silent', async () => {
    const { ports, pass } = await openFunding();
    ports.load = () => Promise.reject(new Error('Receiving end does not exist.'));
    await pass(30);
    expect(screen.getByText('The background is not answering')).toBeDefined();
    expect(screen.getByText(/may be out of date/)).toBeDefined();
    expect(screen.getByText('as of 30 s ago')).toBeDefined();
    expect(row('Binance USD-M').getByText('6 h 59 min')).toBeDefined();
  });

  it('waits, and says so when nothing comes', async () => {
    const ports = new FakeFundingPorts();
    ports.load = () => Promise.reject(new Error('No market is looked at'));
    await openFunding(ports);
    expect(screen.getByText(/Nothing can be shown yet/)).toBeDefined();
    expect(screen.getByText('(No market is looked at)')).toBeDefined();
  });
});
