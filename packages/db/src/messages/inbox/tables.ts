import type { StaffId } from "@foyer/domain/kernel/ids";
import type { NotificationDetails } from "@foyer/domain/kernel/notification";
import type { Instant } from "@foyer/domain/kernel/time";
import type { NotificationId } from "@foyer/domain/messages/inbox/schema";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { ColumnType } from "kysely";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface InboxTables {
  notification: Refine<
    Generated.Notification,
    {
      propertyId: PropertyId;
      id: GeneratedId<NotificationId>;
      staffId: StaffId;
      details: ColumnType<NotificationDetails, string, never>;
      at: Instant;
      readAt: Instant | null;
      mailDue: Defaulted<boolean>;
    }
  >;
  notificationChoice: Refine<
    Generated.NotificationChoice,
    { propertyId: PropertyId; staffId: StaffId; chosenAt: Instant }
  >;
}
