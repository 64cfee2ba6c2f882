import { localFeed } from './feed';
import { quirksFor, runLibrary, settingsFor } from './library-chart';
import { readReplica } from './replica';
import { elementById } from './surroundings';

/** A widget in a frame of another origin: it has its own address, data and object. */
const replica = readReplica();
document.documentElement.dataset['theme'] = replica.theme;
await runLibrary(elementById('chart'), {
  feed: localFeed,
  charts: settingsFor(replica),
  quirks: quirksFor(replica),
});
