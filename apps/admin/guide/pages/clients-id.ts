import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const clientsIdPage = {
  title: phrase("客户档案", "客戶檔案", "A client's file"),
  purpose: phrase(
    "一位客户的完整档案，分四部分：基本资料、消费、沟通、特殊需求。",
    "一位客戶的完整檔案，分四部分：基本資料、消費、溝通、特殊需求。",
    "One client's whole file in four parts: basics, consumption, communication and special needs.",
  ),
  jobs: [
    {
      title: phrase("了解这位客户", "瞭解這位客戶", "Get to know the client"),
      steps: [
        phrase(
          "最上面是等级、类别、负责人和一览数字。",
          "最上面是等級、類別、負責人和一覽數字。",
          "Tier, class, owner and the figures at a glance stand at the top.",
        ),
        phrase(
          "消费部分看每月收入和每次住宿；沟通部分按时间列出联系、住宿、调查、线索，以及负责人、等级、类别的变更。",
          "消費部分看每月收入和每次住宿；溝通部分按時間列出聯繫、住宿、調查、線索，以及負責人、等級、類別的變更。",
          "Consumption shows revenue by month and each stay; communication lists contacts, stays, surveys, tips and changes of owner, tier and class in the order of time.",
        ),
      ],
    },
    {
      title: phrase("修改档案", "修改檔案", "Edit the file"),
      steps: [
        phrase(
          "点[[clients.file.change]]，改好后保存；别人同时改了同一项会让您选。",
          "點[[clients.file.change]]，改好後儲存；別人同時改了同一項會讓您選。",
          "Press [[clients.file.change]] and save; if somebody changed the same field meanwhile, you choose.",
        ),
        phrase(
          "[[clients.file.missing]]列出还缺什么，点一下就能补。",
          "[[clients.file.missing]]列出還缺什麼，點一下就能補。",
          "[[clients.file.missing]] lists what is not on file yet; press an item to fill it in.",
        ),
      ],
    },
    {
      title: phrase("确认资料无变化", "確認資料無變化", "Confirm that nothing has changed"),
      steps: [
        phrase(
          "先联系到客户（最近 30 天内），再点[[clients.file.verify]]。",
          "先聯繫到客戶（最近 30 天內），再點[[clients.file.verify]]。",
          "Reach somebody there first (within 30 days), then press [[clients.file.verify]].",
        ),
        phrase(
          "一次一位，不能批量，也不能粘贴。",
          "一次一位，不能批次，也不能貼上。",
          "One client at a time; never in bulk, never pasted.",
        ),
      ],
    },
    {
      title: phrase("联系人与号码", "聯絡人與號碼", "Contacts and numbers"),
      steps: [
        phrase(
          "用[[clients.contacts.add]]加一个人；生日可填公历或农历。",
          "用[[clients.contacts.add]]加一個人；生日可填公曆或農曆。",
          "[[clients.contacts.add]] adds a person; birthdays may be solar or lunar.",
        ),
        phrase(
          "点[[clients.contacts.reveal]]看完整号码：要写原因，会留下记录，每人每天 30 次。",
          "點[[clients.contacts.reveal]]看完整號碼：要寫原因，會留下記錄，每人每天 30 次。",
          "[[clients.contacts.reveal]] shows a number in full: it asks for a reason, is put on record, and is limited to 30 a day.",
        ),
        phrase(
          "关怀信息只在本人同意后发送，按方式和用途分开记录。",
          "關懷資訊只在本人同意後傳送，按方式和用途分開記錄。",
          "Care messages go out only with consent, recorded apart for each way and purpose.",
        ),
      ],
    },
    {
      title: phrase("还能挂账多少", "還能掛帳多少", "How much more on credit"),
      steps: [
        phrase(
          "[[credit.exposure.title]]显示剩余额度和占用它的项目；点任意一块看明细。",
          "[[credit.exposure.title]]顯示剩餘額度和占用它的項目；點任意一塊看明細。",
          "[[credit.exposure.title]] shows what is left of the limit and what uses it; press a part to see its rows.",
        ),
        phrase(
          "名字旁的锁表示被冻结：停在上面看原因。前台在搜索和客户表里也看得到。",
          "名字旁的鎖表示被凍結：停在上面看原因。櫃檯在搜尋和客戶表裡也看得到。",
          "A lock beside the name says that the client is on hold; rest on it to see why. The desk sees it in the search and in the grid, too.",
        ),
      ],
    },
    {
      title: phrase("文件", "文件", "Documents"),
      steps: [
        phrase(
          "在[[files.documents]]里点[[files.add]]：PDF、图片或 Office 文件，每个最大 20 MB。",
          "在[[files.documents]]裡點[[files.add]]：PDF、圖片或 Office 檔案，每個最大 20 MB。",
          "Under [[files.documents]] press [[files.add]]: PDF, pictures or office files, up to 20 MB each.",
        ),
        phrase(
          "点文件名下载；[[files.remove]]后不再显示，记录仍在。",
          "點檔名下載；[[files.remove]]後不再顯示，記錄仍在。",
          "Press a name to fetch it; [[files.remove]] takes it off the list, the record stays.",
        ),
      ],
    },
    {
      title: phrase("两份档案是同一家", "兩份檔案是同一家", "Two files are one client"),
      steps: [
        phrase(
          "销售代表在右上角菜单里选[[clients.askMerge.open]]，写明理由；经理批准后自动合并。",
          "業務代表在右上角選單裡選[[clients.askMerge.open]]，寫明理由；經理核准後自動合併。",
          "A sales rep chooses [[clients.askMerge.open]] in the menu at the top and gives a reason; once a manager accepts, both become one.",
        ),
      ],
    },
    {
      title: phrase("改回原来的值", "改回原來的值", "Put an old value back"),
      steps: [
        phrase(
          "在变更记录里找到那一项，恢复单个值；恢复本身也会记录。",
          "在變更記錄裡找到那一項，恢復單個值；恢復本身也會記錄。",
          "Find the entry in the history and put that single value back; doing so is recorded as well.",
        ),
      ],
    },
    {
      title: phrase("归档", "封存", "Archive"),
      steps: [
        phrase(
          "点[[clients.file.archive]]并写原因。档案离开名单、提醒和评分，可在“[[clients.trash.title]]”里恢复。",
          "點[[clients.file.archive]]並寫原因。檔案離開名單、提醒和評分，可在「[[clients.trash.title]]」裡恢復。",
          "Press [[clients.file.archive]] and say why. The file leaves lists, reminders and scores, and can be restored under [[clients.trash.title]].",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase(
        "[[clients.file.collaborators]]",
        "[[clients.file.collaborators]]",
        "[[clients.file.collaborators]]",
      ),
      meaning: phrase(
        "可以查看和修改这份档案的同事；提醒和积分仍归负责人。",
        "可以檢視和修改這份檔案的同事；提醒和積分仍歸負責人。",
        "Colleagues who read and edit this file; reminders and points stay with the owner.",
      ),
      clauses: ["A5.11", "B5.3"],
    },
    {
      name: phrase(
        "[[clients.fields.assessmentType]]",
        "[[clients.fields.assessmentType]]",
        "[[clients.fields.assessmentType]]",
      ),
      meaning: phrase(
        "得分按哪一类客户计：经理指定的优先，其次 VIP，否则按类别。",
        "得分按哪一類客戶計：經理指定的優先，其次 VIP，否則按類別。",
        "As which kind of client it is scored: what a manager set, else VIP, else by class.",
      ),
      clauses: ["B2.1", "B2.2", "B2.3", "B2.4"],
    },
    {
      name: phrase("[[activities.cadence.title]]", "[[activities.cadence.title]]", "[[activities.cadence.title]]"),
      meaning: phrase(
        "最近的考核周期是否达标：一次联系，或三个不同日子的尝试。",
        "最近的考核週期是否達標：一次聯繫，或三個不同日子的嘗試。",
        "Whether the last windows were met: by one contact, or by attempts on three different days.",
      ),
      clauses: ["A4.4", "B1.1", "B5.2"],
    },
  ],
  troubles: [
    {
      says: phrase("[[clients.file.otherTeam]]", "[[clients.file.otherTeam]]", "[[clients.file.otherTeam]]"),
      means: phrase(
        "这部分属于负责人的团队。需要时请对方加您为协作人。",
        "這部分屬於負責人的團隊。需要時請對方加您為協作人。",
        "It belongs to the owner's team. Ask to be made a collaborator if you need it.",
      ),
    },
    {
      says: phrase(
        "[[clients.refusals.not-found]]",
        "[[clients.refusals.not-found]]",
        "[[clients.refusals.not-found]]",
      ),
      means: phrase(
        "没有这位客户，或者不在您能看到的范围内；两种情况的答复相同。",
        "沒有這位客戶，或者不在您能看到的範圍內；兩種情況的答覆相同。",
        "There is no such client, or it is not yours to see; both get the same answer.",
      ),
    },
  ],
  see: ["clients", "activities-new", "search"],
} satisfies GuidePage;
