// A meeting is followed while it happens. Without script the page shows where it is each time it is loaded.
export const csr = true;
