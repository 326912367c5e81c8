import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerCollectionsPage = {
  purpose: phrase(
    "向谁催款、先催谁、下一步是什么；预览、签发催款函，记录电话和付款承诺。",
    "向誰催款、先催誰、下一步是什麼；預覽、簽發催款函，記錄電話和付款承諾。",
    "Whom to collect from, whom first, and what comes next; letters are previewed and signed here, calls and promises noted.",
  ),
  jobs: [
    {
      title: phrase("给逾期超过 60 天的客户都发提醒", "給逾期超過 60 天的客戶都寄提醒", "Remind everyone over 60 days"),
      steps: [
        phrase(
          "在逾期天数里选“超过 60 天”，点[[receivables.dunning.previewLetters]]。",
          "在逾期天數裡選「超過 60 天」，點[[receivables.dunning.previewLetters]]。",
          "Choose Over 60 among the days late and press [[receivables.dunning.previewLetters]].",
        ),
        phrase(
          "看会发出什么、哪些不发及原因，点“生成催款函”。",
          "看會寄出什麼、哪些不寄及原因，點「產生催款函」。",
          "See what would go out and why the rest is held back, then press Draw up.",
        ),
        phrase(
          "在[[receivables.dunning.toSign]]里点“签发全部”。需总监签发的会等待总监。",
          "在[[receivables.dunning.toSign]]裡點「簽發全部」。需總監簽發的會等待總監。",
          "Under [[receivables.dunning.toSign]] press Sign all. What needs a director waits for one.",
        ),
      ],
    },
    {
      title: phrase("打电话并记下承诺", "打電話並記下承諾", "Call and note the promise"),
      steps: [
        phrase(
          "点客户名，写明原因后显示电话号码。",
          "點客戶名，寫明原因後顯示電話號碼。",
          "Open the client and reveal the phone, with a reason.",
        ),
        phrase(
          "在[[receivables.dunning.logCall]]里选结果。选“承诺付款”时填金额和日期；承诺日后一个工作日之前不再发函。",
          "在[[receivables.dunning.logCall]]裡選結果。選「承諾付款」時填金額和日期；承諾日後一個工作日之前不再發函。",
          "Under [[receivables.dunning.logCall]] choose the outcome. With Promised to pay give amount and day; no letter goes until a working day after it.",
        ),
      ],
    },
    {
      title: phrase("暂时不催一个客户", "暫時不催一個客戶", "Leave a client alone for a while"),
      steps: [
        phrase(
          "打开客户，点[[receivables.dunning.stopKinds.snooze]]选最后一天，或[[receivables.dunning.stopKinds.legal]]，写明原因。",
          "打開客戶，點[[receivables.dunning.stopKinds.snooze]]選最後一天，或[[receivables.dunning.stopKinds.legal]]，寫明原因。",
          "Open the client, press [[receivables.dunning.stopKinds.snooze]] and choose the last day, or [[receivables.dunning.stopKinds.legal]], and say why.",
        ),
      ],
    },
    {
      title: phrase("确认导入时已逾期的账单", "確認匯入時已逾期的帳單", "Confirm what came in overdue"),
      steps: [
        phrase(
          "在[[receivables.dunning.views.preview]]里点[[receivables.dunning.confirm]]：这些账单从第一步开始催。",
          "在[[receivables.dunning.views.preview]]裡點[[receivables.dunning.confirm]]：這些帳單從第一步開始催。",
          "Under [[receivables.dunning.views.preview]] press [[receivables.dunning.confirm]]: these items start at the first step.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("金额 × 天数", "金額 × 天數", "Amount × days"),
      meaning: phrase(
        "每笔逾期应付（扣除有异议的部分）乘以逾期天数，按客户相加。队列按它排序。",
        "每筆逾期應付（扣除有異議的部分）乘以逾期天數，按客戶相加。佇列按它排序。",
        "What is overdue of each item, without what is contested, times its days late, added up for the client. The queue is sorted by it.",
      ),
      clauses: ["A7.7"],
    },
    {
      name: phrase("何时发出", "何時寄出", "When a letter goes"),
      meaning: phrase(
        "每天九点自动执行。到期前提醒和第一封自动放行，其余须签发。放行时先告知负责销售，几小时后（可设置）才发给客户，且只在九点到二十点之间。",
        "每天九點自動執行。到期前提醒和第一封自動放行，其餘須簽發。放行時先告知負責業務，幾小時後（可設定）才寄給客戶，且只在九點到二十點之間。",
        "A run takes place every morning at nine. Reminders and first letters are released by themselves, the others need a signature. The salesperson is told at once, the client some hours later (a setting), between nine and twenty o'clock.",
      ),
      clauses: ["A7.6", "A7.7"],
    },
    {
      name: phrase("发出前再核对", "寄出前再核對", "Looked at again"),
      meaning: phrase(
        "签发时和发出时各核对一次：已付清、有异议、已承诺、已暂停的不再列入；什么都不剩就不发。",
        "簽發時和寄出時各核對一次：已付清、有異議、已承諾、已暫停的不再列入；什麼都不剩就不寄。",
        "When it is signed and again when it goes: what was paid, contested, promised or stopped since falls out, and a letter with nothing left is not sent.",
      ),
      clauses: ["A7.7"],
    },
    {
      name: phrase("两封之间", "兩封之間", "Between two letters"),
      meaning: phrase(
        "给同一客户（同一币种）的两封催款函至少相隔五天（可设置）；到期前提醒和电话不受此限。",
        "給同一客戶（同一幣別）的兩封催款函至少相隔五天（可設定）；到期前提醒和電話不受此限。",
        "Two letters to a client in one currency are at least five days apart (a setting); reminders before due and calls are not counted.",
      ),
    },
  ],
  troubles: [
    {
      says: phrase("银行流水过旧", "銀行明細過舊", "The bank's files end on …"),
      means: phrase(
        "导入了银行流水的酒店，最新流水早于两个工作日就不催收。导入新的流水后再执行。",
        "匯入了銀行明細的飯店，最新明細早於兩個工作日就不催收。匯入新的明細後再執行。",
        "Where bank statements are imported, nobody is written to by one older than two working days. Import a newer one and run again.",
      ),
    },
    {
      says: phrase("没有邮箱", "沒有信箱", "No mail address"),
      means: phrase(
        "客户没有带邮箱的联系人。在客户页补上，或打电话。",
        "客戶沒有帶信箱的聯絡人。在客戶頁補上，或打電話。",
        "Nobody at the client has a mail address. Add one on the client's page, or call.",
      ),
    },
  ],
  see: ["ledger-collections-ladder", "ledger-aging", "ledger-receiving"],
} satisfies GuidePage;
