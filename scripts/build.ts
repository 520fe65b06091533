import { resolve } from 'node:path';
import { buildWhenNeeded } from '#cli/build.ts';

buildWhenNeeded(resolve(import.meta.dirname, '..'));
