import { clientDocuments } from "../../../clients/documents/queries.ts";
import type { Documented } from "../../../files/attachments/queries.ts";

/** The documents of a client's credit file: accounts, guarantees, references. For who reads credit files, not for sales. (A7.1) */
export const creditDocuments: Documented = { ...clientDocuments, read: "credit:read", write: "credit:write" };
