/** What any form of the invitation page may answer. */
export type InvitationAnswer = {
	readonly message?: string;
	/** The code was spent already: whoever did that logs in. */
	readonly used?: boolean;
	readonly code?: string;
	/** An account with the address of the invitation exists. */
	readonly known?: boolean;
	readonly invitation?: {
		readonly email: string;
		readonly name: string;
		readonly regionName: string;
		readonly inviter: string;
		readonly circleName: string | null;
	};
	readonly failure?: {
		readonly message: string;
		readonly fields: Readonly<Record<string, string>>;
		readonly values: Readonly<Record<string, string>>;
	};
};
