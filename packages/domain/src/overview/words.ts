import { phrase, type Words } from "../kernel/words.ts";

export const overviewWords = {
  title: phrase("首页", "首頁", "Home"),
  greeting: {
    morning: phrase("{{name}}，早上好", "{{name}}，早安", "Good morning, {{name}}"),
    afternoon: phrase("{{name}}，下午好", "{{name}}，午安", "Good afternoon, {{name}}"),
    evening: phrase("{{name}}，晚上好", "{{name}}，晚安", "Good evening, {{name}}"),
  },
  clients: phrase("在用客户", "使用中客戶", "Active clients"),
  clientsHint: phrase("其中 A 级 {{count}} 家", "其中 A 級 {{count}} 家", "{{count}} of them tier A"),
  myClients: phrase("我负责的客户", "我負責的客戶", "My clients"),
  receivable: phrase("应收余额", "應收餘額", "Receivables"),
  overdue: phrase("逾期 60 天以上", "逾期 60 天以上", "Over 60 days late"),
  ofReceivable: phrase("占应收 {{share}}", "佔應收 {{share}}", "{{share}} of receivables"),
  production: phrase("本月产量", "本月產量", "Revenue this month"),
  roomNights: phrase("{{count}} 间夜", "{{count}} 間夜", "{{count}} room nights"),
  ranking: phrase("本月积分榜", "本月積分榜", "This month’s ranking"),
  team: phrase("团队成员", "團隊成員", "People"),
  quickStart: phrase("开始工作", "開始工作", "Start here"),
  quick: {
    clients: phrase("查看并编辑客户", "檢視並編輯客戶", "See and edit clients"),
    settings: phrase("调整酒店的规则", "調整飯店的規則", "Adjust the hotel’s rules"),
    people: phrase("查看人员与职务", "檢視人員與職務", "See people and roles"),
  },
} satisfies Words;
