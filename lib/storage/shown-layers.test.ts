import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHART_LAYERS } from '../heatmaps/layers';
import { readSettings } from './read-settings';
import { DEFAULT_SETTINGS } from './settings';
import { shownLayers, withShown } from './shown-layers';

it('shows the layers that were switched on, in one order, and leaves how they look', () => {
  fc.assert(
    fc.property(fc.subarray([...CHART_LAYERS]), (shown) => {
      const settings = withShown(DEFAULT_SETTINGS, shown.toReversed());
      expect(shownLayers(settings)).toEqual(shown);
      expect(withShown(settings, shownLayers(DEFAULT_SETTINGS))).toEqual(DEFAULT_SETTINGS);
    }),
  );
});

it('shows at first what is read in a day', () => {
  expect(shownLayers(DEFAULT_SETTINGS)).toEqual(['order-book', 'liquidation', 'volume-profile', 'marks']);
});

it('keeps whether marks are shown, and how, where that makes sense', () => {
  const { marks } = DEFAULT_SETTINGS;
  expect(readSettings({ marks: { visible: false, opacity: 0.3 } }).marks).toEqual({
    visible: false,
    opacity: 0.3,
  });
  expect(readSettings({ marks: { visible: 'no', opacity: 7 } }).marks).toEqual(marks);
  expect(readSettings({ marks: [] }).marks).toEqual(marks);
});
