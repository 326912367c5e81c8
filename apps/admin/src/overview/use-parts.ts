import type { Act } from "@foyer/domain/kernel/permissions";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useMay } from "../kernel/session.tsx";

/** The parts of a client's file that one may see, as they follow one another. (A2.6) */
export function useParts() {
  const { t } = useTranslation();
  const may = useMay();
  const parts: readonly { id: string; title: string; act: Act }[] = [
    { id: "basics", title: t("clients.file.basics"), act: "clients:read" },
    { id: "consumption", title: t("stays.consumption"), act: "stays:read" },
    { id: "communication", title: t("overview.timeline.title"), act: "clients:read" },
    { id: "needs", title: t("clients.file.needs"), act: "clients:read" },
    { id: "contacts", title: t("clients.contacts.title"), act: "contacts:read" },
    { id: "documents", title: t("files.documents"), act: "documents:read" },
    { id: "credit", title: t("credit.exposure.title"), act: "credit:standing" },
    { id: "ledger", title: t("receivables.account.title"), act: "receivables:read" },
    { id: "surveys", title: t("overview.timeline.surveys"), act: "surveys:read" },
    { id: "history", title: t("clients.file.history.title"), act: "clients:read" },
  ];
  return parts.filter(({ act }) => may(act));
}

/** A link to a part of a file (`/clients/9#contacts`) leads there once the file is on screen. */
export function useLedPart(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.length > 1) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
}
