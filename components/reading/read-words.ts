import type { Tone } from '@/components/popup/venue-words';
import type { QuestionId, StepId, Verdict } from '@/lib/reading/read';

export const QUESTIONS: Readonly<Record<QuestionId, string>> = {
  C1: 'Where are the nearest clusters?',
  C2: 'Is a wall in the way?',
  C3: 'Does the volume profile agree?',
  C4: 'Is the crowd where you are?',
  C5: 'What has changed?',
};

export const STEPS: Readonly<Record<StepId, string>> = {
  R1: 'Heatmaps that suit your style',
  R2: 'Lookback and candles',
  R3: 'The densest clusters',
  R4: 'Above against below',
  R5: 'Where layers agree',
  R6: 'Where clusters move',
  R7: 'Voids',
  R8: 'Funding beside it',
  R9: 'After a sweep',
  R10: 'Written down and reviewed',
};

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  supports: 'good',
  opposes: 'bad',
  neutral: 'busy',
  unknown: 'off',
};
