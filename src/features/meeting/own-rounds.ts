/** A round to arrive and a round to leave, which every meeting may have around its method. */
export const CHECK_IN = 'check-in';
export const CHECK_OUT = 'check-out';
