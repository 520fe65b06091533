-- Accounts, as Better Auth wants them; in the schema auth, owned by lus_auth. They hold no content and no region.
create table "user" (
	"id" text not null primary key,
	"name" text not null,
	"email" text not null unique,
	"emailVerified" boolean not null,
	"image" text,
	"createdAt" timestamptz default CURRENT_TIMESTAMP not null,
	"updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
	"twoFactorEnabled" boolean);

create table "session" (
	"id" text not null primary key,
	"expiresAt" timestamptz not null,
	"token" text not null unique,
	"createdAt" timestamptz default CURRENT_TIMESTAMP not null,
	"updatedAt" timestamptz not null,
	"ipAddress" text,
	"userAgent" text,
	"userId" text not null references "user" ("id") on delete cascade);

create table "account" (
	"id" text not null primary key,
	"accountId" text not null,
	"providerId" text not null,
	"userId" text not null references "user" ("id") on delete cascade,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamptz,
	"refreshTokenExpiresAt" timestamptz,
	"scope" text,
	"password" text,
	"createdAt" timestamptz default CURRENT_TIMESTAMP not null,
	"updatedAt" timestamptz not null);

create table "verification" (
	"id" text not null primary key,
	"identifier" text not null,
	"value" text not null,
	"expiresAt" timestamptz not null,
	"createdAt" timestamptz default CURRENT_TIMESTAMP not null,
	"updatedAt" timestamptz default CURRENT_TIMESTAMP not null);

create table "twoFactor" (
	"id" text not null primary key,
	"secret" text not null,
	"backupCodes" text not null,
	"userId" text not null references "user" ("id") on delete cascade,
	"verified" boolean,
	"failedVerificationCount" integer,
	"lockedUntil" timestamptz);

create table "passkey" (
	"id" text not null primary key,
	"name" text,
	"publicKey" text not null,
	"userId" text not null references "user" ("id") on delete cascade,
	"credentialID" text not null,
	"counter" integer not null,
	"deviceType" text not null,
	"backedUp" boolean not null,
	"transports" text,
	"createdAt" timestamptz,
	"aaguid" text);

create table "rateLimit" (
	"id" text not null primary key,
	"key" text not null unique,
	"count" integer not null,
	"lastRequest" bigint not null);

create index "session_userId_idx" on "session" ("userId");

create index "account_userId_idx" on "account" ("userId");

create index "verification_identifier_idx" on "verification" ("identifier");

create index "twoFactor_secret_idx" on "twoFactor" ("secret");

create index "twoFactor_userId_idx" on "twoFactor" ("userId");

create index "passkey_userId_idx" on "passkey" ("userId");

create index "passkey_credentialID_idx" on "passkey" ("credentialID");
