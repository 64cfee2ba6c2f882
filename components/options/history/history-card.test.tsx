// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { statusReport } from '@/components/popup/fake-ports';
import { card, click, type } from '@/components/popup/open-popup';
import { ensureDefined } from '@/lib/core/assert';
import { FakeOptionsPorts, openOptions } from '../fake-options';
import { tierUsage } from './fake-history';

afterEach(cleanup);

const history = () => card('History on this computer');
const field = (name: RegExp) => history().getByLabelText<HTMLInputElement>(name);
const button = (name: string) => history().getByRole<HTMLButtonElement>('button', { name });
const used = () =>
  [...screen.getByRole('list', { name: 'Space used' }).children].map(({ textContent }) => textContent);

/** Lets what was started go on as far as it can. */
const settle = (ports: FakeOptionsPorts) => act(() => ports.clock.advance(0));

describe('the space used', () => {
  it('is told by layer, step and how long it is kept', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.tiers = [tierUsage({ stepMs: 5000, bytes: 30_000_000 }), tierUsage()];
    await openOptions(ports);
    expect(used()).toEqual(['Order book, 1 second, 6 hours12.0 MB', 'Order book, 5 seconds, 3 days30.0 MB']);
    expect(history().getByText('about 42.0 MB used')).toBeDefined();
  });

  it('is measured again after a minute', async () => {
    const ports = new FakeOptionsPorts();
    const { pass } = await openOptions(ports);
    ports.history.tiers = [tierUsage({ bytes: 13_000_000 })];
    await pass(60);
    expect(used()).toEqual(['Order book, 1 second, 6 hours13.0 MB']);
  });

  it('is not said to be nothing when it cannot be measured', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.usage = () => Promise.reject(new Error('The disk is gone.'));
    await openOptions(ports);
    expect(history().getByText(/could not be measured: The disk is gone\./)).toBeDefined();
    expect(history().queryByText(/about|Nothing is recorded/)).toBeNull();
  });

  it('is nothing at first', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.tiers = [];
    await openOptions(ports);
    expect(history().getByText('Nothing is recorded yet.')).toBeDefined();
  });
});

describe('what is kept', () => {
  it('changes only when it is told to, and warns of what goes', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    expect(button('Keep this much').disabled).toBe(true);
    await type(ports, field(/^Days/), '9');
    await type(ports, field(/^Megabytes/), '500');
    expect(ports.stored.retention).toEqual({ days: 90, megabytes: 2000 });
    expect(history().getByText(/deleted within minutes/)).toBeDefined();
    expect(history().getByText(/2 venues over 9 days/)).toBeDefined();
    await click(ports, button('Keep this much'));
    expect(ports.stored.retention).toEqual({ days: 9, megabytes: 500 });
    expect(history().queryByText(/deleted within minutes/)).toBeNull();
    expect(button('Keep this much').disabled).toBe(true);
  });

  it('does not warn when it is more', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await type(ports, field(/^Megabytes/), '5000');
    expect(history().queryByText(/deleted within minutes/)).toBeNull();
    await click(ports, button('Keep this much'));
    expect(ports.stored.retention).toEqual({ days: 90, megabytes: 5000 });
  });

  it('is never out of bounds', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await type(ports, field(/^Days/), '9');
    await type(ports, field(/^Days/), '91');
    expect(history().getByText('Type a number from 1 to 90.')).toBeDefined();
    await click(ports, button('Keep this much'));
    expect(ports.stored.retention.days).toBe(90);
  });

  it('is estimated of what is recorded all the time', async () => {
    const ports = new FakeOptionsPorts().switchedOn('okx-swap');
    ports.replies.status = () => statusReport({ markets: ['BTC-USDT', 'PEPE-USDT'] });
    await openOptions(ports);
    expect(history().getByText(/for 1 symbol at 3 venues over 90 days/)).toBeDefined();
  });
});

describe('an export', () => {
  it('writes what was chosen to one file and says where it is', async () => {
    const ports = new FakeOptionsPorts();
    ports.stored = { ...ports.stored, markets: ['BTC-USDT', 'ETH-USDT'] };
    await openOptions(ports);
    await type(ports, field(/From UTC/), '2023-11-10T00:00');
    await type(ports, field(/To UTC/), '2023-11-12T00:00');
    await click(ports, field(/ETH-USDT/));
    await click(ports, field(/Open interest/));
    await click(ports, button('Export to a file'));
    expect(ports.history.asked).toEqual([
      {
        from: Date.UTC(2023, 10, 10),
        to: Date.UTC(2023, 10, 12),
        markets: ['BTC-USDT'],
        layers: ['order-book', 'liquidation'],
      },
    ]);
    const name = 'isotherm-history-2023-11-10-to-2023-11-11.isotherm';
    expect(ports.files).toMatchObject([{ name, bytes: 1_500_000, end: 'closed' }]);
    expect(history().getByText(`Wrote 1.5 MB to ${name}.`)).toBeDefined();
  });

  it('asks for no file before it knows what to write', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await click(ports, field(/BTC-USDT/));
    await click(ports, button('Export to a file'));
    expect(history().getByText('Choose at least one symbol.')).toBeDefined();
    expect(ports.files).toEqual([]);
  });

  it('tells how far it is, and cannot be begun twice', async () => {
    const ports = new FakeOptionsPorts();
    const waiting: (() => void)[] = [];
    ports.history.end = () => new Promise((resolve) => void waiting.push(resolve));
    await openOptions(ports);
    await click(ports, button('Export to a file'));
    expect(history().getByText(/^Writing isotherm-history-.*: 1\.5 MB…$/)).toBeDefined();
    expect(button('Export to a file').disabled).toBe(true);
    ensureDefined(waiting[0], 'an export')();
    await settle(ports);
    expect(history().getByText(/^Wrote 1\.5 MB/)).toBeDefined();
    expect(button('Export to a file').disabled).toBe(false);
  });

  it('that fails throws its file away and says why', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.end = () => Promise.reject(new Error('The history on disk is gone.'));
    await openOptions(ports);
    await click(ports, button('Export to a file'));
    expect(ports.files).toMatchObject([{ end: 'aborted' }]);
    const words = /^Nothing was exported, isotherm-history-.* is empty\. The history on disk is gone\.$/;
    expect(history().getByText(words)).toBeDefined();
  });

  it('that cannot be written says why', async () => {
    const ports = new FakeOptionsPorts();
    const create = ports.createFile;
    ports.createFile = async (name) => {
      await create(name);
      const file = ensureDefined(ports.files.at(-1), 'a file');
      file.obstacle = () => Promise.reject(new Error('The disk is full.'));
      return file;
    };
    await openOptions(ports);
    await click(ports, button('Export to a file'));
    expect(ports.files).toMatchObject([{ end: 'aborted' }]);
    expect(history().getByText(/is empty\. The disk is full\.$/)).toBeDefined();
  });

  it('of nothing is no file', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.parts = [27];
    await openOptions(ports);
    await click(ports, button('Export to a file'));
    expect(ports.files).toMatchObject([{ end: 'aborted' }]);
    expect(history().getByText(/Nothing of what you chose is stored/)).toBeDefined();
  });

  it('that the user backs out of leaves no words behind', async () => {
    const ports = new FakeOptionsPorts();
    ports.createFile = async () => undefined;
    await openOptions(ports);
    await click(ports, button('Export to a file'));
    expect(ports.history.asked).toEqual([]);
    expect(history().queryByText(/Nothing was exported|Wrote|Waiting/)).toBeNull();
    expect(button('Export to a file').disabled).toBe(false);
  });
});

async function choose(ports: FakeOptionsPorts, name = 'a.isotherm'): Promise<void> {
  const files = [new File([new Uint8Array(2_000_000)], name)];
  fireEvent.change(field(/A file that Isotherm exported/), { target: { files } });
  await settle(ports);
}

describe('an import', () => {
  it('says what came of it, and measures the space again', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    ports.history.tiers = [tierUsage({ bytes: 13_000_000 })];
    await choose(ports);
    expect(ports.history.taken).toHaveLength(1);
    expect(history().getByText(/^a\.isotherm: added 1,200 columns; 60 more were left out/)).toBeDefined();
    expect(used()).toEqual(['Order book, 1 second, 6 hours13.0 MB']);
  });

  it('tells that it checks first, then that it adds', async () => {
    const ports = new FakeOptionsPorts();
    const checks: (() => void)[] = [];
    ports.history.take = (_file, onSound) => {
      checks.push(onSound);
      return new Promise(() => {});
    };
    await openOptions(ports);
    await choose(ports);
    expect(history().getByText('Checking a.isotherm, 2.0 MB…')).toBeDefined();
    expect(field(/A file that/).disabled).toBe(true);
    ensureDefined(checks[0], 'an import')();
    await settle(ports);
    expect(history().getByText(/a\.isotherm is whole; adding/)).toBeDefined();
  });

  it('of a file that is refused has added nothing', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.take = () => Promise.reject(new Error('The file ends early.'));
    await openOptions(ports);
    await choose(ports);
    expect(history().getByText('a.isotherm: The file ends early. Nothing of it was added.')).toBeDefined();
    expect(field(/A file that/).disabled).toBe(false);
  });

  it('that fails halfway does not claim so', async () => {
    const ports = new FakeOptionsPorts();
    ports.history.take = async (_file, onSound) => {
      onSound();
      throw new Error('The disk is full.');
    };
    await openOptions(ports);
    await choose(ports);
    expect(history().getByText(/The disk is full\. A part of it may have been added\./)).toBeDefined();
    expect(history().queryByText(/Nothing of it/)).toBeNull();
  });
});
