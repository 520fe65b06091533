// Saves while someone types; without script every question is a plain form.
export const csr = true;
