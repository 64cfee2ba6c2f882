import { bitstamp } from '@/lib/exchanges/bitstamp';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';

describeKnownFrames('frames/bitstamp', bitstamp);
describeParserAssertions('bitstamp', bitstamp);
