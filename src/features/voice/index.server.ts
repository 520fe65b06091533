export {
	addChair,
	chairInput,
	listChairs,
	noteVoice,
	voiceInput,
	withdrawVoice,
} from './note-voice.server.ts';
