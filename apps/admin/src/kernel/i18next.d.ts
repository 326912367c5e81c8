import "i18next";
import type { Spoken } from "@foyer/domain/kernel/words";
import type { words } from "@foyer/domain/words";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    returnNull: false;
    strictKeyChecks: true;
    resources: { words: Spoken<typeof words> };
  }
}
