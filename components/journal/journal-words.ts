import { LAYER_NAMES } from '@/components/popup/layers/layer-names';
import type { Interval } from '@/lib/analysis/statistics/proportion';
import type { Standing } from '@/lib/journal/accuracy';
import { dueAt, type EntryHead } from '@/lib/journal/entry';
import type { GroupKind } from '@/lib/journal/groups';
import type { ZoneOutcome } from '@/lib/journal/outcome';
import { QUESTION_IDS, ZONE_NAMES, type ZoneKind } from '@/lib/reading/read';
import type { Tone } from '@/components/popup/venue-words';
import { type Fate, fateOf, type TypeChoice } from './filter';

const PERCENT = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const FATE_WORDS: Readonly<Record<Fate, string>> = {
  target: 'target first',
  invalidation: 'invalidation first',
  expired: 'expired',
  unscored: 'cannot be scored',
  open: 'under way',
};

export const FATE_TONES: Readonly<Record<Fate, Tone>> = {
  target: 'good',
  invalidation: 'bad',
  expired: 'warn',
  unscored: 'off',
  open: 'busy',
};

/** What became of an entry, or that its time has come. */
export const fateWords = (entry: EntryHead, now: number) =>
  !entry.outcome && dueAt(entry) <= now ? 'due, not scored yet' : FATE_WORDS[fateOf(entry)];

export const STANDING_TONES: Readonly<Record<Standing, Tone>> = {
  'not enough': 'off',
  'no baseline': 'off',
  'within chance': 'busy',
  'above chance': 'good',
  'below chance': 'bad',
};

export const KIND_WORDS: Readonly<Record<GroupKind, string>> = {
  all: 'All',
  direction: 'Direction',
  layer: 'Layer that supports',
  convergence: 'Layers that agree at the target',
  zone: 'Zone of the target',
  verdicts: 'Verdicts C1 to C5',
};

/** What a group of reads is called. */
export function groupName(kind: GroupKind, name: string): string {
  if (kind === 'layer') return Object.hasOwn(LAYER_NAMES, name) ? layerName(name) : name;
  if (kind === 'zone') return Object.hasOwn(ZONE_NAMES, name) ? zoneName(name) : name;
  if (kind === 'verdicts') return verdictsText(name);
  return name;
}

const layerName = (name: string) => LAYER_NAMES[name as keyof typeof LAYER_NAMES];
const zoneName = (name: string) => ZONE_NAMES[name as ZoneKind];

export const typeName = (type: TypeChoice) => {
  const [kind, ...name] = type.split('/');
  return `${KIND_WORDS[kind as GroupKind]}: ${groupName(kind as GroupKind, name.join('/'))}`;
};

/** `C1+ C2− C3? C4+ C5·` */
export const verdictsText = (signs: string) =>
  QUESTION_IDS.map((id, at) => `${id}${(signs[at] ?? '?').replace('-', '−').replace('0', '·')}`).join(' ');

export const REACTION_WORDS: Readonly<Record<ZoneOutcome['reaction'], string>> = {
  turned: 'turned there by 0.5 %',
  'went through': 'went on by 0.5 %',
  neither: 'neither turned nor went on by 0.5 %',
  unknown: 'what it did there is not known',
  'not reached': 'not reached',
};

export const DEPLETION_WORDS: Readonly<Record<ZoneOutcome['depletion'], string>> = {
  depleted: 'the map was empty there 30 minutes after',
  rebuilt: 'the map was filled again 30 minutes after',
  'not crossed': 'not crossed',
  unknown: 'no map of that time',
  'no liquidation zone': 'no liquidation zone',
};

/** `+1.2 %` of one price to another. */
export const wayText = (from: number, to: number) => `${PERCENT.format((to / from - 1) * 100)}\u00A0%`;

export const percentText = (percent: number) => `${percent.toFixed(2)}\u00A0%`;

/** `34 %` */
export const shareText = (share: number) => `${WHOLE.format(share * 100)}\u00A0%`;

/** `22…47 %` */
export const intervalText = ({ low, high }: Interval) =>
  `${WHOLE.format(low * 100)}…${WHOLE.format(high * 100)}\u00A0%`;

/** `45 min`, `4 h`, `1 d 12 h` */
export function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [
    days > 0 && `${days} d`,
    hours > 0 && `${hours} h`,
    minutes % 60 > 0 && `${minutes % 60} min`,
  ];
  return parts.filter(Boolean).slice(0, 2).join(' ');
}
