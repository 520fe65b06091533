export type { Chair } from './voice.ts';
export { chairKinds, readerChoices, ways } from './voice.ts';
export { voiceWords } from './voice-words.ts';
