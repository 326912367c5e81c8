import { phrase, type Words } from "../kernel/words.ts";

export const metricWords = {
  revenue: phrase("收入", "營收", "Revenue"),
  "room-nights": phrase("间夜", "間夜", "Room nights"),
  "new-clients": phrase("新客户", "新客戶", "New clients"),
  visits: phrase("拜访", "拜訪", "Visits"),
  contacts: phrase("联系", "聯繫", "Contacts"),
};

export const targetsWords = {
  title: phrase("销售目标", "銷售目標", "Targets"),
  lead: phrase(
    "年度目标按客户类别和业务员分解到季度和月份。改合计会向下分摊，改月份会向上累加。",
    "年度目標按客戶類別和業務員分解到季度和月份。改合計會向下分攤，改月份會向上累加。",
    "The year's targets by class and rep, down to quarters and months. A changed sum spreads down, a changed month adds up.",
  ),
  year: phrase("年度", "年度", "Year"),
  yearTarget: phrase("年度目标", "年度目標", "Year's target"),
  metric: phrase("指标", "指標", "Metric"),
  metrics: metricWords,
  spread: phrase("合计的分摊方式", "合計的分攤方式", "How sums spread"),
  spreads: {
    "last-year": phrase("按去年比例", "按去年比例", "By last year's profile"),
    evenly: phrase("平均", "平均", "Evenly"),
  },
  row: phrase("类别与业务员", "類別與業務員", "Class and rep"),
  all: phrase("全部", "全部", "All"),
  nobody: phrase("未分配", "未分配", "Unassigned"),
  quarter: phrase("第{{quarter}}季度", "第{{quarter}}季", "Q{{quarter}}"),
  actual: phrase("实际", "實際", "Actual"),
  actualHint: phrase("年初至今", "年初至今", "Year to date"),
  attainment: phrase("达成率", "達成率", "Attainment"),
  lastYear: phrase("去年", "去年", "Last year"),
  onlyUsed: phrase("只看有数字的行", "只看有數字的列", "Only rows with figures"),
  empty: phrase(
    "这家酒店还没有业务员，请先添加人员。",
    "這家飯店還沒有業務員，請先新增人員。",
    "There are no reps yet. Add people first.",
  ),
  refusals: {
    negative: phrase("目标不能是负数", "目標不能是負數", "a target cannot be negative"),
    "not-whole": phrase("目标要是整数", "目標要是整數", "a target is a whole number"),
    "no-such-year": phrase("年度或指标无效", "年度或指標無效", "there is no such year or metric"),
    "no-such-cell": phrase("目标表里没有这一格", "目標表裡沒有這一格", "there is no such cell in the target grid"),
    "not-yours": phrase("不在您的团队", "不在您的團隊", "not your team's"),
    "below-locked": phrase(
      "合计小于不能改的部分",
      "合計小於不能改的部分",
      "the sum is less than what cannot be changed below it",
    ),
    "do-not-add-up": phrase("合计与明细不符", "合計與明細不符", "the sum does not fit the months set with it"),
    "staff-not-found": phrase("没有这位员工", "沒有這位員工", "There is no such person on the staff"),
  },
} satisfies Words;
