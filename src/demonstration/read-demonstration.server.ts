import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readContentFile } from '#features/method/index.server.ts';
import { type MeetingsContent, meetingsContent } from './meetings-content.ts';
import {
	type MandatesContent,
	mandatesContent,
	type PeopleContent,
	peopleContent,
} from './people-content.ts';
import { type SignalsContent, signalsContent } from './signals-content.ts';
import { type TablesContent, tablesContent } from './tables-content.ts';
import { type ThemeContent, themeContent, themesContent } from './themes-content.ts';
import { type WorkingGroupContent, workingGroupContent } from './working-group-content.ts';
import { type WorksheetsContent, worksheetsContent } from './worksheets-content.ts';

/** One row of `signalen.csv`. */
export type SignalRow = { readonly statement: string; readonly topic: string };

export type Demonstration = {
	readonly people: PeopleContent;
	readonly mandates: MandatesContent;
	readonly tables: TablesContent;
	readonly signals: SignalsContent;
	readonly rows: readonly SignalRow[];
	readonly themes: readonly ThemeContent[];
	readonly worksheets: WorksheetsContent;
	readonly meetings: MeetingsContent;
	readonly groupWork: WorkingGroupContent;
	/** The register as a spreadsheet saves it. */
	readonly register: Buffer;
};

const folder = 'demonstration';
/** Themes that the sources tell themselves, a file each. */
const told = ['context-guidance', 'trauma', 'reflecting', 'anchoring', 'planmakers', 'society'];

/**
 * Reads and checks the content of the demonstration.
 * @param root the content folder
 * @throws ContentError that lists every fault of a file with its line
 */
export function readDemonstration(root: string): Demonstration {
	const bundled = readContentFile(root, `${folder}/themes.yaml`, themesContent);
	const themes = told.map((name) => readContentFile(root, `${folder}/theme-${name}.yaml`, themeContent));
	return {
		people: readPeople(root),
		mandates: readContentFile(root, `${folder}/mandates.yaml`, mandatesContent),
		tables: readContentFile(root, `${folder}/tables.yaml`, tablesContent),
		signals: readContentFile(root, `${folder}/signals.yaml`, signalsContent),
		rows: readSignalRows(root),
		themes: [...bundled, ...themes],
		worksheets: readContentFile(root, `${folder}/worksheets.yaml`, worksheetsContent),
		meetings: readContentFile(root, `${folder}/meetings.yaml`, meetingsContent),
		groupWork: readContentFile(root, `${folder}/working-group.yaml`, workingGroupContent),
		register: readFileSync(join(root, folder, 'trajecten.csv')),
	};
}

/** The region's name, its people and its groups. */
export function readPeople(root: string): PeopleContent {
	return readContentFile(root, `${folder}/people.yaml`, peopleContent);
}

function readSignalRows(root: string): SignalRow[] {
	const text = readFileSync(join(root, folder, 'signalen.csv'), 'utf8');
	const rows: { signaal: string; thema: string }[] = parse(text, {
		bom: true,
		delimiter: ';',
		columns: true,
	});
	return rows.map(({ signaal, thema }) => ({ statement: signaal, topic: thema }));
}
