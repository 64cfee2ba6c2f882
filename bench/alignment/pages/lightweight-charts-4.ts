import { createChart } from 'lightweight-charts-4';
import { startOldLightweight } from './old-lightweight';

startOldLightweight(createChart);
