// What snippets say, in the languages that the widget speaks: its own words, from src/words.

/** @typedef {{ news: string, newsletter: string, email: string, subscribe: string }} Phrases */

/** @type {Record<string, [news: string, newsletter: string, email: string, subscribe: string]>} */
const PHRASES = {
  en: ["News", "Newsletter", "E-mail address", "Subscribe"],
  ar: ["الأخبار", "النشرة البريدية", "عنوان البريد الإلكتروني", "اشتراك"],
  de: ["Nachrichten", "Newsletter", "E-Mail-Adresse", "Abonnieren"],
  es: ["Noticias", "Boletín informativo", "Correo electrónico", "Suscribirse"],
  fr: ["Actualités", "Lettre d’information", "Adresse e-mail", "S’abonner"],
  id: ["Berita", "Buletin", "Alamat email", "Berlangganan"],
  ja: ["ニュース", "ニュースレター", "メールアドレス", "登録する"],
  ko: ["소식", "뉴스레터", "이메일 주소", "구독하기"],
  mn: ["Мэдээ", "Мэдээллийн товхимол", "И-мэйл хаяг", "Захиалах"],
  pt: ["Notícias", "Boletim informativo", "Endereço de e-mail", "Assinar"],
  ru: ["Новости", "Новостная рассылка", "Адрес электронной почты", "Подписаться"],
  th: ["ข่าวสาร", "จดหมายข่าว", "ที่อยู่อีเมล", "สมัครรับข่าวสาร"],
  vi: ["Tin tức", "Bản tin", "Địa chỉ email", "Đăng ký"],
  "zh-Hant": ["最新消息", "電子報", "電子郵件地址", "訂閱"],
  zh: ["新闻", "电子通讯", "电子邮箱地址", "订阅"],
};

export const LANGUAGES = Object.keys(PHRASES);

/** Scripts that are written from right to left, by the languages that use them. */
const RTL = /^(ar|dv|fa|he|ps|ug|ur|yi)\b|-(Arab|Hebr)\b/i;

/** @param {string} language a tag, or nothing @returns {"rtl" | "ltr"} */
export const directionOf = (language) => (RTL.test(language) ? "rtl" : "ltr");

/** The words of the nearest language that has any. @param {string} language */
export function phrasesIn(language) {
  const [news, newsletter, email, subscribe] = PHRASES[nearest(language)];
  return { news, newsletter, email, subscribe };
}

/** @param {string} language */
export function nearest(language) {
  const [tongue, ...rest] = language.toLowerCase().split("-");
  const isTraditional = tongue === "zh" && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part));
  if (isTraditional) return "zh-Hant";
  return Object.hasOwn(PHRASES, tongue) ? tongue : "en";
}
