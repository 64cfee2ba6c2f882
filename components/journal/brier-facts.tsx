import type { BrierScore } from '@/lib/analysis/statistics/brier';
import { ENOUGH } from '@/lib/analysis/statistics/proportion';
import { shareText } from './journal-words';

const decimal = (value: number) => value.toFixed(3);

/** How good the probabilities were that the user gave. */
export function BrierFacts({ score }: { readonly score: BrierScore }) {
  const { count, reliability, resolution, uncertainty, skill, bins } = score;
  const told = bins.filter((bin) => bin.isEnough);
  return (
    <>
      <h3>Your probabilities</h3>
      <p>
        Brier score {decimal(score.score)} of {count} forecasts: reliability {decimal(reliability)} −
        resolution {decimal(resolution)} + uncertainty {decimal(uncertainty)}. Always saying the share of hits
        gives {decimal(uncertainty)}
        {skill.value !== undefined && `: your skill is ${decimal(skill.value)}`}. 0 is perfect.
        {count < ENOUGH && ` n < ${ENOUGH}: not enough.`}
      </p>
      {told.length > 0 && (
        <ul class="bins">
          {told.map((bin) => (
            <li key={bin.from}>
              Of {bin.count} at about {shareText(bin.said)}: {shareText(bin.share)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
