import { bundleScript } from '../../dev/chart-lab/bundle';

process.stdout.write(await bundleScript('./profile-engine.ts', import.meta.url));
