import { createChart } from 'lightweight-charts-3';
import { startOldLightweight } from './old-lightweight';

startOldLightweight(createChart);
