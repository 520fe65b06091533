export type {
	Content,
	GlossaryEntry,
	Holidays,
	InBothLanguages,
	Language,
	Level,
	Named,
	ReferrerType,
	Safety,
	Step,
	StepGuidance,
	StepLevel,
	Zone,
} from './content.ts';
export { id, languages, levels, listWithIds, steps, text } from './content.ts';
