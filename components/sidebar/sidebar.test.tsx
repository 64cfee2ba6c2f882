// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { headOf } from '@/lib/journal/entry';
import { entryOf } from '@/lib/journal/test-journal';
import { QUESTION_IDS, type Verdict } from '@/lib/reading/read';
import { BARE_FACTS, FACTS } from '@/lib/reading/read-fixture';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { FakeSidebarPorts, openSidebar } from './fake-sidebar';
import { readOf } from './market-read';
import { item, plain, target } from './test-page';

afterEach(cleanup);

const NO_TRADE = { direction: undefined, target: undefined, candleMs: undefined };

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save to journal' });

describe('the checklist', () => {
  it('answers the five questions in words, with facts, venues, ages and what would change them', async () => {
    const { press, pass } = await openSidebar();
    await press('Long');
    await pass(4);
    const clusters = item('Where are the nearest clusters?');
    expect(within(clusters).getByText('supports').className).toBe('state good');
    expect(plain(clusters.textContent)).toContain('1.32 % above the price and 2.15 % below the price');
    expect(plain(clusters.textContent)).toMatch(/5 facts.*80 % known/);
    expect(clusters.textContent).toContain('Binance USD-M');
    expect(clusters.textContent).toMatch(/Would change it: A cluster that is swept/);
    expect(screen.getAllByRole('listitem').filter((one) => one.hasAttribute('aria-label'))).toHaveLength(5);
  });

  it('marks what is stale', async () => {
    const ports = new FakeSidebarPorts();
    ports.facts = () => FACTS;
    const { pass } = await openSidebar(ports);
    expect(item('Where are the nearest clusters?').textContent).not.toContain('stale');
    ports.visible = false;
    await pass(12 * 60);
    expect(item('Where are the nearest clusters?').textContent).toContain('12 min ago, stale');
    expect(document.querySelector('.top')?.textContent).toContain('12 min ago, stale');
  });

  it('says what is unknown', async () => {
    const ports = new FakeSidebarPorts();
    ports.facts = () => BARE_FACTS;
    await openSidebar(ports);
    const words = screen.getAllByText('unknown');
    expect(words).toHaveLength(QUESTION_IDS.length);
    expect(words.every(({ className }) => className === 'state off')).toBe(true);
    expect(screen.getAllByText('no data')).toHaveLength(QUESTION_IDS.length);
  });

  it('has nothing to read of a market without a price', async () => {
    const ports = new FakeSidebarPorts();
    ports.facts = () => undefined;
    await openSidebar(ports);
    expect(screen.getByText('The market has no price yet')).toBeDefined();
  });

  it('says that the background is silent, and keeps what it knew', async () => {
    const { ports, pass } = await openSidebar();
    delete ports.fakes.replies.facts;
    await pass(2);
    expect(screen.getByText('The background is not answering')).toBeDefined();
    expect(item('Is a wall in the way?')).toBeDefined();
  });

  it('keeps the moment the user looked', async () => {
    const { ports, press, pass } = await openSidebar();
    await press('Short');
    await press('Checked');
    await pass(3);
    expect(ports.checked).toMatchObject([{ market: 'BTC-USDT', direction: 'short' }]);
    expect(screen.getByText('Checked 3 s ago.')).toBeDefined();
    delete ports.fakes.replies.checked;
    await press('Checked');
    expect(screen.getByText('Receiving end does not exist.')).toBeDefined();
  });

  it('saves the read with direction, target, and what it is scored by, in one click', async () => {
    const ports = new FakeSidebarPorts();
    const drafts: unknown[] = [];
    ports.fakes.replies.journalSave = (draft) => {
      drafts.push(draft);
      return headOf(entryOf(1));
    };
    const { press, pass } = await openSidebar(ports);
    expect(save().disabled).toBe(true);
    await press('Long');
    fireEvent.input(target(), { target: { value: '60600' } });
    await pass(0);
    await press('Save to journal');
    const plan = { direction: 'long', target: 60_600, invalidation: 59_400, horizonMs: 4 * 3_600_000 };
    expect(drafts.at(-1)).toMatchObject({ ...plan, read: { price: 60_000, target: 60_600 }, tags: [] });
    fireEvent.input(screen.getByRole('textbox', { name: 'Wrong at' }), { target: { value: '59,000' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'within' }), { target: { value: '86400000' } });
    await press('Save to journal');
    expect(drafts.at(-1)).toMatchObject({ invalidation: 59_000, horizonMs: 86_400_000 });
    expect(screen.getByText('Saved now.')).toBeDefined();
    delete ports.fakes.replies.journalSave;
    await press('Save to journal');
    expect(screen.getByText('Receiving end does not exist.')).toBeDefined();
  });
});

describe('the ten steps', () => {
  it('are walked through, and marked as done', async () => {
    const { press } = await openSidebar();
    await press('Ten steps');
    expect(screen.getByRole('region', { name: 'Heatmaps that suit your style' })).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Previous' }).disabled).toBe(true);
    await press('Done, next');
    expect(screen.getByRole('region', { name: 'Lookback and candles' })).toBeDefined();
    expect(screen.getByText('1 of 10 done')).toBeDefined();
    await press('10');
    await press('Done');
    expect(screen.getByText('2 of 10 done')).toBeDefined();
    await press('Previous');
    expect(screen.getByRole('region', { name: 'After a sweep' })).toBeDefined();
  });

  it('follow the chosen style', async () => {
    const { ports, press } = await openSidebar();
    await press('Ten steps');
    await press('Scalp');
    expect(ports.fakes.stored.layers.liquidation.visible).toBe(false);
  });
});

it('shows text of any origin as text', async () => {
  const ports = new FakeSidebarPorts();
  const evil = '<img/src=x/onerror="window.hacked=1">';
  const market = `${evil}-USDT`;
  const { checklist, ...before } = readOf(FACTS, {
    trade: NO_TRADE,
    settings: DEFAULT_SETTINGS,
    past: undefined,
  });
  const answer = { ...checklist.C1, verdict: evil as Verdict };
  ports.facts = () => ({ ...FACTS, market, before: { ...before, checklist: { ...checklist, C1: answer } } });
  const { press } = await openSidebar(ports);
  await ports.say({ type: 'chart', market, tone: 'dark', isPainted: true });
  expect(item('What has changed?').textContent).toContain(evil);
  expect(item('Is a wall in the way?').textContent).toContain(`340 ${evil}`);
  await press('Ten steps');
  await press(/^Zones/);
  await press(/^Wall/);
  expect(document.body.textContent).toContain(evil);
  expect(document.querySelector('img, script')).toBeNull();
});
