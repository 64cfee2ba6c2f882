import { EXCHANGES } from '@/lib/exchanges/registry';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary } from './peer-library';

describeKnownFrames('frames/binance-usdm', EXCHANGES['binance-usdm']);
describeKnownFrames('frames/binance-coinm', EXCHANGES['binance-coinm']);
// The recorder of three spot aggregate trades lost the name of their field `m`: whose side they are cannot be known.
describeKnownFrames('frames/binance-spot', EXCHANGES['binance-spot'], { malformed: 3 });

describePeerLibrary('binance-futures', EXCHANGES['binance-usdm'], {
  differences: {
    'tardis:219': 'the peer listens to single trades and drops aggregated ones; we listen to the latter',
    'tardis:224': 'the peer holds deltas back until its snapshot; our mapper is pure, the book waits',
    'tardis:234': 'the peer holds deltas back until its snapshot; our mapper is pure, the book waits',
    'tardis:225': 'the peer merges the deltas it held back into its snapshot; ours is the snapshot alone',
    'tardis:235': 'the peer merges the deltas it held back into its snapshot; ours is the snapshot alone',
    'tardis:231': 'the peer gives the limit of the order; we give the average fill, where it traded',
  },
});
