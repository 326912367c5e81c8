import { phrase, type Words } from "../../kernel/words.ts";

/** The text that is accepted. Another word in it is another version: raise `dutyVersion` with it. (A2.8) */
export const dutyText = {
  scope: phrase(
    "我对客户信息负有保密责任：客户和联系人的姓名、电话、邮箱、微信、地址、生日、喜好与特殊需求、入住和消费记录、沟通记录、投诉，以及价格、合同和账款。不向任何无关第三方透露。",
    "我對客戶資訊負有保密責任：客戶和聯絡人的姓名、電話、電子郵件、微信、地址、生日、喜好與特殊需求、入住和消費紀錄、溝通紀錄、投訴，以及價格、合約和帳款。不向任何無關第三方透露。",
    "I keep client information confidential: names, phones, mail and WeChat addresses, birthdays, preferences and special needs of clients and contacts, their stays and spending, what was said, complaints, prices, contracts and accounts. I pass none of it to unrelated third parties.",
  ),
  need: phrase(
    "我只查看和使用工作所需的客户信息，只用自己的账号，不让别人用我的登录。",
    "我只查看和使用工作所需的客戶資訊，只用自己的帳號，不讓別人用我的登入。",
    "I look at and use only what my work needs, under my own account, and let nobody else work under it.",
  ),
  masks: phrase(
    "打码的号码和地址只在工作需要时才显示全部，并写明真实的理由。",
    "遮罩的號碼和地址只在工作需要時才顯示全部，並寫明真實的理由。",
    "I reveal a masked number or address only when my work needs it, and give the true reason.",
  ),
  copies: phrase(
    "不在系统外另存客户信息：不拍照、不截屏、不抄录、不存入私人手机、邮箱、聊天软件或网盘。工作需要的文件用完即删。",
    "不在系統外另存客戶資訊：不拍照、不截圖、不抄錄、不存入私人手機、信箱、通訊軟體或雲端硬碟。工作需要的檔案用完即刪。",
    "I keep no copies outside the system: no photos, no screenshots, no notes, nothing on a private phone, mailbox, chat or drive. A file that my work needs is deleted once it has served.",
  ),
  exports: phrase(
    "我知道每一次导出、每一次显示号码都会被记录，并可能被核查。",
    "我知道每一次匯出、每一次顯示號碼都會被記錄，並可能被查核。",
    "I know that every export and every reveal is recorded and may be examined.",
  ),
  report: phrase(
    "发现或怀疑客户信息泄露、误发或丢失，我会立即报告经理。",
    "發現或懷疑客戶資訊外洩、誤發或遺失，我會立即報告經理。",
    "If I find or suspect that client information has leaked, gone astray or been lost, I tell my manager at once.",
  ),
  leaving: phrase(
    "调岗或离职以后，保密责任依然有效；我不带走任何客户信息。",
    "調職或離職以後，保密責任依然有效；我不帶走任何客戶資訊。",
    "The duty lasts after I change my post or leave. I take no client information with me.",
  ),
} satisfies Words;

export const dutyWords = {
  title: phrase("保密责任", "保密責任", "Confidentiality"),
  lead: phrase(
    "开始工作之前，请阅读并接受。适用于{{property}}的每一位员工。",
    "開始工作之前，請閱讀並接受。適用於{{property}}的每一位員工。",
    "Please read and accept this before you begin. It holds for everybody who works at {{property}}.",
  ),
  changed: phrase(
    "保密责任的内容有更新，请重新阅读并接受。适用于{{property}}的每一位员工。",
    "保密責任的內容有更新，請重新閱讀並接受。適用於{{property}}的每一位員工。",
    "The text has changed. Please read and accept it again. It holds for everybody who works at {{property}}.",
  ),
  text: dutyText,
  version: phrase("第 {{version}} 版", "第 {{version}} 版", "Version {{version}}"),
  tick: phrase("我已阅读，并愿意遵守。", "我已閱讀，並願意遵守。", "I have read this and will keep to it."),
  accept: phrase("接受并继续", "接受並繼續", "Accept and go on"),
  acceptedOn: phrase(
    "您已于 {{at}} 接受第 {{version}} 版。",
    "您已於 {{at}} 接受第 {{version}} 版。",
    "You accepted version {{version}} on {{at}}.",
  ),
  notYet: phrase("尚未接受", "尚未接受", "Not accepted yet"),
  outOfDate: phrase(
    "第 {{version}} 版，已不是现行版本",
    "第 {{version}} 版，已非現行版本",
    "Version {{version}}, not in force any more",
  ),
} satisfies Words;

export const dutyRefusals = {
  "duty-not-accepted": phrase(
    "请先登录，阅读并接受保密责任，然后才能开始工作。",
    "請先登入，閱讀並接受保密責任，然後才能開始工作。",
    "Sign in and accept the confidentiality duty first. Work begins after that.",
  ),
  "duty-outdated": phrase(
    "保密责任的内容已经更新。请重新打开页面，阅读现行的文本。",
    "保密責任的內容已經更新。請重新開啟頁面，閱讀現行的文本。",
    "The text has changed meanwhile. Load the page again and read the one in force.",
  ),
} satisfies Words;
