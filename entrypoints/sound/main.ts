import { isToneName, playTone } from '@/lib/platform/tone';

const name = location.hash.slice(1);
if (isToneName(name)) playTone(name);
