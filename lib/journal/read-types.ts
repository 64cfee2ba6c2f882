import { LAYER_IDS, type LayerId } from '../heatmaps/layers';
import { type Answer, type MarketRead, QUESTION_IDS, type Verdict } from '../reading/read';
import { targetZoneOf } from './target-zone';

/** By what a read is told from others when their accuracy is counted. */
export interface ReadTypes {
  /** The layers behind answers that support the trade, in the order of layers. */
  readonly layers: readonly LayerId[];
  /** How many layers agree at the target; 0 where it lies in no convergence zone. */
  readonly convergence: number;
  /** The verdicts on the five questions: `+-0?+`, see {@link VERDICT_SIGNS}. */
  readonly verdicts: string;
}

export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  supports: '+',
  opposes: '-',
  neutral: '0',
  unknown: '?',
};

const layersOf = (answers: readonly Answer[]): ReadonlySet<LayerId | undefined> =>
  new Set(answers.flatMap(({ evidence }) => evidence.map(({ layer }) => layer)));

export function readTypesOf({ checklist, steps, zones }: MarketRead, target: number): ReadTypes {
  const answers = [...QUESTION_IDS.map((id) => checklist[id]), ...Object.values(steps)];
  const supporting = layersOf(answers.filter(({ verdict }) => verdict === 'supports'));
  const agreeing = zones.filter(
    (zone) => zone.kind === 'convergence' && targetZoneOf([zone], target) !== undefined,
  );
  const counts = agreeing.map(({ evidence }) => new Set(evidence.flatMap(({ layer }) => layer ?? [])).size);
  return {
    layers: LAYER_IDS.filter((id) => supporting.has(id)),
    convergence: Math.max(0, ...counts),
    verdicts: QUESTION_IDS.map((id) => VERDICT_SIGNS[checklist[id].verdict]).join(''),
  };
}
