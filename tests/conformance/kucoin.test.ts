import { kucoinFutures, kucoinSpot } from '@/lib/exchanges/kucoin';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';

describeKnownFrames('frames/kucoin-futures', kucoinFutures);
describeKnownFrames('frames/kucoin-spot', kucoinSpot);

describeParserAssertions('kucoin', kucoinFutures, { of: ({ exchange }) => exchange === 'kucoin-futures' });
describeParserAssertions('kucoin', kucoinSpot, { of: ({ exchange }) => exchange === 'kucoin-spot' });
