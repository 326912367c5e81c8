import { sessionAddress } from "./kernel/session-address.ts";

// Whatever is shown waits for who is there: that is asked while the program is still on its way.
const asked = window.location.pathname.startsWith("/sign-in")
  ? undefined
  : { address: sessionAddress, answer: fetch(sessionAddress, { headers: { "x-foyer": "1" } }) };
// whoever takes the answer hears why it did not come
asked?.answer.catch(() => undefined);

void import("./pages/start.tsx").then(({ start }) => start(asked));
