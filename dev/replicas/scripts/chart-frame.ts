import { runLibrary } from './library-chart';
import { elementById } from './surroundings';

/** The charting library in a frame of its page, with the page's own data feed. */
const { frameTask } = parent;
if (!frameTask) throw new Error('The page gave the frame no chart');
const [first] = frameTask.charts;
document.documentElement.dataset['theme'] = first?.theme ?? 'dark';
frameTask.ready(await runLibrary(elementById('chart'), frameTask));
