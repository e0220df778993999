// Forms with every kind of control, with tokens that scripts write late, and with traps for robots.

const ADDRESS = `<label>E-mail <input type="email" name="email" required></label>`;
const EMAIL = ["type", "[name=email]", "Ada@Example.ORG"];
const TRAPS = [
  ["no display", `<input name="url" style="display: none">`],
  ["the attribute hidden", `<div hidden><input name="url" autocomplete="off"></div>`],
  ["a place off the screen", `<input name="email_confirm" style="position: absolute; left: -9999px" tabindex="-1" aria-hidden="true">`],
  ["no tab stop and no height", `<div style="height: 0; overflow: hidden"><input type="text" name="mail" tabindex="-1" autocomplete="off"></div>`],
  ["a clip", `<label style="position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden">Nothing here <input name="website" tabindex="-1" value="keep"></label>`],
  ["no opacity", `<input name="phone" style="opacity: 0; position: absolute; z-index: -1" tabindex="-1" aria-label="None">`],
  ["visibility", `<span style="visibility: hidden"><input type="email" name="email_again"></span>`],
];

const post = (inner, attributes = "") =>
  `<form action="/join" method="post" ${attributes}>${inner}<button>Join</button></form>`;

export default [
  {
    name: "a token that a script writes after the person has begun",
    html: post(`${ADDRESS}<input type="hidden" name="token" value="OLD">`),
    script: `document.querySelector("[name=email]").addEventListener("input", () => document.querySelector("[name=token]").value = "NEW")`,
    steps: [EMAIL],
  },
  {
    name: "a captcha's field that a script appends late, in a frame's place",
    html: post(`${ADDRESS}<div class="cf-turnstile"></div>`),
    script: `document.querySelector("[name=email]").addEventListener("input", () => {
      document.querySelector(".cf-turnstile").innerHTML = '<input type="hidden" name="cf-turnstile-response" value="0.tok">' })`,
    steps: [EMAIL],
    ready: "[name=cf-turnstile-response]",
  },
  {
    name: "a captcha's hidden text area, as reCAPTCHA and hCaptcha have it",
    html: post(`${ADDRESS}<div class="g-recaptcha"><textarea id="g-recaptcha-response" name="g-recaptcha-response" style="display: none"></textarea></div>`),
    script: `document.querySelector("[name=email]").addEventListener("input", () => document.querySelector("textarea").value = "03AFcW\\nab")`,
    steps: [EMAIL],
  },
  {
    name: "a script that writes when it hears the form's submit event",
    html: post(`${ADDRESS}<input type="hidden" name="at" value="">`),
    script: `document.querySelector("form").addEventListener("submit", () => document.querySelector("[name=at]").value = "press")`,
    steps: [EMAIL],
  },
  {
    name: "a script that adds to the data when it is gathered",
    html: post(ADDRESS),
    script: `document.querySelector("form").addEventListener("formdata", (event) => event.formData.append("added", "by script"))`,
    steps: [EMAIL],
  },
  { name: "a date", html: post(`${ADDRESS}<input type="date" name="born" aria-label="Born">`), steps: [EMAIL, ["set", "[name=born]", "1815-12-10"]] },
  {
    name: "a month, a week, a time and a local time",
    html: post(`${ADDRESS}<input type="month" name="m" aria-label="m"><input type="week" name="w" aria-label="w"><input type="time" name="t" aria-label="t"><input type="datetime-local" name="d" aria-label="d">`),
    steps: [EMAIL, ["set", "[name=m]", "2026-02"], ["set", "[name=w]", "2026-W05"], ["set", "[name=t]", "07:30"], ["set", "[name=d]", "2026-02-03T04:05"]],
  },
  { name: "a number", html: post(`${ADDRESS}<input type="number" name="n" min="1" max="9" value="3" aria-label="n">`), steps: [EMAIL, ["set", "[name=n]", "7"]] },
  { name: "a range, left where it stands", html: post(`${ADDRESS}<input type="range" name="r" min="0" max="10" aria-label="r">`), steps: [EMAIL] },
  { name: "a color", html: post(`${ADDRESS}<input type="color" name="c" value="#ff8800" aria-label="c">`), steps: [EMAIL] },
  { name: "a telephone, an address of a page, a search and a password", html: post(`${ADDRESS}<input type="tel" name="t" aria-label="t"><input type="url" name="u" aria-label="u"><input type="search" name="s" aria-label="s"><input type="password" name="p" aria-label="p">`), steps: [EMAIL, ["type", "[name=t]", "+56 2 1"], ["type", "[name=u]", "https://example.org/?a=b&c"], ["type", "[name=s]", "x y"], ["type", "[name=p]", "s%+c"]] },
  {
    name: "a text area with lines",
    html: post(`${ADDRESS}<textarea name="why" aria-label="Why"></textarea>`),
    steps: [EMAIL, ["type", "textarea", "one\ntwo\n\nthree"]],
  },
  {
    name: "a text area whose lines are broken by force",
    html: post(`${ADDRESS}<textarea name="why" aria-label="Why" wrap="hard" cols="10"></textarea>`),
    steps: [EMAIL, ["type", "textarea", "a long line that is broken by force"]],
  },
  {
    name: "a list of proposals, a meter, a progress bar and an output",
    html: post(`${ADDRESS}<input name="town" list="towns" aria-label="Town"><datalist id="towns"><option value="Iquique"><input type="hidden" name="inner" value="no"></datalist>
      <output name="sum">4</output><meter value="0.5"></meter><progress value="1"></progress><object></object>`),
    steps: [EMAIL, ["type", "[name=town]", "Arica"]],
  },
  { name: "the encoding's name", html: post(`${ADDRESS}<input type="hidden" name="_charset_">`), steps: [EMAIL] },
  {
    name: "the direction of what is typed",
    html: post(`${ADDRESS}<input type="text" name="say" dirname="say.dir" dir="auto" aria-label="Say"><textarea name="more" dirname="more.dir" dir="rtl" aria-label="More"></textarea>`),
    steps: [EMAIL, ["type", "[name=say]", "שלום"], ["type", "[name=more]", "x"]],
  },
  { name: "a file that nobody chose, in a form of the usual kind", html: post(`${ADDRESS}<input type="file" name="photo" aria-label="Photo">`), steps: [EMAIL] },
  { name: "a file that nobody chose, in parts", html: post(`${ADDRESS}<input type="file" name="photo" aria-label="Photo">`, `enctype="multipart/form-data"`), steps: [EMAIL] },
  {
    name: "a file, in parts",
    html: post(`${ADDRESS}<input type="file" name="photo" aria-label="Photo">`, `enctype="multipart/form-data"`),
    steps: [EMAIL, ["file", "[name=photo]", "fünf \"k\".txt", "a\r\nb\nc"]],
  },
  {
    name: "two files of one field, in parts",
    html: post(`${ADDRESS}<input type="file" name="photos[]" multiple aria-label="Photos">`, `enctype="multipart/form-data"`),
    steps: [EMAIL, ["file", "[type=file]", "one.txt", "1", "two.html", "<p>2"]],
  },
  {
    name: "a custom element that gives the form a value",
    html: post(`${ADDRESS}<rating-stars name="stars"></rating-stars>`),
    script: `customElements.define("rating-stars", class extends HTMLElement {
      static formAssociated = true; constructor() { super(); this.attachInternals().setFormValue("5") } })`,
    steps: [EMAIL],
  },
  ...TRAPS.map(([means, trap]) => ({ name: `a trap for robots, hidden by ${means}`, html: post(trap + ADDRESS), steps: [EMAIL] })),
];
