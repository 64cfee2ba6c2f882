/** Where the demo's local exchanges listen; the demo build of the extension is made for the same port. */
export const DEMO_PORT = Number(process.env['ISOTHERM_PORT'] ?? 41730);
