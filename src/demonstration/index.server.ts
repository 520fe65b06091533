export { loadDemonstration } from './load-demonstration.server.ts';
export { removeDemonstrationRegion } from './remove-demonstration.server.ts';
export type { Tools as DemonstrationTools } from './stage.server.ts';
