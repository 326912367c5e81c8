import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerReceivingPage = {
  purpose: phrase(
    "收到的钱在这里入账：先看会核销哪些账单，再入账；银行对账单逐行认领。",
    "收到的錢在這裡入帳：先看會沖銷哪些帳單，再入帳；銀行對帳單逐行認領。",
    "Money that came in is posted here: first you see which invoices it settles. Bank statements are claimed line by line.",
  ),
  jobs: [
    {
      title: phrase("录入一笔收款", "錄入一筆收款", "Enter a payment"),
      steps: [
        phrase(
          "选客户，填金额和到账日；右边立刻显示会核销哪些账单，默认[[receivables.receiving.settling.oldest-first]]。",
          "選客戶，填金額和到帳日；右邊立刻顯示會沖銷哪些帳單，預設[[receivables.receiving.settling.oldest-first]]。",
          "Choose the client, the amount and the day. What it settles is shown at once; by default [[receivables.receiving.settling.oldest-first]].",
        ),
        phrase(
          "客户寄来付款通知时，选[[receivables.receiving.settling.advice]]，粘贴账单号和金额，或选 CSV 文件。不对的行会逐行指出。",
          "客戶寄來付款通知時，選[[receivables.receiving.settling.advice]]，貼上帳單號和金額，或選 CSV 檔案。不對的行會逐行指出。",
          "With a remittance advice choose [[receivables.receiving.settling.advice]] and paste the numbers and amounts, or take a CSV file. What cannot be followed is named line by line.",
        ),
        phrase(
          "付少了的账单，选差额留作未结清、登记争议，或申请核销坏账；后者要另一个人批准。",
          "付少了的帳單，選差額留作未結清、登記爭議，或申請沖銷呆帳；後者要另一個人核准。",
          "Where an invoice is paid short, let the difference stay open, note a dispute, or ask to write it off; another person decides on that.",
        ),
        phrase(
          "填收款编号，点[[receivables.receiving.post]]。其间账目变了，会要您重新看一遍，不会照旧入账。",
          "填收款編號，點[[receivables.receiving.post]]。其間帳目變了，會要您重新看一遍，不會照舊入帳。",
          "Give the payment number and press [[receivables.receiving.post]]. If the ledger changed meanwhile you are asked to look again, and nothing is posted.",
        ),
      ],
    },
    {
      title: phrase("导入银行对账单", "匯入銀行對帳單", "Import a bank statement"),
      steps: [
        phrase(
          "在[[receivables.receiving.views.bank]]添加账户，点[[receivables.receiving.bank.import]]，选银行给的 CSV 或 XLSX 文件（UTF-8 或 GB18030）。",
          "在[[receivables.receiving.views.bank]]新增帳戶，點[[receivables.receiving.bank.import]]，選銀行給的 CSV 或 XLSX 檔案（UTF-8 或 GB18030）。",
          "Under [[receivables.receiving.views.bank]] add the account, press [[receivables.receiving.bank.import]] and choose the bank's CSV or XLSX file, in UTF-8 or GB18030.",
        ),
        phrase(
          "看一下列的含义；账户会记住，下次不用再选。",
          "看一下欄的含義；帳戶會記住，下次不用再選。",
          "Check which column is what. The account remembers it.",
        ),
        phrase(
          "点[[receivables.receiving.bank.keep]]。已有的流水不会再进一次，同一文件导入两次什么都不变。",
          "點[[receivables.receiving.bank.keep]]。已有的流水不會再進一次，同一檔案匯入兩次什麼都不變。",
          "Press [[receivables.receiving.bank.keep]]. Lines that are known do not come in again: the same file twice changes nothing.",
        ),
      ],
    },
    {
      title: phrase("认领流水", "認領流水", "Claim the lines"),
      steps: [
        phrase(
          "每行都写着可能是谁付的、为什么、会核销什么。对就点[[receivables.receiving.bank.accept]]，不对就点[[receivables.receiving.bank.change]]，不是客户的钱就点[[receivables.receiving.bank.ignore]]并写明原因。",
          "每行都寫著可能是誰付的、為什麼、會沖銷什麼。對就點[[receivables.receiving.bank.accept]]，不對就點[[receivables.receiving.bank.change]]，不是客戶的錢就點[[receivables.receiving.bank.ignore]]並寫明原因。",
          "Each line says whose payment it may be, why, and what it would settle. Press [[receivables.receiving.bank.accept]], [[receivables.receiving.bank.change]] it, or [[receivables.receiving.bank.ignore]] it with a reason when it is no client's money.",
        ),
        phrase(
          "标着[[receivables.receiving.bank.certain]]的可以一次全部认领。",
          "標著[[receivables.receiving.bank.certain]]的可以一次全部認領。",
          "All that are marked [[receivables.receiving.bank.certain]] are accepted at once.",
        ),
        phrase(
          "认领错了，在[[receivables.receiving.bank.statuses.received]]里点[[receivables.receiving.bank.restore]]：收款冲销，流水重新待认领。",
          "認領錯了，在[[receivables.receiving.bank.statuses.received]]裡點[[receivables.receiving.bank.restore]]：收款沖回，流水重新待認領。",
          "A mistake is taken back under [[receivables.receiving.bank.statuses.received]] with [[receivables.receiving.bank.restore]]: the payment is reversed and the line waits again.",
        ),
        phrase(
          "银行退回的钱在[[receivables.receiving.bank.statuses.outgoing]]里，旁边会提出它退的是哪笔收款。",
          "銀行退回的錢在[[receivables.receiving.bank.statuses.outgoing]]裡，旁邊會提出它退的是哪筆收款。",
          "Money that the bank took back stands under [[receivables.receiving.bank.statuses.outgoing]], beside the payment that it may be the return of.",
        ),
      ],
    },
    {
      title: phrase("用掉未核销的收款", "用掉未沖帳的收款", "Use what was left unapplied"),
      steps: [
        phrase(
          "在[[receivables.receiving.views.unapplied]]点一笔，看它能核销什么，再点[[receivables.receiving.credits.settle]]。",
          "在[[receivables.receiving.views.unapplied]]點一筆，看它能沖銷什麼，再點[[receivables.receiving.credits.settle]]。",
          "Under [[receivables.receiving.views.unapplied]] open a credit, see what it settles, and press [[receivables.receiving.credits.settle]].",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("分数", "分數", "The points"),
      meaning: phrase(
        "附言写了账单号 50 分；金额等于所写账单 40 分、等于一笔 38 分、等于全部欠款 34 分、等于几笔之和 26 分（取最高）；付款人同名 40 分或以前付过 38 分；等于承诺 15 分。75 分以上、金额说得通、比下一位高 20 分以上，才算[[receivables.receiving.bank.certain]]。",
        "附言寫了帳單號 50 分；金額等於所寫帳單 40 分、等於一筆 38 分、等於全部欠款 34 分、等於幾筆之和 26 分（取最高）；付款人同名 40 分或以前付過 38 分；等於承諾 15 分。75 分以上、金額說得通、比下一位高 20 分以上，才算[[receivables.receiving.bank.certain]]。",
        "An invoice named 50; the amount is that of the named invoices 40, of one item 38, of all that is owed 34, of some items 26 (the best counts); the payer's name 40, or known from before 38; a promise of the amount 15. [[receivables.receiving.bank.certain]] is 75 or more with the amount explained and 20 ahead of the next.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase("几笔之和", "幾筆之和", "Some items add up"),
      meaning: phrase(
        "只在客户最早到期的 20 笔里找，最多 5 笔相加；找不到不等于没有。",
        "只在客戶最早到期的 20 筆裡找，最多 5 筆相加；找不到不等於沒有。",
        "Looked for among the 20 items due first, up to 5 together. Not found does not mean that there is none.",
      ),
    },
    {
      name: phrase("退票", "退票", "A returned payment"),
      meaning: phrase(
        "收款冲销，账单重新未结清，因它兑现的承诺重新判断，并计入客户的信用；录错而冲销的不计。",
        "收款沖回，帳單重新未結清，因它兌現的承諾重新判斷，並計入客戶的信用；錄錯而沖回的不計。",
        "The payment is reversed, its invoices are open again, the promise it kept is judged anew, and it counts in the client's credit. A mistake that is reversed does not.",
      ),
      clauses: ["A7.2", "A7.7"],
    },
    {
      name: phrase(
        "[[receivables.receiving.bank.through]]",
        "[[receivables.receiving.bank.through]]",
        "[[receivables.receiving.bank.through]]",
      ),
      meaning: phrase(
        "最后几天没有流水时改成文件覆盖到的日子。催款要看最新的对账单，太旧就不发。",
        "最後幾天沒有流水時改成檔案涵蓋到的日子。催款要看最新的對帳單，太舊就不發。",
        "Move it to the day that the file covers when nothing was booked on the last days. Dunning waits for a recent statement.",
      ),
      clauses: ["A7.7"],
    },
  ],
  troubles: [
    {
      says: phrase(
        "[[receivables.refusals.preview-changed]]",
        "[[receivables.refusals.preview-changed]]",
        "[[receivables.refusals.preview-changed]]",
      ),
      means: phrase(
        "看预览之后有人核销或冲销了同一张账单。再看一遍新的预览，再入账。",
        "看預覽之後有人沖銷或沖回了同一張帳單。再看一遍新的預覽，再入帳。",
        "Somebody settled or reversed something of it since. Look at the new preview, then post.",
      ),
    },
    {
      says: phrase("旧文件", "舊檔案", "An old bank file"),
      means: phrase(
        "文件的最后一天早于已导入的日子。确实要补缺少的流水，勾选[[receivables.receiving.bank.older]]。",
        "檔案的最後一天早於已匯入的日子。確實要補缺少的流水，勾選[[receivables.receiving.bank.older]]。",
        "The file ends before what is known already. To bring in missing lines on purpose, tick [[receivables.receiving.bank.older]].",
      ),
    },
  ],
  see: ["ledger", "ledger-aging"],
} satisfies GuidePage;
