// Only for the copy button; without script the text can be selected.
export const csr = true;
