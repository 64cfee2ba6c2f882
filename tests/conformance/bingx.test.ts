import { bingx } from '@/lib/exchanges/bingx';
import { describeKnownFrames } from './known-frames';

// Recorded by a client library; no peer and no parser speaks of them.
describeKnownFrames('frames/bingx', bingx);
