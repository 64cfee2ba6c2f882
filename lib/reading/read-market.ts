import { contextOf, type ReadContext } from './context';
import type { ReadInput } from './input';
import { nearestClusters } from './questions/c1-clusters';
import { wallsBetween } from './questions/c2-walls';
import { profileSupport } from './questions/c3-profile';
import { crowdPosition } from './questions/c4-crowd';
import { changes } from './questions/c5-changes';
import type { Answer, MarketRead, QuestionId, StepId } from './read';
import { layersOfStyle } from './steps/r1-type';
import { timeframe } from './steps/r2-timeframe';
import { densest } from './steps/r3-densest';
import { balanceOfSides } from './steps/r4-asymmetry';
import { converging } from './steps/r5-convergence';
import { migration } from './steps/r6-migration';
import { voidStretches } from './steps/r7-voids';
import { fundingBeside } from './steps/r8-funding';
import { depletion } from './steps/r9-depletion';
import { documented } from './steps/r10-journal';
import { zonesOf } from './zones';

type Reader = (context: ReadContext) => Answer;

/** The last question is about the others: what changed. */
const QUESTIONS: Readonly<Record<Exclude<QuestionId, 'C5'>, Reader>> = {
  C1: nearestClusters,
  C2: wallsBetween,
  C3: profileSupport,
  C4: crowdPosition,
};

const STEPS: Readonly<Record<StepId, Reader>> = {
  R1: layersOfStyle,
  R2: timeframe,
  R3: densest,
  R4: balanceOfSides,
  R5: converging,
  R6: migration,
  R7: voidStretches,
  R8: fundingBeside,
  R9: depletion,
  R10: documented,
};

/** Answers every question and step from what is known now. Pure: the same input gives the same read. */
export function readMarket(input: ReadInput): MarketRead {
  const context = contextOf(input);
  const answers = answerAll(QUESTIONS, context);
  const zones = zonesOf(context);
  const { market, time, price, direction, target } = input;
  return {
    market,
    time,
    price,
    ...(direction && { direction }),
    ...(target !== undefined && { target }),
    checklist: { ...answers, C5: changes(context, { price, zones, answers }) },
    steps: answerAll(STEPS, context),
    zones,
  };
}

function answerAll<Id extends string>(
  readers: Readonly<Record<Id, Reader>>,
  context: ReadContext,
): Readonly<Record<Id, Answer>> {
  const ids = Object.keys(readers) as Id[];
  return Object.fromEntries(ids.map((id) => [id, readers[id](context)])) as Record<Id, Answer>;
}
