import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const productionPage = {
  purpose: phrase(
    "按客户、业务员、月份、类别或渠道看住宿的间夜和收入，并与去年同期比较。",
    "按客戶、業務員、月份、類別或渠道看住宿的間夜和收入，並與去年同期比較。",
    "Room nights and revenue of stays by client, rep, month, class or channel, beside the year before.",
  ),
  jobs: [
    {
      title: phrase("看一段时间的业绩", "看一段時間的業績", "See how a period went"),
      steps: [
        phrase(
          "选起止日期，再选[[stays.production.by]]哪一项分组。",
          "選起止日期，再選[[stays.production.by]]哪一項分組。",
          "Choose from and to, then what to group [[stays.production.by]].",
        ),
        phrase(
          "点一行深入：例如先按类别，再点开看其中的客户。",
          "點一列深入：例如先按類別，再點開看其中的客戶。",
          "Press a row to go in: by class first, then the clients within it.",
        ),
        phrase(
          "[[kernel.export]]得到同样内容的表格文件。",
          "[[kernel.export]]得到同樣內容的表格檔案。",
          "[[kernel.export]] gives the same rows as a file.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase(
        "[[stays.production.roomNights]]",
        "[[stays.production.roomNights]]",
        "[[stays.production.roomNights]]",
      ),
      meaning: phrase(
        "房间数乘以晚数；日租为 0 间夜但计收入。跨月的住宿按夜分到两个月。",
        "房間數乘以晚數；日租為 0 間夜但計收入。跨月的住宿按夜分到兩個月。",
        "Rooms times nights; day use has 0 nights but revenue. A stay over a month's end is split by night.",
      ),
      clauses: ["B1.5"],
    },
    {
      name: phrase("[[stays.production.revenue]]", "[[stays.production.revenue]]", "[[stays.production.revenue]]"),
      meaning: phrase(
        "房费、餐饮、会议和其他收入，按消费日计。只计在住和已离店；暂定和确认的预订另计。",
        "房費、餐飲、會議和其他收入，按消費日計。只計在住和已離店；暫定和確認的預訂另計。",
        "Rooms, food and beverage, meetings and other, by the day of consumption. Only stays in house and completed count; tentative and definite ones are apart.",
      ),
      clauses: ["A5.10"],
    },
    {
      name: phrase("[[stays.production.rep]]", "[[stays.production.rep]]", "[[stays.production.rep]]"),
      meaning: phrase(
        "当晚负责该客户的人，后来换人不影响过去。",
        "當晚負責該客戶的人，後來換人不影響過去。",
        "Whoever owned the client on that night; a later change of owner moves nothing.",
      ),
      clauses: ["A5.10"],
    },
    {
      name: phrase("[[stays.production.growth]]", "[[stays.production.growth]]", "[[stays.production.growth]]"),
      meaning: phrase(
        "与一年前相同的日期范围比较。",
        "與一年前相同的日期範圍比較。",
        "Against the same dates one year before.",
      ),
      clauses: ["A5.10"],
    },
  ],
  see: ["targets", "clients-id"],
} satisfies GuidePage;
