import {
  type BankAccountId,
  BankAccountId as AccountId,
  BankLayout,
} from "@foyer/domain/receivables/receiving/bank/schema";
import { Currency, Minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { sendFile } from "../../kernel/upload.ts";

const Checked = z.object({
  header: z.array(z.string()),
  account: z.object({ id: AccountId, currency: Currency, latest: CalendarDate.nullable() }),
  layout: BankLayout.nullable(),
  sample: z.array(z.array(z.string())),
  problems: z.array(z.object({ line: z.number(), column: z.string().nullable(), value: z.string(), code: z.string() })),
  check: z
    .object({
      fresh: z.number(),
      known: z.number(),
      skipped: z.number(),
      wrong: z.number(),
      from: CalendarDate.nullable(),
      to: CalendarDate.nullable(),
      latest: CalendarDate.nullable(),
      receivedMinor: Minor,
      paidMinor: Minor,
    })
    .nullable(),
  kept: z.object({ fresh: z.number(), known: z.number() }).nullable(),
});
export type CheckedFile = z.infer<typeof Checked>;

export interface SentFile {
  readonly accountId: BankAccountId;
  readonly file: File;
  readonly layout: BankLayout | null;
  readonly through: CalendarDate | null;
  readonly older: boolean;
}

function send({ accountId, file, layout, through, older }: SentFile, keep: boolean): Promise<CheckedFile> {
  const query = new URLSearchParams({
    account: String(accountId),
    name: file.name.slice(0, 200),
    ...(layout === null ? {} : { layout: JSON.stringify(layout) }),
    ...(through === null ? {} : { through }),
    older: String(older),
    keep: String(keep),
  });
  return sendFile(`/api/upload/bank-statements?${query}`, file, Checked);
}

/** How a file would be read and what is new in it; looked at again whenever something is said otherwise. */
export const useCheckedFile = (sent: SentFile | null) =>
  useQuery({
    queryKey: [
      "receiving",
      "statement",
      sent?.accountId,
      sent?.file.name,
      sent?.file.lastModified,
      sent?.layout,
      sent?.through,
    ],
    queryFn: () => (sent === null ? null : send(sent, false)),
    enabled: sent !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });

export const useKeepFile = (onSuccess: (kept: CheckedFile) => unknown) =>
  useMutation({ mutationFn: (sent: SentFile) => send(sent, true), onSuccess });
