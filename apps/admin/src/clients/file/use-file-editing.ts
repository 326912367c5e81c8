import type { FileItem } from "@foyer/domain/clients/completeness/schema";
import type { ClientField, ContactField } from "@foyer/domain/clients/schema";
import { useState } from "react";

/** Which form of a file is open, and at which of its fields. */
export type Asked =
  | { readonly form: "file"; readonly field: ClientField }
  | { readonly form: "contact"; readonly field: ContactField };

/** Where a missing item of a file is filled in. */
const places: Readonly<Record<FileItem, Asked>> = {
  owner: { form: "file", field: "ownerId" },
  industry: { form: "file", field: "industry" },
  city: { form: "file", field: "city" },
  address: { form: "file", field: "address" },
  preferences: { form: "file", field: "preferences" },
  specialNeeds: { form: "file", field: "specialNeeds" },
  contact: { form: "contact", field: "name" },
  decisionMaker: { form: "contact", field: "decisionMaker" },
  phone: { form: "contact", field: "mobile" },
  mail: { form: "contact", field: "mail" },
  birthday: { form: "contact", field: "birthday" },
};

export function useFileEditing() {
  const [asked, setAsked] = useState<Asked>();
  return {
    asked,
    edit: (field: ClientField) => setAsked({ form: "file", field }),
    fill: (item: FileItem) => setAsked(places[item]),
    close: () => setAsked(undefined),
  };
}
