import { phrase, type Phrase, type Words } from "../../kernel/words.ts";
import type { SealFaultKind } from "./seals/schema.ts";

export const snapshotsWords = {
  title: phrase("已封存的月末", "已封存的月末", "Sealed month ends"),
  lead: phrase(
    "封存后谁都不能改动而不被发现：核验会比对留存的每一行，并按当时的账重新计算。",
    "封存後誰都不能改動而不被發現：核驗會比對留存的每一列，並按當時的帳重新計算。",
    "Nobody can change one unseen: checking it compares every row that was kept and computes it anew from the ledger as it was known then.",
  ),
  none: phrase("还没有封存的月末。", "還沒有封存的月末。", "No month end has been sealed yet."),
  monthEnd: phrase("月末", "月末", "Month end"),
  balance: phrase("余额", "餘額", "Balance"),
  clients: phrase("客户数", "客戶數", "Clients"),
  sealedAt: phrase("封存于", "封存於", "Sealed"),
  sequence: phrase("账本序号", "帳本序號", "Ledger row"),
  hash: phrase("校验码", "校驗碼", "Hash"),
  state: phrase("核验", "核驗", "Checked"),
  check: phrase("核验", "核驗", "Check"),
  checkAll: phrase("全部核验", "全部核驗", "Check all"),
  intact: phrase("一致", "一致", "As it was sealed"),
  faults: {
    unsealed: phrase("没有封存", "沒有封存", "Has no seal"),
    chain: phrase("前一个封存不见了", "前一個封存不見了", "The seal before it is gone"),
    rows: phrase("留存的数据被改动过", "留存的資料被改動過", "What was kept has been changed"),
    ledger: phrase(
      "账本对客户 {{client}} 给出 {{found}}，留存的是 {{kept}}",
      "帳本對客戶 {{client}} 給出 {{found}}，留存的是 {{kept}}",
      "The ledger gives {{found}} for client {{client}}, kept was {{kept}}",
    ),
  } satisfies Record<SealFaultKind, Phrase>,
} satisfies Words;

export const snapshotsRefusals = {
  "seal-not-found": phrase("{{date}} 没有封存", "{{date}} 沒有封存", "{{date}} is not sealed"),
  "seal-broken": phrase(
    "{{count}} 个月末与封存时不符",
    "{{count}} 個月末與封存時不符",
    "{{count}} month ends are not as they were sealed",
  ),
} satisfies Words;
