import { phrase, type Phrase, type Words } from "../../kernel/words.ts";

/** The limit, what uses it, and what is left. */
export const exposureWords = {
  title: phrase("信用占用", "信用占用", "Credit used"),
  exposure: phrase("占用", "占用", "Used"),
  headroom: phrase("可用额度", "可用額度", "Headroom"),
  over: phrase("超额 {{amount}}", "超額 {{amount}}", "{{amount}} over"),
  parts: {
    balance: phrase("应收余额", "應收餘額", "Balance"),
    unbilled: phrase("未开账单的住宿", "未開帳單的住宿", "Stays not billed yet"),
    reserved: phrase("已预留", "已預留", "Reserved"),
  },
  kinds: {
    item: phrase("账目", "帳目", "Ledger item"),
    stay: phrase("住宿", "住宿", "Stay"),
    reservation: phrase("手工预留", "手工預留", "Reserved by hand"),
  },
  rows: {
    about: phrase("编号", "編號", "Reference"),
    day: phrase("日期", "日期", "Day"),
    whole: phrase("全额", "全額", "Whole amount"),
    counts: phrase("计入", "計入", "Counts"),
    none: phrase("没有占用额度的项目。", "沒有占用額度的項目。", "Nothing uses the limit."),
    elsewhere: phrase(
      "另有 {{amount}} 属于共用额度的其他客户",
      "另有 {{amount}} 屬於共用額度的其他客戶",
      "{{amount}} more is of other clients that share the limit",
    ),
    shown: phrase(
      "显示 {{shown}} / {{count}} 行，合计包含全部",
      "顯示 {{shown}} / {{count}} 列，合計包含全部",
      "{{shown}} of {{count}} rows shown; the total is of all",
    ),
  },
  group: {
    shared: phrase("与下级客户共用额度", "與下級客戶共用額度", "One limit for this client and the files below it"),
    of: phrase("额度属于 {{name}}", "額度屬於 {{name}}", "The limit is that of {{name}}"),
    members_one: phrase("{{count}} 个客户共用", "{{count}} 個客戶共用", "{{count}} client shares it"),
    members_other: phrase("{{count}} 个客户共用", "{{count}} 個客戶共用", "{{count}} clients share it"),
    since: phrase("{{date}} 起，由 {{who}} 设置", "{{date}} 起，由 {{who}} 設定", "Since {{date}}, set by {{who}}"),
    system: phrase("系统", "系統", "the house"),
    set: phrase("已设置", "已設定", "Set"),
  },
  settings: {
    horizon: phrase("预留计入的天数", "預留計入的天數", "Days ahead that a reservation uses the limit"),
    unbilled: phrase(
      "离店后未开账单仍计入的天数",
      "退房後未開帳單仍計入的天數",
      "Days after departure that an unbilled stay uses the limit",
    ),
    noneMeansCash: phrase("未授信的客户只能现付", "未授信的客戶只能現付", "A client without a limit pays cash"),
  },
} satisfies Words & { parts: Record<string, Phrase> };
