// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeOptionsPorts, openOptions } from '@/components/options/fake-options';
import { card, click, describedBy, type } from '@/components/popup/open-popup';
import { DEFAULT_RULES, MAX_RULES, WALL_RULE } from '@/lib/alerts/rule';
import { rulesToText } from '@/lib/alerts/rules-file';

afterEach(cleanup);

async function openRule(ports = new FakeOptionsPorts()) {
  await openOptions(ports);
  await click(ports, card('Alerts').getByRole('button', { name: 'Edit Walls near the price' }));
  return { ports, rule: () => ports.stored.alertRules[0] };
}

const pick = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });

describe('a rule', () => {
  it('is changed field by field', async () => {
    const { ports, rule } = await openRule();
    const alerts = card('Alerts');
    await type(ports, alerts.getByRole('textbox', { name: 'Name' }), 'Big ones');
    await type(ports, alerts.getByRole('spinbutton', { name: /^Size/ }), '350');
    await type(ports, alerts.getByRole('spinbutton', { name: /^Within/ }), '0.5');
    await type(ports, alerts.getByRole('spinbutton', { name: /^Not again for/ }), '90');
    await click(ports, alerts.getByRole('checkbox', { name: 'Wall appeared' }));
    await click(ports, alerts.getByRole('checkbox', { name: 'Cascade started' }));
    pick('Symbol', 'BTC-USDT');
    pick('Side', 'below');
    pick('Size in', 'quote');
    pick('Sound', 'bell');
    await ports.clock.advance(0);
    expect(rule()).toEqual({
      ...WALL_RULE,
      name: 'Big ones',
      kinds: ['wall-pulled', 'cascade-started'],
      market: 'BTC-USDT',
      side: 'below',
      sizeIn: 'quote',
      minSize: 350,
      maxDistancePercent: 0.5,
      coolDownSeconds: 90,
      sound: 'bell',
    });
    expect(ports.played).toEqual(['bell']);
  });

  it('is silent between two times of the day', async () => {
    const { ports, rule } = await openRule();
    await click(ports, screen.getByRole('checkbox', { name: 'Silent each day' }));
    expect(rule()?.quiet).toEqual({ from: 1_320, until: 420 });
    await type(ports, screen.getByLabelText('Until'), '06:30');
    await type(ports, screen.getByLabelText('From'), '');
    expect(rule()?.quiet).toEqual({ from: 1_320, until: 390 });
    await click(ports, screen.getByRole('checkbox', { name: 'Silent each day' }));
    expect(rule()?.quiet).toBeUndefined();
  });

  it('keeps numbers that cannot be taken in their field, with the reason', async () => {
    const { ports, rule } = await openRule();
    const size = screen.getByRole('spinbutton', { name: /^Size/ });
    for (const text of ['', '-5', '1e15']) {
      await type(ports, size, text);
      expect(size.getAttribute('aria-invalid')).toBe('true');
      expect(describedBy(size)).toBe('Type a number from 0 to 1000000000000.');
    }
    expect(rule()?.minSize).toBe(200);
  });

  it('is added from a preset, and deleted', async () => {
    const { ports } = await openOptions();
    await click(ports, card('Alerts').getByRole('button', { name: 'Add Swing: what builds up' }));
    expect(ports.stored.alertRules.map(({ name }) => name)).toEqual([
      ...DEFAULT_RULES.map(({ name }) => name),
      'Swing: what builds up',
    ]);
    await click(ports, card('Alerts').getByRole('button', { name: 'Delete Walls near the price' }));
    expect(ports.stored.alertRules[0]?.id).toBe('scalp');
  });
});

describe('rules', () => {
  it('leave as a file and come back from one', async () => {
    const { ports } = await openOptions();
    await click(ports, screen.getByRole('button', { name: 'Export all rules…' }));
    await waitFor(() => expect(screen.getByText(/holds your 4 rules/)).toBeDefined());
    const file = new File([rulesToText([{ ...WALL_RULE, minSize: 7 }])], 'mine.json');
    const input = screen.getByLabelText<HTMLInputElement>('Take rules from a file');
    Object.defineProperty(input, 'files', { value: [file] });
    fireEvent.change(input);
    await waitFor(() => expect(ports.stored.alertRules[0]?.minSize).toBe(7));
    expect(ports.stored.alertRules).toHaveLength(DEFAULT_RULES.length);
  });

  it('stay as they are when a file holds none', async () => {
    const { ports } = await openOptions();
    const input = screen.getByLabelText<HTMLInputElement>('Take rules from a file');
    Object.defineProperty(input, 'files', { value: [new File(['<b>'], 'page.json')] });
    fireEvent.change(input);
    await waitFor(() => expect(screen.getByText('page.json: This file is no JSON.')).toBeDefined());
    expect(ports.stored.alertRules).toEqual(DEFAULT_RULES);
  });

  it('can be no more than are weighed', async () => {
    const ports = new FakeOptionsPorts();
    const alertRules = Array.from({ length: MAX_RULES }, (_, index) => ({ ...WALL_RULE, id: `r${index}` }));
    ports.stored = { ...ports.stored, alertRules };
    await openOptions(ports);
    const group = within(screen.getByRole('group', { name: 'Add a rule' }));
    for (const button of group.getAllByRole<HTMLButtonElement>('button')) expect(button.disabled).toBe(true);
  });
});
