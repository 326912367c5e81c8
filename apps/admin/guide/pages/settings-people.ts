import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const settingsPeoplePage = {
  purpose: phrase(
    "谁在这家酒店工作、担任什么职务、属于哪个团队。",
    "誰在這家酒店工作、擔任什麼職務、屬於哪個團隊。",
    "Who works at this hotel, in which role and team.",
  ),
  jobs: [
    {
      title: phrase("添加一个人", "新增一個人", "Add a person"),
      steps: [
        phrase(
          "[[staff.add.open]]，填邮箱、姓名和职务。",
          "[[staff.add.open]]，填信箱、姓名和職務。",
          "[[staff.add.open]]: give mail address, name and role.",
        ),
        phrase(
          "总监、经理职务和升职须由总监批准：写明理由，[[approvals.role.ask]]；批准后再次添加此人，就得到链接。",
          "總監、經理職務和升職須由總監核准：寫明理由，[[approvals.role.ask]]；核准後再次新增此人，就得到連結。",
          "A director decides on directors, managers and every raise: give the reason and [[approvals.role.ask]]; once accepted, add the person again to get the link.",
        ),
        phrase(
          "把得到的一次性链接交给本人；七天内打开一次有效。",
          "把得到的一次性連結交給本人；七天內開啟一次有效。",
          "Hand the one-time link to the person; it opens once within seven days.",
        ),
        phrase(
          "本人打开后先接受保密责任，再自行设置密码。",
          "本人開啟後先接受保密責任，再自行設定密碼。",
          "The person accepts the confidentiality duty, then sets a password.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("职务与权限", "職務與許可權", "Roles and rights"),
      meaning: phrase(
        "职务决定能打开哪些页面、看到哪些客户。每个页面的指南都写着谁可以打开。",
        "職務決定能開啟哪些頁面、看到哪些客戶。每個頁面的指南都寫著誰可以開啟。",
        "The role decides which screens open and which clients are seen. Each page of this guide says who may open it.",
      ),
      clauses: ["A2.9"],
    },
    {
      name: phrase("离职", "離職", "Leavers"),
      meaning: phrase(
        "权限和登录当天结束；名下客户用交接一次移交。",
        "許可權和登入當天結束；名下客戶用交接一次移交。",
        "Rights and sessions end at once; their clients are handed over in one act.",
      ),
      clauses: ["A2.9"],
    },
    {
      name: phrase("保密责任", "保密責任", "Confidentiality"),
      meaning: phrase(
        "每个人接受的版本和时间；还没有接受的人什么也打不开。总监、经理和审计看得到这一列。",
        "每個人接受的版本和時間；還沒有接受的人什麼也打不開。總監、經理和稽核看得到這一欄。",
        "Which version each person accepted and when; nothing opens for whoever has not. Directors, managers and auditors see this column.",
      ),
      clauses: ["A2.8"],
    },
  ],
  see: ["settings", "duty"],
} satisfies GuidePage;
