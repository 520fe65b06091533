// Pages are plain HTML and work without script. A page that saves while you type turns it on for itself.
export const csr = false;
