// Forms that differ in how and where they are sent.

const ADDRESS = `<label>E-mail <input type="email" name="email" required></label>`;
const EMAIL = ["type", "[name=email]", "Ada@Example.ORG"];

/** A hidden field for each property and each method, which takes its name. */
const NAMED_LIKE_ALL = `const form = document.querySelector("form");
  const fields = [];
  for (let from = form; from; from = Object.getPrototypeOf(from)) {
    for (const name of Object.getOwnPropertyNames(from)) {
      if (/^[a-z]/i.test(name)) fields.push(Object.assign(document.createElement("input"), { type: "hidden", name, value: "v" }));
    }
  }
  form.append(...fields);`;

/** The driver of Chromium walks up a page by the nodes' own properties, and never ends there. */
const WALKS = ["chromium"];

const form = (attributes, inner = `${ADDRESS}<button>Join</button>`) => `<form ${attributes}>${inner}</form>`;

export default [
  { name: "by get", html: form(`action="/join" method="get"`), steps: [EMAIL] },
  { name: "by get, over a query that was there", html: form(`action="/join?old=1#there" method="get"`), steps: [EMAIL] },
  { name: "without a method", html: form(`action="/join"`), steps: [EMAIL] },
  { name: "by a method that no form has", html: form(`action="/join" method="put"`), steps: [EMAIL] },
  { name: "in parts", html: form(`action="/join" method="post" enctype="multipart/form-data"`), steps: [EMAIL] },
  { name: "as plain text", html: form(`action="/join" method="post" enctype="text/plain"`, `${ADDRESS}<textarea name="a b" aria-label="a"></textarea><button name="go" value="1=2">Join</button>`), steps: [EMAIL, ["type", "textarea", "x\ny"]] },
  { name: "in parts, but by get", html: form(`action="/join" method="get" enctype="multipart/form-data"`), steps: [EMAIL] },
  { name: "in a way that does not exist", html: form(`action="/join" method="post" enctype="application/json"`), steps: [EMAIL] },
  { name: "to where the button says", html: form(`action="/wrong" method="post"`, `${ADDRESS}<button formaction="/right">Join</button>`), steps: [EMAIL] },
  { name: "as the button says", html: form(`action="/join?a=1" method="get"`, `${ADDRESS}<button formmethod="post" formenctype="multipart/form-data">Join</button>`), steps: [EMAIL] },
  { name: "by get, since the button says so", html: form(`action="/join" method="post"`, `${ADDRESS}<input type="submit" formmethod="get" name="by" value="get">`), steps: [EMAIL], press: "[type=submit]" },
  { name: "without a check, since the button says so", html: form(`action="/join" method="post"`, `${ADDRESS}<input name="code" pattern="[0-9]+" value="abc" aria-label="Code"><button formnovalidate>Join</button>`), steps: [EMAIL] },
  { name: "by the second of two buttons", html: form(`action="/join" method="post"`, `${ADDRESS}<button name="do" value="daily">Daily</button><button id="second" name="do" value="weekly">Weekly</button>`), steps: [EMAIL], press: "#second" },
  { name: "by Enter, where the first of two buttons counts", html: form(`action="/join" method="post"`, `<button type="button" name="no" value="0">Help</button>${ADDRESS}<button name="do" value="daily">Daily</button><button name="do" value="weekly">Weekly</button>`), steps: [EMAIL], enter: "[name=email]" },
  { name: "by Enter, without any button", html: form(`action="/join" method="post"`, `${ADDRESS}<input type="hidden" name="list" value="news">`), steps: [EMAIL], enter: "[name=email]" },
  { name: "by an input without a value", html: form(`action="/join" method="post"`, `${ADDRESS}<input type="submit" name="go">`), steps: [EMAIL], press: "[type=submit]" },
  { name: "by a picture, with the place of the press", html: form(`action="/join" method="post"`, `${ADDRESS}<input type="image" name="go" alt="Join" width="40" height="20" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">`), steps: [EMAIL], press: "[type=image]" },
  { name: "by a picture without a name", html: form(`action="/join" method="post"`, `${ADDRESS}<input type="image" alt="Join" width="40" height="20" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">`), steps: [EMAIL], press: "[type=image]" },
  { name: "with fields from outside, before and after", html: `<input type="hidden" form="letters" name="first" value="1"><signup>${form(`id="letters" action="/join" method="post"`)}</signup><select form="letters" name="last" aria-label="Last"><option>2</select>`, steps: [EMAIL] },
  { name: "with a button of the element that belongs to the form by its id", html: `${form(`id="letters" action="/join" method="post"`, ADDRESS)}<button form="letters" name="go" value="far">Join</button>`, steps: [EMAIL], press: "[form]" },
  { name: "without what is disabled", html: form(`action="/join" method="post"`, `${ADDRESS}<input type="hidden" name="test" value="1" disabled><fieldset disabled><legend><input name="in-legend" value="sent" aria-label="l"></legend><input name="in-set" value="no" aria-label="s"></fieldset><button>Join</button>`), steps: [EMAIL] },
  { name: "without the address of a set that is disabled", html: form(`action="/join" method="post"`, `<fieldset disabled><input type="email" name="other" aria-label="Other"></fieldset>${ADDRESS}<button>Join</button>`), steps: [EMAIL] },
  { name: "without a type on the address", html: form(`action="/join" method="post"`, `<label>Your e-mail <input name="mail"></label><button>Join</button>`), steps: [["type", "[name=mail]", "Ada@Example.ORG"]] },
  { name: "with a type that does not exist on the address", html: form(`action="/join" method="post"`, `<input type="e-mail" name="email" aria-label="E-mail"><button>Join</button>`), steps: [EMAIL] },
  { name: "with the address known by its autocomplete alone", html: form(`action="/join" method="post"`, `<input name="f1" aria-label="One"><input name="f2" autocomplete="section-a email" aria-label="Two"><button>Join</button>`), steps: [["type", "[name=f2]", "Ada@Example.ORG"]] },
  { name: "with a search form before it", html: `${form(`action="/search"`, `<input type="text" name="q" aria-label="Search"><button id="find">Find</button>`)}${form(`action="/join" method="post"`, `${ADDRESS}<button id="join">Join</button>`)}`, steps: [EMAIL], press: "#join" },
  { name: "with fields that are named like parts of a form", html: form(`action="/join" method="post"`, `${["action", "method", "submit", "id", "elements", "enctype", "target", "requestSubmit", "checkValidity", "noValidate", "reset", "tagName"].map((name) => `<input type="hidden" name="${name}" value="v-${name}">`).join("")}${ADDRESS}<button name="length" value="9">Join</button>`), steps: [EMAIL] },
  { name: "with an address whose field is called name", html: form(`action="/join" method="post"`, `<input type="email" name="name" aria-label="E-mail"><button>Join</button>`), steps: [["type", "[type=email]", "Ada@Example.ORG"]] },
  { name: "with an address whose field is called action", html: form(`action="/join" method="post"`, `<input type="email" name="action" id="action" aria-label="E-mail"><button>Join</button>`), steps: [["type", "[type=email]", "Ada@Example.ORG"]] },
  { name: "without an action, on a page with a query", path: "/host?page=2&a=b", html: form(`method="post"`), steps: [EMAIL] },
  { name: "with an empty action, on a page with a query and a fragment", path: "/host?page=2#top", html: form(`action="" method="post"`), steps: [EMAIL] },
  { name: "without an action, by get, on a page with a query", path: "/host?page=2", html: form(``), steps: [EMAIL] },
  { name: "to an action with a query and a fragment", html: form(`action="/join?list=1&amp;x=%20y#done" method="post"`), steps: [EMAIL] },
  { name: "to a query alone", html: form(`action="?join=1" method="post"`), steps: [EMAIL] },
  { name: "to an address with blanks around and letters that need escapes", html: form(`action=" /jöin/ü b " method="post"`), steps: [EMAIL] },
  { name: "below a base", head: `<base href="/deep/er/">`, html: form(`action="join" method="post"`), steps: [EMAIL] },
  { name: "below a base, without an action", head: `<base href="/deep/er/">`, html: form(`method="post"`), steps: [EMAIL] },
  { name: "with names and values of other scripts", html: form(`action="/join" method="post"`, `${ADDRESS}<input name="名前" value="山田 & 太郎" aria-label="n"><input name="größe[]" value="½ + ½ = 100%" aria-label="g"><button name="los" value="✓">Join</button>`), steps: [EMAIL] },
  { name: "with names and values of other scripts, in parts", html: form(`action="/join" method="post" enctype="multipart/form-data"`, `${ADDRESS}<input name='na"me' value='q"uo' aria-label="n"><input name="größe[]" value="½" aria-label="g"><button name="los" value="✓">Join</button>`), steps: [EMAIL] },
  { name: "without the fields that have no name", html: form(`action="/join" method="post"`, `<input value="nameless" aria-label="x"><input name="" value="empty" aria-label="y">${ADDRESS}<button value="b">Join</button>`), steps: [EMAIL] },
  { name: "with names that come twice", html: form(`action="/join" method="post"`, `<input type="hidden" name="a" value="1">${ADDRESS}<input type="hidden" name="a" value="2"><input type="hidden" name="email" value="bo@example.net"><button name="a" value="3">Join</button>`), steps: [["type", "[type=email]", "Ada@Example.ORG"]] },
  { name: "to another window", html: form(`action="/join" method="post" target="_blank"`), steps: [EMAIL], ends: "elsewhere" },
  { name: "to another window, since its base says so", head: `<base target="_blank">`, html: form(`action="/join" method="post"`), steps: [EMAIL], ends: "elsewhere" },
  { name: "to this window, whatever its base says", head: `<base target="_blank">`, html: form(`action="/join" method="post" target=""`), steps: [EMAIL] },
  { name: "to this window, since the button says so", head: `<base target="_blank">`, html: form(`action="/join" method="post" target="letters"`, `${ADDRESS}<button formtarget="_self">Join</button>`), steps: [EMAIL] },
  { name: "to the window around, which is this one", html: form(`action="/join" method="post" target="_TOP"`), steps: [EMAIL] },
  { name: "to a window of its own name", head: `<script>window.name = "here"</script>`, html: form(`action="/join" method="post" target="here"`), steps: [EMAIL] },
  { name: "to a frame of the page", html: `${form(`action="/join" method="post" target="answer"`)}<iframe name="answer" title="Answer"></iframe>`, steps: [EMAIL], ends: "in a frame" },
  { name: "to a frame of the page, since its base says so", head: `<base target="answer">`, html: `${form(`action="/join" method="post"`)}<iframe name="answer" title="Answer"></iframe>`, steps: [EMAIL], ends: "in a frame" },
  { name: "with fields that are named like all that a form has", script: NAMED_LIKE_ALL, html: form(`action="/join" method="post"`, `${ADDRESS}<button id="join">Join</button>`), steps: [EMAIL], press: "#join", unless: WALKS },
  { name: "to another window, with fields that are named like all that a form has", script: NAMED_LIKE_ALL, html: form(`action="/join" method="post" target="_blank"`, `${ADDRESS}<button id="join">Join</button>`), steps: [EMAIL], press: "#join", ends: "elsewhere", unless: WALKS },
  { name: "with an address that has blanks around it", html: form(`action="/join" method="post"`, `<label>E-mail <input type="text" name="email"></label><button>Join</button>`), steps: [["type", "[name=email]", " Ada@Example.ORG "]], typed: " Ada@Example.ORG " },
  { name: "with a domain of other letters", html: form(`action="/join" method="post"`, `<label>E-mail <input type="text" name="email"></label><button>Join</button>`), steps: [["type", "[name=email]", "Ada@Bücher.org"]], typed: "Ada@Bücher.org", address: "Ada@xn--bcher-kva.org" },
  { name: "with a plus in the address", html: form(`action="/join" method="post"`), steps: [["type", "[name=email]", "ada.king+news@Example.ORG"]], typed: "ada.king+news@Example.ORG", address: "ada.king+news@example.org" },
  { name: "in another encoding that the form asks for", html: form(`action="/join" method="post" accept-charset="iso-8859-1"`, `${ADDRESS}<input name="ort" value="Köln €" aria-label="o"><input type="hidden" name="_charset_"><button>Join</button>`), steps: [EMAIL], ends: "in its place" },
];
