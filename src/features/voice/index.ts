export type { Chair, ChairKind, Readers, Voice, Way } from './voice.ts';
export { chairKinds, isHeard, readerChoices, ways } from './voice.ts';
export { type VoiceWords, voiceWords } from './voice-words.ts';
