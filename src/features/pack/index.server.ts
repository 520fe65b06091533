export { bringPack, type ReadPack, readPack, writeCopy, writePackFile } from './bring-pack.server.ts';
export { listMyDrafts } from './draft-store.server.ts';
export { listEntries, listPacks } from './pack-store.server.ts';
export { openLibrary } from './region-library.server.ts';
export { setEntryState } from './set-state.server.ts';
export {
	copyMethod,
	dropMethodDraft,
	finishMethod,
	loadMethodDraft,
	saveMethodDraft,
} from './write-method.server.ts';
