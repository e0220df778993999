// Feeds of any length for the bench: news of an invented museum in six languages, with pictures of
// its own, some summaries and some HTML. The same number always gives the same feed.

const LANGUAGES = [
  {
    tag: "en",
    who: ["The weavers’ guild", "A school on the coast", "The puppet theatre", "Our boat builders"],
    what: ["opens its archive", "repairs a bell of 1893", "teaches forty children", "sails again"],
    where: [
      "in the harbour",
      "on the north shore",
      "after the long winter",
      "with partners from four countries",
    ],
    text: "Visitors may watch the work every Saturday, and whoever wishes to try is given tools and a place at the table.",
  },
  {
    tag: "zh",
    who: ["渔港博物馆", "皮影戏团", "山村小学", "造船工匠"],
    what: ["开放新的档案室", "修复百年古钟", "举办传统节日", "完成第一件作品"],
    where: ["与四国伙伴合作", "在北岸展厅", "迎来第一批参观者", "历时三年"],
    text: "每逢周六，观众可以在现场观看制作过程；愿意动手的人会得到工具和一个座位，由师傅亲自指导。",
  },
  {
    tag: "ja",
    who: ["港の博物館", "人形芝居の一座", "山あいの小学校", "船大工たち"],
    what: ["新しい資料室を公開", "百年前の鐘を修復", "伝統の祭りを再開", "最初の作品を完成"],
    where: ["四か国の協力で", "北岸の展示室にて", "三年ぶりに", "子どもたちとともに"],
    text: "毎週土曜日には作業の様子を見学でき、希望する方には道具と席を用意して職人が手ほどきします。",
  },
  {
    tag: "ko",
    who: ["항구 박물관", "인형극단", "산골 초등학교", "배 목수들"],
    what: ["새 자료실 공개", "백 년 된 종 복원", "전통 축제 재개", "첫 작품 완성"],
    where: ["네 나라와 함께", "북쪽 전시실에서", "삼 년 만에", "아이들과 더불어"],
    text: "토요일마다 작업 과정을 볼 수 있으며, 해 보고 싶은 분에게는 도구와 자리를 마련해 드립니다.",
  },
  {
    tag: "mn",
    who: ["Боомтын музей", "Хүүхэлдэйн театр", "Уулын сургууль", "Завь урлаачид"],
    what: [
      "шинэ архиваа нээлээ",
      "эртний хонхыг сэргээв",
      "уламжлалт баяраа хийлээ",
      "анхны бүтээлээ дуусгав",
    ],
    where: ["дөрвөн орны хамтаар", "хойд эрэгт", "гурван жилийн дараа", "хүүхдүүдтэй хамт"],
    text: "Бямба гараг бүр ажлын явцыг үзэж болох бөгөөд хүссэн хүнд багаж, суудал бэлэн байна.",
  },
  {
    tag: "ru",
    who: ["Портовый музей", "Кукольный театр", "Сельская школа", "Корабельные мастера"],
    what: [
      "открывает архив",
      "реставрирует колокол",
      "возвращает праздник",
      "завершает первую работу",
    ],
    where: [
      "вместе с четырьмя странами",
      "на северном берегу",
      "спустя три года",
      "при участии детей",
    ],
    text: "Каждую субботу можно увидеть мастеров за работой, а желающим дадут инструменты и место за столом.",
  },
];

/** How many pictures there are; items share them. */
export const PICTURES = 12;

const DAY_MS = 86_400_000;
const NEWEST_MS = Date.UTC(2026, 9, 31, 9);

/**
 * A JSON Feed 1.1 with `count` items, as the value that a publisher would serialise.
 * @param {number | string} count
 */
export function feed(count) {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: "News of the harbour museum",
    home_page_url: "/",
    language: "en",
    items: Array.from({ length: Number(count) }, (_, index) => item(index)),
  };
}

/** A short feed that tries to run scripts in the page by each way that a careless reader leaves open. */
export function hostileFeed() {
  const attack = "globalThis.hurt = true";
  const items = [1, 2, 3].map(item).map((item) => ({
    ...item,
    title: `<img src="/none.svg" onerror="${attack}"> ${item.title}`,
    url: `javascript:${attack}`,
    summary: undefined,
    content_html: `<p onclick="${attack}">Text<script>${attack}</script><img src="/none.svg" onerror="${attack}"></p>`,
  }));
  return { ...feed(0), items };
}

/** A feed whose first headline is one word that fits no line. */
export function longWordFeed() {
  const all = feed(3);
  all.items[0].title = "Donaudampfschiff".repeat(15);
  return all;
}

/** @param {number} index */
function item(index) {
  const { tag, who, what, where, text } = LANGUAGES[index % LANGUAGES.length];
  const turn = Math.floor(index / LANGUAGES.length);
  const subject = pick(who, turn);
  const headline = [subject, pick(what, turn / 4), pick(where, turn / 16)].join(" ");
  const date = new Date(NEWEST_MS - (index * DAY_MS) / 4).toISOString();
  return {
    id: `news-${index + 1}`,
    url: `/news/${index + 1}.html`,
    title: `${headline} (${index + 1})`,
    // Publishers give one or the other; HTML must be made harmless by whoever shows it.
    ...(index % 2 ? { summary: text } : { content_html: html(subject, text) }),
    image: `/pictures/${index % PICTURES}.svg`,
    date_published: date,
    language: tag,
    authors: [{ name: subject }],
    tags: [tag],
  };
}

/** @param {string} subject @param {string} text */
function html(subject, text) {
  return `<p><strong>${subject}.</strong> ${text} <a href="/more">…</a></p>`;
}

/** @template T @param {T[]} list @param {number} turn */
function pick(list, turn) {
  return list[Math.floor(turn) % list.length];
}

/**
 * A picture of some 400 bytes: what is measured is the widget, not how fast pictures come.
 * @param {number} number
 */
export function picture(number) {
  const hue = (number * 360) / PICTURES;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 12 8">
<path fill="hsl(${hue} 35% 80%)" d="M0 0h12v8H0z"/>
<path fill="hsl(${hue} 45% 45%)" d="M0 6q3-2 6 0t6 0v2H0z"/>
<path fill="hsl(${hue} 60% 30%)" d="M4 5.5 6 1l2 4.5z"/>
</svg>`;
}
