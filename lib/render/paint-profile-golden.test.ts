import { HOUR_MS } from '../core/durations';
import { describe, it } from 'vitest';
import { expectGolden } from '@/tests/golden';
import { CandlePlaces } from './candle-places';
import { MemorySurface } from './memory-surface';
import { paintProfile } from './paint-profile';
import { AXES, drawCandles, LOG, profileOf, wander } from './paint-profile-scene';
import { WholePixelContext } from './whole-pixel-context';

describe('golden pictures', () => {
  const pictures = [
    ['profile-dark', AXES, 'dark', 'rgb(14 17 22)'],
    ['profile-light-log', LOG, 'light', 'rgb(255 255 255)'],
  ] as const;

  it.each(pictures)('%s', (name, axes, tone, background) => {
    const { chart, history } = wander();
    const { width, height } = axes.pane;
    const canvas = new WholePixelContext(new MemorySurface(width, height));
    canvas.fillStyle = background;
    canvas.fillRect(0, 0, width, height);
    drawCandles(canvas, axes, chart);
    const places = new CandlePlaces().lay(axes, chart, HOUR_MS);
    paintProfile(canvas, axes, profileOf(history), { places, tone, opacity: 1 });
    expectGolden(name, canvas.target);
  });
});
