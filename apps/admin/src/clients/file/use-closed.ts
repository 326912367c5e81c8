import { type ClosedField, isClosedTo } from "@foyer/domain/clients/rules";
import { useSession } from "../../kernel/session.tsx";

/** Which fields of a file are closed to the person: of them nothing is said, not even that they are empty. (A2.9) */
export function useClosed() {
  const { me, role, property } = useSession();
  const actor = { kind: "staff", staffId: me.id, role, propertyId: property.id } as const;
  return (field: ClosedField): boolean => isClosedTo(actor, field);
}
