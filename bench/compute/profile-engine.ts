export { layCandles } from '../../lib/heatmaps/volume-profile/lay-candles';
export { RowStore } from '../../lib/heatmaps/volume-profile/row-store';
export { RunningProfile } from '../../lib/heatmaps/volume-profile/running-profile';
