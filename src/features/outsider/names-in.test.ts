import { expect, test } from 'vitest';
import { namesIn } from './names-in.ts';

test.each([
	['capitals and spaces make no difference', 'Rond zwaluw7 praten we veel.', ['Zwaluw 7'], ['zwaluw7']],
	['a name of several words', 'Bij de linde zwijgt iedereen.', ['De Linde'], ['de linde']],
	['signs in a name', 'Het C.A.W. (Zuid) beslist niets.', ['C.A.W. (Zuid)'], ['C.A.W. (Zuid)']],
	['a part of a longer word is no name', 'We lindebloesemen wat af.', ['Linde', 'Zwaluw'], []],
	['an empty name', 'We praten veel.', ['', ' '], []],
])('%s', (_, line, names, found) => {
	expect(namesIn(line, names)).toEqual(found);
});
