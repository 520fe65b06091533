import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesIn, root, type WrittenText } from './texts-of-content.ts';

type Language = 'nl' | 'en';
/** A part of the code, and the language of what is written in it, once that is known. */
type Part = readonly [node: ts.Node, language: Language | undefined];
/** The places of the parameters that are called after a language, by the name of their function. */
type HandedIn = Map<string, Partial<Record<Language, number>>>;

/** The language that a name speaks of: `nl`, `wordsNl`, `nlWords`. */
function languageOf(name: string): Language | undefined {
	if (name === 'nl' || /[a-z]Nl$/.test(name) || /^nl[A-Z]/.test(name)) return 'nl';
	return name === 'en' || /[a-z]En$/.test(name) || /^en[A-Z]/.test(name) ? 'en' : undefined;
}
const nameOf = (node: ts.Node | undefined) =>
	node && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : '';
const compares = (node: ts.Node): node is ts.BinaryExpression =>
	ts.isBinaryExpression(node) && /^[=!]==$/.test(node.operatorToken.getText());
const asksForDutch = (node: ts.Node) => compares(node) && nameOf(node.right) === 'nl';
/** How a day or a list is written is asked of Intl in codes, not in words. */
const isIntl = (node: ts.Node) => /^Intl[.]/.test(node.getText());

/** The script of a Svelte file, with all else left blank so that the numbers of the lines stay. */
function scriptOf(content: string): string {
	return content.replace(/(^|<\/script>)[\s\S]*?(<script[^>]*>|$)/g, (markup) =>
		markup.replace(/[^\n]/g, ' '),
	);
}

function languageParameters(node: ts.Node, found: HandedIn): void {
	if (ts.isFunctionLike(node)) {
		const name = nameOf(node.name) || (ts.isVariableDeclaration(node.parent) ? nameOf(node.parent.name) : '');
		for (const [place, parameter] of node.parameters.entries()) {
			const language = languageOf(nameOf(parameter.name));
			if (name && language) found.set(name, { [language]: place, ...found.get(name) });
		}
	}
	ts.forEachChild(node, (child) => languageParameters(child, found));
}

/** The text of a literal, with {…} for what is filled in; undefined for any other node. */
function literal(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map((span) => `{…}${span.literal.text}`).join('');
}

/** The parts in which to look on. Left out is what only the machine reads: types, keys, what is compared or looked up. */
function partsOf(node: ts.Node, language: Language | undefined, handedIn: HandedIn): readonly Part[] {
	if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || compares(node)) return [];
	if (ts.isPropertyAssignment(node)) return [[node.initializer, language ?? languageOf(nameOf(node.name))]];
	if (ts.isConditionalExpression(node)) {
		const asked = asksForDutch(node.condition);
		return [
			[node.condition, language],
			[node.whenTrue, asked ? 'nl' : language],
			[node.whenFalse, asked ? 'en' : language],
		];
	}
	if (ts.isIfStatement(node)) {
		return [
			[node.thenStatement, asksForDutch(node.expression) ? 'nl' : language],
			...(node.elseStatement ? [[node.elseStatement, language] as const] : []),
		];
	}
	if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
		if (isIntl(node.expression)) return [];
		const places = handedIn.get(nameOf(node.expression));
		const given = (node.arguments ?? []).map((one, index): Part => {
			const called = index === places?.nl ? 'nl' : index === places?.en ? 'en' : undefined;
			return [one, language ?? called];
		});
		return [[node.expression, language], ...given];
	}
	if (ts.isElementAccessExpression(node)) return [[node.expression, language]];
	if (ts.isCaseClause(node)) return node.statements.map((statement) => [statement, language]);
	const named = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
	const within = language ?? (named ? languageOf(nameOf(node.name)) : undefined);
	const parts: Part[] = [];
	ts.forEachChild(node, (child) => {
		parts.push([child, within]);
	});
	return parts;
}

function textsIn(source: ts.SourceFile, wanted: Language, handedIn: HandedIn): WrittenText[] {
	const texts: WrittenText[] = [];
	const visit = ([node, language]: Part) => {
		const text = language === wanted ? literal(node) : undefined;
		if (text !== undefined && /\p{L}/u.test(text) && !/^(nl|en)(-[A-Z]{2})?$/.test(text)) {
			const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
			texts.push({ file: source.fileName, where: String(line), text });
		}
		partsOf(node, language, handedIn).forEach(visit);
	};
	const [, ofFile] = /-(nl|en)[.]ts$/.exec(source.fileName) ?? [];
	visit([source, ofFile ? languageOf(ofFile) : undefined]);
	return texts;
}

let sourcesRead: readonly ts.SourceFile[] | undefined;
/** The code of the interface, read once. */
function readSources(): readonly ts.SourceFile[] {
	sourcesRead ??= filesIn('src', /[.](ts|svelte)$/)
		.filter((file) => !/[.]test[.]ts$/.test(file))
		.map((file) => {
			const content = readFileSync(join(root, file), 'utf8');
			const code = file.endsWith('.svelte') ? scriptOf(content) : content;
			return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
		});
	return sourcesRead;
}

/**
 * Every text in the code of the interface in one language: what stands under a name such as `nl` (or in a file that
 * ends so), what is handed to a parameter of that name, and what is chosen where the language is 'nl'.
 */
export function textsOfInterface(language: Language = 'nl'): WrittenText[] {
	const sources = readSources();
	const handedIn: HandedIn = new Map();
	for (const source of sources) languageParameters(source, handedIn);
	return sources.flatMap((source) => textsIn(source, language, handedIn));
}
