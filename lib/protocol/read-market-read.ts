import { LAYER_IDS } from '../heatmaps/layers';
import {
  type Answer,
  type Direction,
  type Evidence,
  type MarketRead,
  QUESTION_IDS,
  STEP_IDS,
  VERDICTS,
  type Zone,
  ZONE_NAMES,
  ZONE_STATES,
  type ZoneKind,
} from '../reading/read';
import { fields, isMarket, isOneOf, isPrice, isText, isTime, isVenue, readList } from './checks';

const LONGEST_SENTENCE = 1_000;
const MOST_EVIDENCE = 200;
/** The nearest of more are kept. */
const MOST_ZONES = 500;
const MOST_ZONES_SENT = 20_000;

export const isDirection = isOneOf<Direction>(['long', 'short']);
const isVerdict = isOneOf(VERDICTS);
const isState = isOneOf(ZONE_STATES);
const isLayerId = isOneOf(LAYER_IDS);
const isZoneKind = isOneOf(Object.keys(ZONE_NAMES) as ZoneKind[]);
const isSide = isOneOf(['above', 'below'] as const);
const isUnit = isOneOf(['usd', 'base'] as const);

const malformed = (what: string): never => {
  throw new Error(`Malformed ${what}`);
};

/** A read of a market as a message brings it. @throws with what is wrong with it. */
export function readMarketRead(input: unknown): MarketRead {
  const { market, time, price, direction, target, checklist, steps, zones } = fields(input);
  if (!isMarket(market) || !isTime(time) || !isPrice(price)) return malformed('read');
  if (direction !== undefined && !isDirection(direction)) return malformed('direction');
  if (target !== undefined && !isPrice(target)) return malformed('target');
  if (!Array.isArray(zones) || zones.length > MOST_ZONES_SENT) return malformed('zones');
  return {
    market,
    time,
    price,
    ...(direction && { direction }),
    ...(target !== undefined && { target }),
    checklist: readAnswers(QUESTION_IDS, checklist),
    steps: readAnswers(STEP_IDS, steps),
    zones: zones.slice(0, MOST_ZONES).map((zone) => readZone(zone)),
  };
}

function readAnswers<Id extends string>(ids: readonly Id[], value: unknown): Readonly<Record<Id, Answer>> {
  const answers = fields(value);
  return Object.fromEntries(ids.map((id) => [id, readAnswer(answers[id])])) as Record<Id, Answer>;
}

function readAnswer(value: unknown): Answer {
  const { answer, verdict, evidence, asOf, confidence, wouldChange } = fields(value);
  if (!isText(answer, LONGEST_SENTENCE) || !isText(wouldChange, LONGEST_SENTENCE) || !isVerdict(verdict))
    return malformed('answer');
  if (asOf !== undefined && !isTime(asOf)) return malformed('time of an answer');
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return malformed('confidence');
  return {
    answer,
    verdict,
    evidence: readList(evidence, MOST_EVIDENCE, readEvidence),
    asOf,
    confidence,
    wouldChange,
  };
}

function readEvidence(value: unknown): Evidence {
  const { text, layer, venues, asOf } = fields(value);
  if (!isText(text, LONGEST_SENTENCE)) return malformed('evidence');
  return {
    text,
    ...(isLayerId(layer) && { layer }),
    ...(Array.isArray(venues) && { venues: venues.filter((venue) => isVenue(venue)) }),
    ...(isTime(asOf) && { asOf }),
  };
}

function readZone(value: unknown): Zone {
  const { id, kind, side, low, high, peak, size, distancePercent, since, state, evidence } = fields(value);
  if (!isText(id) || !isZoneKind(kind) || !isSide(side) || !isState(state)) return malformed('zone');
  if (!isPrice(low) || !isPrice(high) || !isPrice(peak) || low > high) return malformed('prices of a zone');
  if (typeof distancePercent !== 'number') return malformed('distance of a zone');
  const told = readSize(size);
  return {
    id,
    kind,
    side,
    low,
    high,
    peak,
    ...(told && { size: told }),
    distancePercent,
    ...(isTime(since) && { since }),
    state,
    evidence: readList(evidence, MOST_EVIDENCE, readEvidence),
  };
}

function readSize(value: unknown): Zone['size'] {
  const { amount, unit, modelled } = fields(value);
  if (typeof amount !== 'number' || !isUnit(unit) || typeof modelled !== 'boolean') return undefined;
  return { amount, unit, modelled };
}
