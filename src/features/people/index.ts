export type { CircleKind, CircleRole, Person, RegionRole } from './people.ts';
export { circleKinds, circleRoles, holds, leads, usualLevel } from './people.ts';
export { peopleWords } from './people-words.ts';
