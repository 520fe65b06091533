import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type DutchText, filesIn, root } from './dutch-content.ts';

/** A part of the code, and whether what is written in it is Dutch. */
type Part = readonly [node: ts.Node, dutch: boolean];

const isDutchName = (name: string) => name === 'nl' || /[a-z]Nl$/.test(name) || /^nl[A-Z]/.test(name);
const nameOf = (node: ts.Node | undefined) =>
	node && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : '';
const compares = (node: ts.Node): node is ts.BinaryExpression =>
	ts.isBinaryExpression(node) && /^[=!]==$/.test(node.operatorToken.getText());
const asksForDutch = (node: ts.Node) => compares(node) && nameOf(node.right) === 'nl';

/** The script of a Svelte file, with all else left blank so that the numbers of the lines stay. */
function scriptOf(content: string): string {
	return content.replace(/(^|<\/script>)[\s\S]*?(<script[^>]*>|$)/g, (markup) =>
		markup.replace(/[^\n]/g, ' '),
	);
}

/** The places of parameters called `nl`, by the name of their function: what is handed in there is Dutch. */
function dutchParameters(node: ts.Node, found: Map<string, number>): void {
	if (ts.isFunctionLike(node)) {
		const place = node.parameters.findIndex(({ name }) => isDutchName(nameOf(name)));
		const name = nameOf(node.name) || (ts.isVariableDeclaration(node.parent) ? nameOf(node.parent.name) : '');
		if (place >= 0 && name) found.set(name, place);
	}
	ts.forEachChild(node, (child) => dutchParameters(child, found));
}

/** The text of a literal, with {…} for what is filled in; undefined for any other node. */
function literal(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map((span) => `{…}${span.literal.text}`).join('');
}

/** The parts in which to look on. Left out is what only the machine reads: types, keys, what is compared or looked up. */
function partsOf(node: ts.Node, dutch: boolean, handedIn: ReadonlyMap<string, number>): readonly Part[] {
	if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || compares(node)) return [];
	if (ts.isPropertyAssignment(node)) {
		const name = nameOf(node.name);
		return [[node.initializer, isDutchName(name) || (dutch && name !== 'en')]];
	}
	if (ts.isConditionalExpression(node)) {
		const asked = asksForDutch(node.condition);
		return [
			[node.condition, dutch],
			[node.whenTrue, dutch || asked],
			[node.whenFalse, dutch && !asked],
		];
	}
	if (ts.isIfStatement(node)) {
		return [
			[node.thenStatement, dutch || asksForDutch(node.expression)],
			...(node.elseStatement ? [[node.elseStatement, dutch] as const] : []),
		];
	}
	if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
		const place = handedIn.get(nameOf(node.expression));
		const given = (node.arguments ?? []).map((one, index): Part => [one, dutch || index === place]);
		return [[node.expression, dutch], ...given];
	}
	if (ts.isElementAccessExpression(node)) return [[node.expression, dutch]];
	if (ts.isCaseClause(node)) return node.statements.map((statement) => [statement, dutch]);
	const named = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
	const within = dutch || (named && isDutchName(nameOf(node.name)));
	const parts: Part[] = [];
	ts.forEachChild(node, (child) => {
		parts.push([child, within]);
	});
	return parts;
}

function textsIn(source: ts.SourceFile, handedIn: ReadonlyMap<string, number>): DutchText[] {
	const texts: DutchText[] = [];
	const visit = ([node, dutch]: Part) => {
		const text = dutch ? literal(node) : undefined;
		if (text !== undefined && /\p{L}/u.test(text)) {
			const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
			texts.push({ file: source.fileName, where: String(line), text });
		}
		partsOf(node, dutch, handedIn).forEach(visit);
	};
	visit([source, /-nl[.]ts$/.test(source.fileName)]);
	return texts;
}

/**
 * Every Dutch text in the code of the interface: what stands under a name `nl` (or in a file that ends so), what is
 * handed to a parameter of that name, and what is chosen where the language is 'nl'.
 */
export function textsOfInterface(): DutchText[] {
	const sources = filesIn('src', /[.](ts|svelte)$/)
		.filter((file) => !/[.]test[.]ts$/.test(file))
		.map((file) => {
			const content = readFileSync(join(root, file), 'utf8');
			const code = file.endsWith('.svelte') ? scriptOf(content) : content;
			return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
		});
	const handedIn = new Map<string, number>();
	for (const source of sources) dutchParameters(source, handedIn);
	return sources.flatMap((source) => textsIn(source, handedIn));
}
