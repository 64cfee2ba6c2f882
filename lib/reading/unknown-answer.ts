import type { Answer } from './read';

/** Something that is needed is not known: that is said, and nothing is made up. */
export const unknownAnswer = (answer: string, wouldChange: string): Answer => ({
  answer,
  verdict: 'unknown',
  evidence: [],
  asOf: undefined,
  confidence: 0,
  wouldChange,
});
