// The code of a link stands behind the #, which only a script can read. Without script the page asks to type it.
export const csr = true;
