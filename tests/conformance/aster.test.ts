import { aster } from '@/lib/exchanges/aster';
import { describePeerLibrary } from './peer-library';

const AGGREGATED = 'the peer listens to single trades and drops aggregated ones; we listen to the latter';
const HELD_BACK = 'the peer holds deltas back until its snapshot; our mapper is pure, the book waits';
const RECEIVED = 'the body carries no time: the peer and we take that of its receipt, here another one';

describePeerLibrary('aster-futures', aster, {
  differences: {
    'tardis:187': AGGREGATED,
    'tardis:188': HELD_BACK,
    'tardis:190': 'the peer merges the deltas it held back into its snapshot; ours is the snapshot alone',
    'tardis:191': RECEIVED,
    'tardis:197': 'the peer gives the limit of the order; we give the average fill, where it traded',
    'tardis:201': RECEIVED,
    'tardis:202': 'the peer refuses a delta without overlap; that is for the continuity rule to say',
  },
});
