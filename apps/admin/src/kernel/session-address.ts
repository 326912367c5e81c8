/** Where the session's query asks, in a batch of its own: whoever asks there before it spares it the way. */
export const sessionAddress = "/api/trpc/staff.session?batch=1&input=%7B%7D";
