// @vitest-environment happy-dom
import { ensureDefined } from '@/lib/core/assert';
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeRuns } from '@/lib/heatmaps/codec/encode-runs';
import type { StoredMaps } from '@/lib/protocol/messages';
import { storedColumn } from '@/lib/reading/past-fixture';
import { FACTS, READ_TIME } from '@/lib/reading/read-fixture';
import { FakeSidebarPorts, openSidebar } from '../fake-sidebar';

afterEach(cleanup);

const STEP = 300_000;
const HOUR = 3_600_000;
/** The newest step that is surely written. */
const NEWEST = Math.floor((READ_TIME - 60_000) / STEP) * STEP;

const words = () => document.body.textContent.replaceAll('\u00A0', ' ');
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const rowOf = (name: RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent.replaceAll('\u00A0', ' '));

/** A sidebar that compares, of a market whose map was stored for thirty hours, and has grown with the newest step. */
async function openCompare(ports = new FakeSidebarPorts()) {
  const columns = Array.from({ length: 30 * 12 + 1 }, (_, step) => {
    const end = NEWEST - 30 * HOUR + step * STEP;
    const hour = (end - NEWEST) / HOUR;
    return storedColumn(end, {
      above: hour < 0 ? 100 : 180,
      below: 100,
      price: 60_000 + (hour < -2 ? 0 : 120),
    });
  });
  ports.maps = { chunks: await encodeRuns(columns), since: columns[0]?.time };
  const sidebar = await openSidebar(ports);
  await sidebar.press('Compare');
  /** What is stored takes its time to be worked out, and the clock gives others their turn. */
  const shows = (text: string | RegExp) =>
    vi.waitFor(
      async () => {
        await sidebar.pass(0);
        expect(words()).toMatch(text);
      },
      { timeout: 20_000 },
    );
  return {
    ...sidebar,
    shows,
    asked: () => ports.stretches.filter(({ from }) => from > READ_TIME - 30 * 24 * HOUR),
  };
}

describe('the comparison of two moments', () => {
  it('is of now with a day ago at first: prices, sums, balances and the largest clusters', async () => {
    const { shows } = await openCompare();
    await shows('grew by');
    expect(rowOf(/^Price/)).toEqual(['60,000', '60,120', '+0.2 %']);
    expect(rowOf(/^Above/)).toEqual([
      expect.stringMatching(/^\$6\.\d+M$/),
      expect.stringMatching(/^\$1[01](\.\d)?M$/),
      expect.stringMatching(/^\+(7|8)\d\.\d %$/),
    ]);
    expect(rowOf(/^Balance within 3/)[1]).toMatch(/^0\.\d\d tilted$/);
    const [largest, other] = within(screen.getByRole('list', { name: 'The largest clusters' })).getAllByRole(
      'listitem',
    );
    expect(largest?.textContent.replaceAll('\u00A0', ' ')).toMatch(
      /^Shorts in place, grew by [78]\d\.\d+ %60,\d+(\.\d)? – 61,\d+(\.\d)?\$\d\.\d+M · \d+ % of side60,.*\$\d+(\.\d+)?M · \d+ % of side$/,
    );
    expect(other?.textContent).toContain('Longs in place, about as large');
    expect(words()).toContain('All sizes are modelled.');
  });

  it('names no sizes while only ratios of the map are known', async () => {
    const ports = new FakeSidebarPorts();
    const { map } = FACTS;
    ports.facts = (market) => ({
      ...FACTS,
      market,
      map: map && { ...map, reading: { ...map.reading, basis: 'relative' } },
    });
    const { shows } = await openCompare(ports);
    await shows('grew by');
    expect(screen.getByRole('list', { name: 'The largest clusters' }).textContent).not.toContain('$');
    expect(screen.queryByRole('row', { name: /^Above/ })).toBeNull();
    expect(words()).toContain('Only ratios are known of this map.');
  });

  it('says since when maps are stored where one is missing', async () => {
    const { shows, press } = await openCompare();
    await shows('grew by');
    await press('7 days ago');
    expect(words()).toContain('Reading the stored maps…');
    await shows(
      /No map is stored of 7 Nov \d\d:\d\d UTC\. The first that is stored is of 13 Nov \d\d:\d\d UTC\./,
    );
    expect(words()).not.toContain('grew by');
  });

  it('is of the moments that are typed, in UTC', async () => {
    const { shows, pass } = await openCompare();
    await shows('grew by');
    const from = new Date(NEWEST - 6 * HOUR).toISOString().slice(0, 16);
    const to = new Date(NEWEST - 3 * HOUR).toISOString().slice(0, 16);
    fireEvent.change(field('From'), { target: { value: from } });
    await pass(0);
    expect([field('From').value, field('To').value]).toEqual([
      from,
      new Date(NEWEST).toISOString().slice(0, 16),
    ]);
    await shows('grew by');
    fireEvent.change(field('To'), { target: { value: to } });
    await shows('about as large');
    expect(field('To').value).toBe(to);
    expect(rowOf(/^Price/)).toEqual(['60,000', '60,000', '0.0 %']);
    fireEvent.change(field('To'), { target: { value: '' } });
    await pass(2);
    expect(rowOf(/^Price/)).toEqual(['60,000', '60,000', '0.0 %']);
    fireEvent.change(field('To'), { target: { value: from } });
    await shows('The first moment must lie before the second.');
  });

  it('goes on with the steps of the map, without a moment of nothing', async () => {
    const { shows, pass, ports, asked } = await openCompare();
    await shows('grew by');
    const before = asked().length;
    await pass(2);
    expect(asked()).toHaveLength(before);
    ports.visible = false;
    await pass(300);
    ports.visible = true;
    await pass(2);
    expect(asked()).toHaveLength(before + 1);
    expect(words()).toContain('grew by');
  });

  it('does not show what comes late of something else', async () => {
    const { shows, ports, press, pass } = await openCompare();
    await shows('grew by');
    const late: ((maps: StoredMaps) => void)[] = [];
    ports.fakes.replies.storedMaps = () => new Promise((resolve) => void late.push(resolve));
    await press('7 days ago');
    ports.fakes.replies.storedMaps = () => ports.maps;
    await press('24 h ago');
    await shows('grew by');
    ensureDefined(late[0], 'a question')({ chunks: [], since: undefined });
    await pass(2);
    expect(words()).toContain('grew by');
  });

  it('says why maps cannot be read, and soon tries again', async () => {
    const { shows, pass, ports, press } = await openCompare();
    await shows('grew by');
    const { storedMaps } = ports.fakes.replies;
    delete ports.fakes.replies.storedMaps;
    await press('4 h ago');
    await shows('Receiving end does not exist.');
    if (storedMaps) ports.fakes.replies.storedMaps = storedMaps;
    await pass(12);
    await shows('grew by');
    expect(words()).not.toContain('Receiving end');
  });
});
