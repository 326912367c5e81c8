import { phrase, type Words } from "../../kernel/words.ts";

/** The words of what happened with a client. */
export const timelineWords = {
  title: phrase("沟通往来", "溝通往來", "Communication"),
  filter: phrase("显示", "顯示", "Show"),
  everything: phrase("全部", "全部", "Everything"),
  kinds: {
    activity: phrase("联系", "聯繫", "Contacts"),
    stay: phrase("住宿", "住宿", "Stays"),
    survey: phrase("调查", "調查", "Surveys"),
    tip: phrase("线索", "線索", "Tips"),
    owner: phrase("负责人", "負責人", "Owner"),
    tier: phrase("等级", "等級", "Tier"),
    class: phrase("类别", "類別", "Class"),
  },
  none: phrase(
    "还没有往来。记下第一次联系，这里就有了开头。",
    "還沒有往來。記下第一次聯繫，這裡就有了開頭。",
    "Nothing has happened yet. Log the first contact and the story begins here.",
  ),
  closed: phrase(
    "电话、拜访等联系记录只有负责人所在的团队可以查看。",
    "電話、拜訪等聯繫紀錄只有負責人所在的團隊可以檢視。",
    "Calls and visits are open to the owner's team only.",
  ),
  noneOfKind: phrase("没有这一类记录。", "沒有這一類紀錄。", "Nothing of this kind."),
  upcoming: phrase("即将到来", "即將到來", "Still to come"),
  stay: phrase("入住 {{from}} – {{to}}", "入住 {{from}} – {{to}}", "Stay {{from}} – {{to}}"),
  rooms_one: phrase("{{count}} 间房", "{{count}} 間房", "{{count}} room"),
  rooms_other: phrase("{{count}} 间房", "{{count}} 間房", "{{count}} rooms"),
  nights: phrase("{{count}} 间夜", "{{count}} 間夜", "{{count}} room nights"),
  answered: phrase("答复了满意度调查", "答覆了滿意度調查", "Answered a survey"),
  invited: phrase("收到满意度调查", "收到滿意度調查", "Was sent a survey"),
  recommends: phrase("推荐意愿 {{score}} / 10", "推薦意願 {{score}} / 10", "Would recommend: {{score}} of 10"),
  tipOf: phrase("{{name}} 的线索", "{{name}} 的線索", "A tip from {{name}}"),
  tipOfSite: phrase("官网访客的留言", "官網訪客的留言", "A message left on the hotel's site"),
  tipStatus: {
    open: phrase("待处理", "待處理", "Open"),
    accepted: phrase("已采纳", "已採納", "Accepted"),
    rejected: phrase("未采纳", "未採納", "Not accepted"),
  },
  owner: {
    changed: phrase(
      "负责人由{{before}}换成{{after}}",
      "負責人由{{before}}換成{{after}}",
      "Owner: {{before}} → {{after}}",
    ),
    began: phrase("由{{after}}负责", "由{{after}}負責", "Owner: {{after}}"),
    ended: phrase(
      "{{before}}不再负责，暂无负责人",
      "{{before}}不再負責，暫無負責人",
      "{{before}} no longer owns the client; nobody does",
    ),
  },
  changed: phrase(
    "{{what}}：{{before}} → {{after}}",
    "{{what}}：{{before}} → {{after}}",
    "{{what}}: {{before}} → {{after}}",
  ),
  began: phrase("{{what}}：{{after}}", "{{what}}：{{after}}", "{{what}}: {{after}}"),
  surveys: phrase("满意度调查", "滿意度調查", "Surveys"),
  noSurveys: phrase("还没有调查答复。", "還沒有調查答覆。", "No survey answers yet."),
} satisfies Words;
