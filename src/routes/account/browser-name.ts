/** "Firefox, Android" out of what a browser says about itself; empty when nothing is known. */
export function browserName(userAgent: string): string {
	const browser = [
		['Edg/', 'Edge'],
		['OPR/', 'Opera'],
		['SamsungBrowser/', 'Samsung Internet'],
		['Firefox/', 'Firefox'],
		['Chrome/', 'Chrome'],
		['Safari/', 'Safari'],
	].find(([mark]) => userAgent.includes(mark ?? ''))?.[1];
	const device = [
		['Android', 'Android'],
		['iPhone', 'iPhone'],
		['iPad', 'iPad'],
		['Windows', 'Windows'],
		['Mac OS X', 'Mac'],
		['CrOS', 'Chromebook'],
		['Linux', 'Linux'],
	].find(([mark]) => userAgent.includes(mark ?? ''))?.[1];
	return [browser, device].filter(Boolean).join(', ');
}
