import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/storage/settings';
import { FakePorts } from './fake-ports';
import { LiveSettings } from './live-settings';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const fade = (opacity: number) => (settings: Settings) => ({
  ...settings,
  layers: { ...settings.layers, 'order-book': { ...settings.layers['order-book'], opacity } },
});

async function started(ports = new FakePorts()) {
  const live = new LiveSettings(ports.settings);
  const stop = live.start();
  await settle();
  return { ports, live, stop };
}

const shown = ({ value }: LiveSettings) => value.value?.layers['order-book'].opacity;

it('shows what is stored and what others store later', async () => {
  const { ports, live, stop } = await started();
  expect(live.value.value).toEqual(DEFAULT_SETTINGS);
  ports.store(fade(0.3)(DEFAULT_SETTINGS));
  expect(shown(live)).toBe(0.3);
  stop();
  ports.store(fade(0.9)(DEFAULT_SETTINGS));
  expect(shown(live)).toBe(0.3);
});

it('shows its own change at once and is not set back by echoes of earlier ones', async () => {
  const { ports, live } = await started();
  live.change(fade(0.5));
  live.change(fade(0.6));
  expect(shown(live)).toBe(0.6);
  ports.store(fade(0.5)(DEFAULT_SETTINGS));
  expect(shown(live)).toBe(0.6);
  ports.store(fade(0.6)(DEFAULT_SETTINGS));
  await settle();
  expect(shown(live)).toBe(0.6);
});

it('takes a change back that was not stored, and says why', async () => {
  const ports = new FakePorts();
  ports.settings.update = async () => {
    throw new Error('Quota exceeded');
  };
  const { live } = await started(ports);
  live.change(fade(0.1));
  await settle();
  expect(shown(live)).toBe(DEFAULT_SETTINGS.layers['order-book'].opacity);
  expect(live.failure.value).toBe('Quota exceeded');
});
