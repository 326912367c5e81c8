import type { Role } from "../kernel/permissions.ts";
import { addMilliseconds, days, hours, type Instant, minutes } from "../kernel/time.ts";

/** A session ends when idle this long, and in any case after a working day. */
const sessionIdle = minutes(30);
const sessionLength = hours(12);
/** An ended session is kept this long, for whoever asks when somebody was here. */
export const sessionsKept = days(90);
/** A one-time link waits this long for its first use. */
export const linkLength = days(7);
/** `seen` is written at most this often. */
export const seenEvery = minutes(1);

/** How high a role stands; who comes to a higher one is raised. */
const heights: Record<Role, number> = { desk: 0, rep: 1, finance: 2, auditor: 2, admin: 2, manager: 3, director: 4 };

/** Nobody becomes a director or manager, and nobody is raised, by an administrator alone. A role that is held already stays. (A2.9) */
export const needsApproval = (held: Role | null, given: Role): boolean =>
  given !== held && (heights[given] >= heights.manager ? true : held !== null && heights[given] > heights[held]);

export const sessionEnds = (createdAt: Instant): Instant => addMilliseconds(createdAt, sessionLength);

export const isSessionAlive = (session: { seenAt: Instant; expiresAt: Instant }, now: Instant): boolean =>
  now < session.expiresAt && now < addMilliseconds(session.seenAt, sessionIdle);

/** Wrong passwords slow an address and account down, they never lock an account. */
export const signInLimit = { attempts: 5, window: minutes(15) } as const;
/** What one address may leave on the hotel's site. (A2.4) */
export const helloLimit = { attempts: 10, window: hours(1) } as const;
export const surveyLimit = { attempts: 20, window: minutes(1) } as const;
/** Enough for any day's work, too little to carry the house away by machine. */
export const exportLimit = { attempts: 300, window: days(1) } as const;
export const revealLimit = { attempts: 30, window: days(1) } as const;
