import { businessDate, type CalendarDate, now } from "@foyer/domain/kernel/time";
import { useSession } from "./session.tsx";

/** Today at the property, whatever the zone of the person's own clock. */
export const useToday = (): CalendarDate => businessDate(now(), useSession().property.timeZone);
