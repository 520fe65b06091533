// The code travels behind the # of the link, which no server sees: only script can put it into the field.
export const csr = true;
