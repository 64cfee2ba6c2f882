import { dydx } from '@/lib/exchanges/dydx';
import { describeKnownFrames } from './known-frames';

describeKnownFrames('frames/dydx-v4', dydx);
