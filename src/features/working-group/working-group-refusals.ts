import { Refusal } from '#platform/refusal.ts';
import { ANSWER_LIMIT, answerField, MOST_CONSTITUENCIES, MOST_DAYS } from './homework.ts';
import { MOST_STEPS } from './plan.ts';

/** Not every member of the group reads the theme. */
export const themeElsewhere = () =>
	new Refusal('theme-elsewhere', {
		nl: 'Dit thema ligt nog niet bij deze groep. Vraag aan de coördinator om jullie als halte op de weg van het thema te zetten.',
		en: 'This theme does not lie with this group yet. Ask the coordinator to put you on the road of the theme as a stop.',
	});

/** The step was changed since the form was opened. */
export const stepChanged = () =>
	new Refusal('step-changed', {
		nl: 'Iemand veranderde deze stap terwijl jij schreef. Bovenaan staat wat er nu is, in het formulier wat jij typte. Bewaar opnieuw als dat mag blijven.',
		en: 'Somebody changed this step while you were writing. On top is what stands there now, in the form what you typed. Save again if that may stay.',
	});

/** The plan is full. */
export const tooManySteps = () =>
	new Refusal('too-many-steps', {
		nl: `Een plan heeft hoogstens ${MOST_STEPS} stappen. Voeg er enkele samen.`,
		en: `A plan has at most ${MOST_STEPS} steps. Put some of them together.`,
	});

/** Only an empty plan begins with the steps of the pilot. */
export const stepsThere = () =>
	new Refusal('steps-there', {
		nl: 'Er staan al stappen in dit plan. Voeg er zelf een toe, of haal ze eerst weg.',
		en: 'There are steps in this plan already. Add one yourself, or take them out first.',
	});

const fault = (code: string, field: string, nl: string, en: string) => {
	const sentence = { nl, en };
	return new Refusal(code, sentence, 400, { [field]: sentence });
};

/** The last day has passed, or lies too far away. */
export const lastDayWrong = () =>
	fault(
		'last-day',
		'lastDay',
		`Kies een dag vanaf vandaag, hoogstens ${MOST_DAYS} dagen ver.`,
		`Choose a day from today on, at most ${MOST_DAYS} days away.`,
	);

/** Homework asks so many constituencies at most. */
export const tooManyConstituencies = () =>
	new Refusal('too-many-constituencies', {
		nl: `Je kan aan hoogstens ${MOST_CONSTITUENCIES} achterbannen iets vragen. Neem er enkele samen.`,
		en: `You can ask at most ${MOST_CONSTITUENCIES} constituencies. Take some of them together.`,
	});

/** Nothing is added to homework that was opened up. */
export const homeworkClosed = () =>
	new Refusal('homework-closed', {
		nl: 'Dit huiswerk is opengelegd. Er komt niets meer bij. Vraag iets nieuws als je nog iets wil weten.',
		en: 'This homework has been opened up. Nothing is added any more. Ask something new if you want to know more.',
	});

/** Answers are read together, once homework is opened up. */
export const homeworkOpen = () =>
	new Refusal('homework-open', {
		nl: 'De antwoorden zijn nog dicht. Jullie lezen ze samen, zodra het huiswerk opengelegd is.',
		en: 'The answers are still closed. You read them together, as soon as the homework has been opened up.',
	});

/** Every answer is empty. */
export const nothingAnswered = () =>
	new Refusal(
		'nothing-answered',
		{
			nl: 'Er staat nog niets. Schrijf bij minstens één vraag iets, de rest mag leeg blijven.',
			en: 'There is nothing yet. Write something at one question at least, the rest may stay empty.',
		},
		400,
	);

/** There are more or fewer answers than questions. */
export const answersUnfit = () =>
	new Refusal(
		'answers-unfit',
		{
			nl: 'Dit past niet bij de vragen. Laad de pagina opnieuw en schrijf je antwoord bij de vraag.',
			en: 'This does not fit the questions. Load the page again and write your answer at the question.',
		},
		400,
	);

/** Answers that do not fit in their place, by the numbers of their questions; nothing is cut off. */
export const answerTooLong = (questions: readonly number[]) => {
	const sentence = {
		nl: `Dit antwoord is te lang: hoogstens ${ANSWER_LIMIT} tekens. Maak het korter. Alles wat je typte, staat er nog.`,
		en: `This answer is too long: at most ${ANSWER_LIMIT} characters. Make it shorter. Everything you typed is still there.`,
	};
	const fields = Object.fromEntries(questions.map((question) => [answerField(question), sentence]));
	return new Refusal('answer-too-long', sentence, 400, fields);
};

/** The code is unknown or replaced, or the homework closed. */
export const codeGone = () =>
	new Refusal('code-gone', {
		nl: 'Deze code werkt niet meer, of de laatste dag is voorbij. Vraag het na bij wie ze jou gaf.',
		en: 'This code no longer works, or the last day has passed. Ask whoever gave it to you.',
	});

/** A constituency answered so often that more would flood the group. */
export const enoughAnswers = () =>
	new Refusal('enough-answers', {
		nl: 'Voor deze achterban kwamen er al heel veel antwoorden. Geef het jouwe door aan wie je de code gaf.',
		en: 'A great many answers came for this constituency already. Pass yours on to whoever gave you the code.',
	});

/** Only homework on a theme gives nuances. */
export const noTheme = () =>
	new Refusal('no-theme', {
		nl: 'Dit huiswerk hoort bij geen thema. Schrijf de nuance op de pagina van het thema zelf.',
		en: 'This homework belongs to no theme. Write the nuance on the page of the theme itself.',
	});
