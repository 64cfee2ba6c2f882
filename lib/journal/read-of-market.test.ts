import { expect, it } from 'vitest';
import { mapLayer } from '../analysis/density/layer';
import { FULL, mapOf } from '../reading/read-fixture';
import { readMarket } from '../reading/read-market';
import { readTypesOf } from './read-types';

it('counts the layers that a real read found to agree at the target', () => {
  const layers = (['order-book', 'liquidation', 'volume-profile'] as const).map((layer) =>
    mapLayer(layer, mapOf([], [{ price: 61_000, size: 100, width: 60 }]).reading),
  );
  expect(readTypesOf(readMarket({ ...FULL, layers }), 61_000).convergence).toBe(3);
  expect(readTypesOf(readMarket(FULL), 61_000).convergence).toBe(0);
});
