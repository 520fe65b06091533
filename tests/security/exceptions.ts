/** What stands outside the rules of the wall, each with its reason. The tests fail when one is added or gone. */

/** Tables of the schemas without region. */
export const withoutRegion: readonly { readonly tables: RegExp; readonly reason: string }[] = [
	{
		tables: /^auth\.(user|session|account|verification|twoFactor|passkey|rateLimit)$/,
		reason:
			'Accounts exist before anyone is a person of a region; they hold no content. Only lus_auth reads them.',
	},
	{
		tables: /^meta\.migration$/,
		reason: 'Which changes of the schema ran: about the installation, not a region.',
	},
];

/** Unique over all regions. A code drawn from 128 random bits or more tells nothing: it never meets another. */
export const uniqueAcrossRegions: Readonly<Record<string, string>> = {
	constituency_code_hash_key: 'The code of homework is looked up before there is a context.',
	demonstration_once: 'About the installation: no two demonstrations of one name, made by the operator.',
	invitation_token_hash_key: 'The code of an invitation is looked up before there is a context.',
	meeting_invite_token_hash_key: 'The code of a personal invitation is looked up before there is a context.',
	meeting_link_hash_key: 'The code of the link into a meeting is looked up before there is a context.',
	meeting_seat_token_hash_key: 'The token of a device in a meeting is looked up before there is a context.',
	meeting_words_hash_key:
		'The words that open a meeting are looked up before there is a context; they are there while it is open.',
	personal_token_token_hash_key: "A machine's token is looked up before there is a context.",
	reply_link_token_hash_key: 'The code of a reply link is looked up before there is a context.',
	calendar_feed_token_hash_key: 'The code of a calendar link is looked up before there is a context.',
	scan_card_code_hash_key: 'The code of a card is looked up before there is a context.',
};

/** Functions that work before there is a context, or rest on functions that keep to it. */
export const crossRegionFunctions: Readonly<Record<string, string>> = {
	people_of_user: 'Login: in which regions is this account someone. Gives ids and names of regions.',
	person_of_calendar: 'A calendar program shows the code of its link; gives whose it is, and the language.',
	person_of_token: 'A machine shows its token; gives whom it stands for.',
	demonstration_people: 'The login page of a demonstration; gives invented people only.',
	invitation_of_token: 'Someone shows the code of an invitation.',
	accept_invitation: 'Someone accepts with the code; checked against the rights of who invited.',
	found_region: 'The first act, and the operator; makes an empty region.',
	demonstration_loaded: 'Takes its region as an argument and touches demonstrations only.',
	found_administrator: 'Once per region, refused as soon as somebody looks after it.',
	region_list: 'Start page and operator: number, name, demonstration or not.',
	remove_demonstration: 'Takes its region as an argument, refuses any that is not a demonstration.',
	reply_link_of_token: 'Someone shows the code of a reply link; gives its id.',
	scan_of_code:
		'Somebody without account shows the code of a card; gives what it asks, no group and no person.',
	answer_scan: 'Somebody without account answers with a card, which is spent by it.',
	homework_of_code:
		'Somebody without account shows the code of homework; gives what it asks, and the key of the group that asks, still wrapped.',
	answer_homework:
		'Somebody without account answers homework with its code; writes an answer, gives nothing.',
	meeting_of_code: 'Somebody without account shows the code or the words of an open meeting; gives its id.',
	invite_of_code:
		'Somebody shows the code of a personal invitation that was not spent; gives the id of its meeting.',
	seat_of_token: 'A device shows its token; gives which seat of which meeting it has.',
	may_seat:
		'Takes the region as an argument, because accepting an invitation has no context; gives yes or no.',
};
