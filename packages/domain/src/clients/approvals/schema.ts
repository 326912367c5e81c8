import { z } from "zod";
import { approvalAct, ProposalReason } from "../../approvals/schema.ts";
import { ExportedView } from "../../changes/views/schema.ts";
import { StaffId } from "../../kernel/ids.ts";
import { Language, phrase } from "../../kernel/words.ts";
import { ClientId } from "../schema.ts";

/** Two files that somebody takes for one client; the empty fields of the one that stays are filled from the other. */
export const ProposeMerge = z
  .strictObject({ winnerId: ClientId, loserId: ClientId, reason: ProposalReason })
  .refine(({ winnerId, loserId }) => winnerId !== loserId, { path: ["loserId"] });
export type ProposeMerge = z.output<typeof ProposeMerge>;

/** A view with contact data that is too large to be carried away on one's own. */
export const ProposeExport = z.strictObject({ view: ExportedView, reason: ProposalReason });
export type ProposeExport = z.output<typeof ProposeExport>;

export const clientsApprovals = {
  /** Who works with clients asks, who keeps them in order decides. (A2.5) */
  "clients.merge": approvalAct({
    may: "duplicates:merge",
    subject: "client",
    name: phrase("合并客户", "合併客戶", "Merging two clients"),
    fields: {
      stays: { label: phrase("保留", "保留", "Stays"), kind: "text" },
      goes: { label: phrase("并入", "併入", "Goes into it"), kind: "text" },
    },
    payload: z.strictObject({ winnerId: ClientId, loserId: ClientId }),
    path: (row) => `/clients/${row}`,
  }),
  /** More than 1,000 people's contact data leave the house only with a director's word. (A2.8) */
  "clients.export": approvalAct({
    may: "exports:approve",
    subject: "staff",
    name: phrase("导出联系方式", "匯出聯絡方式", "Export of contact data"),
    fields: {
      rows: { label: phrase("行数", "列數", "Rows"), kind: "number" },
      columns: { label: phrase("列", "欄", "Columns"), kind: "text" },
      search: { label: phrase("筛选", "篩選", "Filter"), kind: "text" },
      format: { label: phrase("格式", "格式", "Format"), kind: "text" },
    },
    payload: z.strictObject({ view: ExportedView, language: Language, staffId: StaffId }),
  }),
};
