import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerFiguresPage = {
  purpose: phrase(
    "每晚留存的应收指标：周转天数、回收率、逾期天数、坏账准备，和已封存的月末。",
    "每晚留存的應收指標：週轉天數、回收率、逾期天數、備抵呆帳，和已封存的月末。",
    "The figures of receivables as they are kept each night: days outstanding, collection, lateness, provision, and the sealed month ends.",
  ),
  jobs: [
    {
      title: phrase("看一个数字从哪里来", "看一個數字從哪裡來", "See where a figure comes from"),
      steps: [
        phrase(
          "选[[receivables.figures.asOf]]的日期；显示那一天或之前最后留存的一晚。",
          "選[[receivables.figures.asOf]]的日期；顯示那一天或之前最後留存的一晚。",
          "Choose the day under [[receivables.figures.asOf]]; the last night kept by it is shown.",
        ),
        phrase(
          "点一个数字，看到构成它的账单和收款，再点一行看它如何结清。",
          "點一個數字，看到構成它的帳單和收款，再點一列看它如何結清。",
          "Press a figure to see the items it was made from, and an item to see what settled it.",
        ),
        phrase(
          "在走势图上点一晚，就看那一晚的数字。",
          "在走勢圖上點一晚，就看那一晚的數字。",
          "Press a point of the picture to see the figures of that night.",
        ),
      ],
    },
    {
      title: phrase("设定坏账准备的费率", "設定備抵呆帳的費率", "Set the rates of the provision"),
      steps: [
        phrase(
          "按[[receivables.provision.edit]]，选生效日。",
          "按[[receivables.provision.edit]]，選生效日。",
          "Press [[receivables.provision.edit]] and choose the day from which they hold.",
        ),
        phrase(
          "看[[receivables.provision.proposal]]：每一段有多少一个月后滚入下一段；可以采用，再改。",
          "看[[receivables.provision.proposal]]：每一段有多少一個月後滾入下一段；可以採用，再改。",
          "Look at [[receivables.provision.proposal]]: how much of each bucket stood one further a month later. Take them over and change what you will.",
        ),
        phrase(
          "写下理由，保存。旧版本和过去的准备保持原样。",
          "寫下理由，儲存。舊版本和過去的準備保持原樣。",
          "Say why, and save. Earlier versions and what was provided before stay.",
        ),
      ],
    },
    {
      title: phrase("核验一个月末", "核驗一個月末", "Check a month end"),
      steps: [
        phrase(
          "按[[receivables.snapshots.check]]：留存的每一行与封存时比对，并按当时的账重新计算。",
          "按[[receivables.snapshots.check]]：留存的每一列與封存時比對，並按當時的帳重新計算。",
          "Press [[receivables.snapshots.check]]: every row that was kept is compared with the seal, and computed anew from the ledger as it was known then.",
        ),
        phrase(
          "命令 foyer report verify-aging 一次核验全部，并说出第一个不符的月末。",
          "命令 foyer report verify-aging 一次核驗全部，並說出第一個不符的月末。",
          "The command foyer report verify-aging checks all of them and names the first that differs.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("夜间留存", "夜間留存", "A kept night"),
      meaning: phrase(
        "营业日结束后，系统按客户留存账龄，先与总账核对到分；不符就不留存，并在此显示。漏掉的夜晚会补上，按补的时候账上的情况。",
        "營業日結束後，系統按客戶留存帳齡，先與總帳核對到分；不符就不留存，並在此顯示。漏掉的夜晚會補上，按補的時候帳上的情況。",
        "When a business date is over its aging is kept by client, once it equals the control balance to the cent; a night that does not is not kept, and is shown here. Nights that were missed are made good, as the ledger stands then.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase(
        "[[receivables.figures.daysOutstanding]]",
        "[[receivables.figures.daysOutstanding]]",
        "[[receivables.figures.daysOutstanding]]",
      ),
      meaning: phrase(
        "余额 ÷ 90 天的赊销 × 90。赊销是账单、分期和借项通知，减贷项通知，按入账日；冲销的算在冲销那一天。没有赊销就没有这个数。",
        "餘額 ÷ 90 天的賒銷 × 90。賒銷是帳單、分期和借項通知，減貸項通知，按入帳日；沖銷的算在沖銷那一天。沒有賒銷就沒有這個數。",
        "Balance ÷ credit sales of 90 days × 90. Credit sales are invoices, instalments and debit notes less credit notes, by posting date; what is reversed counts on the day it was. Without sales there is no figure.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase(
        "[[receivables.figures.countBack]]",
        "[[receivables.figures.countBack]]",
        "[[receivables.figures.countBack]]",
      ),
      meaning: phrase(
        "从今天往回，一个月一个月减去赊销，直到余额用完，一共多少天。销售有淡旺季时比 90 天的更准。",
        "從今天往回，一個月一個月減去賒銷，直到餘額用完，一共多少天。銷售有淡旺季時比 90 天的更準。",
        "Month by month back, how many days of sales the balance is worth. Where sales have seasons it says more than the one of 90 days.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase(
        "[[receivables.figures.collected]]",
        "[[receivables.figures.collected]]",
        "[[receivables.figures.collected]]",
      ),
      meaning: phrase(
        "（期初 + 赊销 − 期末）÷（期初 + 赊销 − 期末未到期）。分母为零就没有这个数。",
        "（期初 + 賒銷 − 期末）÷（期初 + 賒銷 − 期末未到期）。分母為零就沒有這個數。",
        "(Begin + sales − end) ÷ (begin + sales − end not due). Where nothing could be collected there is no figure.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase(
        "[[receivables.figures.daysLate]]",
        "[[receivables.figures.daysLate]]",
        "[[receivables.figures.daysLate]]",
      ),
      meaning: phrase(
        "90 天内结清的账款，结清日减到期日，按金额加权；提前付款是负数。贷项和冲销的不算，核销的算到核销那一天。",
        "90 天內結清的帳款，結清日減到期日，按金額加權；提前付款是負數。貸項和沖銷的不算，沖銷呆帳的算到那一天。",
        "Of what was settled in 90 days, the day it was less its due date, weighted by amount; paid early is negative. What was credited or reversed does not count, what was written off is late until that day.",
      ),
      clauses: ["A7.6", "A7.1"],
    },
    {
      name: phrase(
        "[[receivables.figures.onTime]]",
        "[[receivables.figures.onTime]]",
        "[[receivables.figures.onTime]]",
      ),
      meaning: phrase(
        "90 天内到期的账款，按金额有多少在到期日前付清。按到期而不按结清算，从不付款的客户也在内。",
        "90 天內到期的帳款，按金額有多少在到期日前付清。按到期而不按結清算，從不付款的客戶也在內。",
        "Of what fell due in 90 days, how much by value was paid by its due date. By due date and not by settlement, so that who never pays is not left out.",
      ),
      clauses: ["A7.1", "A7.5"],
    },
    {
      name: phrase("60/25/10/5 准则", "60/25/10/5 準則", "60/25/10/5 guide"),
      meaning: phrase(
        "酒店应收的经验准则，按单据日起 0–29、30–59、60–89、90 天以上。第一段应不少于 60%，其余各段应不多于准则。",
        "飯店應收的經驗準則，按單據日起 0–29、30–59、60–89、90 天以上。第一段應不少於 60%，其餘各段應不多於準則。",
        "A rule of thumb for a hotel's accounts by days since the document: 0–29, 30–59, 60–89, 90 and more. The first should be no less than 60 %, the others no more than the guide says.",
      ),
      clauses: ["A7.6"],
    },
  ],
  see: ["ledger-aging", "ledger", "ledger-periods"],
} satisfies GuidePage;
