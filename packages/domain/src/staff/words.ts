import { phrase, type Words } from "../kernel/words.ts";
import { absenceRefusals, absenceWords } from "./absence/words.ts";
import { dutyRefusals, dutyWords } from "./duty/words.ts";
import { handOverRefusals, handOverWords } from "./hand-over/words.ts";

export const staffWords = {
  title: phrase("人员", "人員", "People"),
  roles: {
    director: phrase("总监", "總監", "Director"),
    manager: phrase("销售经理", "業務經理", "Sales manager"),
    rep: phrase("销售代表", "業務代表", "Sales rep"),
    finance: phrase("财务", "財務", "Finance"),
    desk: phrase("前台", "櫃檯", "Front desk"),
    admin: phrase("系统管理员", "系統管理員", "Administrator"),
    auditor: phrase("审计", "稽核", "Auditor"),
  },
  signIn: {
    title: phrase("登录", "登入", "Sign in"),
    lead: phrase("欢迎回来。", "歡迎回來。", "Welcome back."),
    email: phrase("邮箱", "電子郵件", "Email"),
    password: phrase("密码", "密碼", "Password"),
    show: phrase("显示或隐藏输入的内容", "顯示或隱藏輸入的內容", "Show or hide what is typed"),
    submit: phrase("登录", "登入", "Sign in"),
    linkHint: phrase(
      "还没有密码？请打开管理员发给您的一次性链接。",
      "還沒有密碼？請開啟管理員寄給您的一次性連結。",
      "No password yet? Open the one-time link your administrator gave you.",
    ),
    pitch: phrase(
      "客户、账款、口碑，一处掌握。",
      "客戶、帳款、口碑，一處掌握。",
      "Clients, receivables and guests' voices, in one place.",
    ),
    pitchMore: phrase(
      "酒店销售部每天的工作都从这里开始。",
      "飯店業務部每天的工作都從這裡開始。",
      "Where a hotel's sales department starts its day.",
    ),
  },
  link: {
    title: phrase("一次性登录", "一次性登入", "One-time sign-in"),
    lead: phrase(
      "这个链接只能使用一次。点击下面的按钮即可登录。",
      "這個連結只能使用一次。點擊下面的按鈕即可登入。",
      "This link works once. Press the button to sign in.",
    ),
    submit: phrase("登录", "登入", "Sign in"),
    missing: phrase(
      "链接不完整。请从邮件或终端里完整复制它。",
      "連結不完整。請從郵件或終端機裡完整複製它。",
      "The link is incomplete. Copy all of it.",
    ),
    toSignIn: phrase("改用密码登录", "改用密碼登入", "Use a password instead"),
  },
  account: {
    signOut: phrase("退出登录", "登出", "Sign out"),
    setPassword: phrase("设置密码", "設定密碼", "Set password"),
    current: phrase("当前密码", "目前密碼", "Current password"),
    next: phrase("新密码", "新密碼", "New password"),
    nextHint: phrase("至少 10 个字符。", "至少 10 個字元。", "At least 10 characters."),
    again: phrase("再输入一次", "再輸入一次", "Once more"),
    notSame: phrase("两次输入不一样。", "兩次輸入不一樣。", "The two are not the same."),
    tooShort: phrase("密码至少要 10 个字符。", "密碼至少要 10 個字元。", "A password needs at least 10 characters."),
    passwordSet: phrase("密码已设置。", "密碼已設定。", "Your password is set."),
    switchProperty: phrase("切换酒店", "切換飯店", "Switch property"),
  },
  list: {
    name: phrase("姓名", "姓名", "Name"),
    email: phrase("邮箱", "電子郵件", "Email"),
    role: phrase("职务", "職務", "Role"),
    team: phrase("团队", "團隊", "Team"),
    since: phrase("起始日期", "起始日期", "Since"),
    lead: phrase(
      "在这家酒店任职的人员和他们的职务。",
      "在這家飯店任職的人員和他們的職務。",
      "Who works at this hotel, and in which role.",
    ),
    empty: phrase("这家酒店还没有人员。", "這家飯店還沒有人員。", "Nobody works at this hotel yet."),
  },
  add: {
    insteadOf: phrase("由{{held}}改任{{role}}", "由{{held}}改任{{role}}", "Change from {{held}} to {{role}}"),
    open: phrase("添加人员", "新增人員", "Add a person"),
    emailNotValid: phrase("邮箱地址不完整。", "電子郵件地址不完整。", "This is not a complete email address."),
    link: phrase(
      "把这个一次性登录链接交给本人，只在这里显示一次。",
      "把這個一次性登入連結交給本人，只在這裡顯示一次。",
      "Give this one-time sign-in link to the person. It is shown only here, only once.",
    ),
    known: phrase(
      "已添加。此人也在集团的其他酒店任职，照常登录后切换到这家酒店即可。",
      "已新增。此人也在集團的其他飯店任職，照常登入後切換到這家飯店即可。",
      "Added. This person works at another hotel of the group too, signs in as before and switches to this one.",
    ),
  },
  absence: absenceWords,
  duty: dutyWords,
  handOver: handOverWords,
  refusals: {
    ...absenceRefusals,
    ...dutyRefusals,
    ...handOverRefusals,
    "link-not-valid": phrase(
      "这个链接已经用过或已过期。请向管理员要一个新的。",
      "這個連結已經用過或已過期。請向管理員要一個新的。",
      "This link was used or has expired. Ask your administrator for a new one.",
    ),
    "no-role": phrase(
      "您在任何酒店都没有有效的职务。",
      "您在任何飯店都沒有有效的職務。",
      "You hold no role at any hotel at present.",
    ),
    "works-here-already": phrase(
      "{{email}} 在这里已有别的职务（{{role}}）。确认后才会改任。",
      "{{email}} 在這裡已有別的職務（{{role}}）。確認後才會改任。",
      "{{email}} works here already, in another role ({{role}}). Confirm to change it.",
    ),
    "needs-approval": phrase("这个职务须由总监批准。", "這個職務須由總監核准。", "A director decides on this role."),
    "own-role": phrase(
      "不能给自己安排职务。请另一位管理员来做。",
      "不能給自己安排職務。請另一位管理員來做。",
      "You cannot give a role to yourself. Ask another administrator.",
    ),
    "password-wrong": phrase("当前密码不对。", "目前密碼不對。", "The current password is not right."),
    "sign-in-failed": phrase("邮箱或密码不对。", "電子郵件或密碼不對。", "The email or the password is not right."),
    unknown: phrase("没有这位人员。", "沒有這位人員。", "There is no such person."),
  },
} satisfies Words;
