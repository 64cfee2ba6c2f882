import type { VolumeProfile } from '../../lib/heatmaps/volume-profile/profile';
import { fileArguments, requireFiles } from '../file-arguments';
import { NoteCounts } from '../note-counts';
import { writeJson } from '../output';
import { profileOf } from '../profile-of';
import { readBars } from '../read-bars';

/** `profile <venue> <capture.gz|bars.jsonl>…`: the volume profile of each instrument over all that the files hold. */
export async function profile(parameters: readonly string[]): Promise<void> {
  const { venue, paths } = fileArguments(parameters);
  await requireFiles(paths);
  const notes = new NoteCounts();
  for (const read of await readBars(venue, paths, notes))
    if (read.bars.length > 0)
      await writeJson({ symbol: read.instrument.symbol, ...plainProfile(profileOf(read)) });
  notes.print();
}

/** With lists in place of typed arrays, which JSON writes as objects. */
function plainProfile({ buy, sell, unknown, developing, ...rest }: VolumeProfile): object {
  const { time, poc, high, low } = developing;
  return {
    ...rest,
    buy: [...buy],
    sell: [...sell],
    unknown: [...unknown],
    developing: { time: [...time], poc: [...poc], high: [...high], low: [...low] },
  };
}
