import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { firstDay, monthOf } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { StatementFormat, StatementKind } from "@foyer/domain/receivables/statements/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../kernel/api.ts";
import { useToday } from "../../kernel/today.ts";

/** What a person asks of one client's statement, and what it would say. */
export function useStatement(clientId: ClientId, given: { asOf?: CalendarDate; kind?: StatementKind }) {
  const trpc = useTRPC();
  const today = useToday();
  const [asOf, setAsOf] = useState(given.asOf ?? today);
  const [kind, setKind] = useState<StatementKind>(given.kind ?? "open-item");
  const [from, setFrom] = useState<CalendarDate | null>(null);
  const [language, setLanguage] = useState<Language | null>(null);
  const first = from ?? firstDay(monthOf(asOf));
  const question = { asOf, kind, ...(kind === "balance-forward" ? { from: first } : {}) };
  const spoken = language === null ? {} : { language };
  const preview = useQuery(
    trpc.statements.one.queryOptions({ clientId, ...question }, { placeholderData: keepPreviousData }),
  );
  const fileOf = (format: StatementFormat, currency?: string): string =>
    `/api/export/statement?${new URLSearchParams({
      client: String(clientId),
      ...question,
      ...spoken,
      format,
      ...(currency === undefined ? {} : { currency }),
    })}`;
  return {
    asOf,
    setAsOf,
    kind,
    setKind,
    from: first,
    setFrom,
    language,
    setLanguage,
    question: { ...question, ...spoken },
    preview,
    fileOf,
  };
}
