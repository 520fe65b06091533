// Making a passkey needs script; everything else on this page works without.
export const csr = true;
