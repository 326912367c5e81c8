/** A worker that was away longer keeps the latest of the nights it missed; the others can be computed at any time. */
export const mostNights = 400;
