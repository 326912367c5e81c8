import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const activitiesPage = {
  purpose: phrase(
    "按等级的联系间隔，列出该联系的客户和答应过的下一步，并可直接记录。",
    "按等級的聯繫間隔，列出該聯繫的客戶和答應過的下一步，並可直接記錄。",
    "Lists the clients due for contact by their tier's interval, and the next steps that were promised; each can be logged at once.",
  ),
  jobs: [
    {
      title: phrase("处理到期的联系", "處理到期的聯繫", "Work the list"),
      steps: [
        phrase(
          "名单按逾期天数排列，最急的在最上面。",
          "名單按逾期天數排列，最急的在最上面。",
          "The list is in order of lateness, the most urgent first.",
        ),
        phrase(
          "联系后点[[activities.log]]，选方式和结果。",
          "聯繫後點[[activities.log]]，選方式和結果。",
          "After the call or visit press [[activities.log]] and choose kind and outcome.",
        ),
        phrase(
          "结果是[[activities.outcome.reached]]才算一次联系；其余算一次尝试。",
          "結果是[[activities.outcome.reached]]才算一次聯繫；其餘算一次嘗試。",
          "Only [[activities.outcome.reached]] counts as a contact; anything else is an attempt.",
        ),
      ],
    },
    {
      title: phrase("看团队的名单", "看團隊的名單", "See the team's list"),
      steps: [
        phrase(
          "经理看到整个团队的名单，可按负责人筛选。",
          "經理看到整個團隊的名單，可按負責人篩選。",
          "A manager sees the whole team's list and may narrow it to one person.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[activities.dueOn]]", "[[activities.dueOn]]", "[[activities.dueOn]]"),
      meaning: phrase(
        "从最近一次联系、进入该等级、更换负责人三者中最晚的一天算起，加上等级的间隔。",
        "從最近一次聯繫、進入該等級、更換負責人三者中最晚的一天算起，加上等級的間隔。",
        "The latest of the last contact, the start of the tier and the start of the owner, plus the tier's interval.",
      ),
      clauses: ["A4.4"],
    },
    {
      name: phrase("[[activities.lateness]]", "[[activities.lateness]]", "[[activities.lateness]]"),
      meaning: phrase(
        "第二天起算逾期：满 3 天提醒业务员，满 5 天提醒经理，满 7 天标为有流失风险。",
        "第二天起算逾期：滿 3 天提醒業務員，滿 5 天提醒經理，滿 7 天標為有流失風險。",
        "Overdue from the day after: at 3 days the rep is reminded, at 5 the manager, at 7 the client is at risk.",
      ),
      clauses: ["A4.4"],
    },
    {
      name: phrase("联系与尝试", "聯繫與嘗試", "Contact and attempt"),
      meaning: phrase(
        "联系到人的电话、拜访、会议、访谈和有来有回的消息算联系；发出的邮件、资料、留言不算，但资料对潜在客户算。",
        "聯繫到人的電話、拜訪、會議、訪談和有來有回的訊息算聯繫；發出的郵件、資料、留言不算，但資料對潛在客戶算。",
        "A call, visit, meeting, interview or exchange of messages that reached somebody is a contact; sent mail, material and voicemail are none, except that material counts for potential clients.",
      ),
      clauses: ["B1.1", "B5.2"],
    },
  ],
  troubles: [
    {
      says: phrase("您没有这项权限", "您沒有這項許可權", "You may not do this"),
      means: phrase(
        "只有业务员和经理记录沟通；其他部门请用线索告诉负责人。",
        "只有業務員和經理記錄溝通；其他部門請用線索告訴負責人。",
        "Reps and managers log activities; other departments send the owner a tip instead.",
      ),
    },
  ],
  see: ["activities-new", "clients-id"],
} satisfies GuidePage;
