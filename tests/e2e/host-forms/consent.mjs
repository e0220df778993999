// Forms that ask the person for more than an address: consent, and which letters.

const ADDRESS = `<label>E-mail <input type="email" name="email" required></label>`;
const EMAIL = ["type", "[name=email]", "Ada@Example.ORG"];

const post = (inner) => `<form action="/join" method="post">${inner}<button>Join</button></form>`;

export default [
  {
    name: "a consent box in a label with a link",
    html: post(`${ADDRESS}<label><input type="checkbox" name="gdpr" value="yes" required> I have read the <a href="/privacy">policy</a></label>`),
    steps: [EMAIL, ["tick", "[name=gdpr]"]],
  },
  {
    name: "a consent box whose text is its aria-label alone",
    html: post(`${ADDRESS}<p><input type="checkbox" name="gdpr" value="yes" required aria-label="I agree"> I agree</p>`),
    steps: [EMAIL, ["tick", "[name=gdpr]"]],
  },
  {
    name: "a consent box without a value",
    html: post(`${ADDRESS}<label><input type="checkbox" name="ok" required> Fine</label>`),
    steps: [EMAIL, ["tick", "[name=ok]"]],
  },
  {
    name: "an optional box that was ticked beforehand, left so",
    html: post(`${ADDRESS}<label><input type="checkbox" name="share" value="yes" checked> Tell partners</label>`),
    steps: [EMAIL],
  },
  {
    name: "an optional box that was ticked beforehand, and the tick taken away",
    html: post(`${ADDRESS}<label><input type="checkbox" name="share" value="yes" checked> Tell partners</label>`),
    steps: [EMAIL, ["tick", "[name=share]"]],
  },
  {
    name: "two boxes that are both required",
    html: post(`${ADDRESS}<label><input type="checkbox" name="terms" value="1" required> The terms</label>
      <label><input type="checkbox" name="age" value="16" required> Over sixteen</label>`),
    steps: [EMAIL, ["tick", "[name=terms]"], ["tick", "[name=age]"]],
  },
  {
    name: "consent by two radio buttons, of which one is required",
    html: post(`${ADDRESS}<label><input type="radio" name="agree" value="y" required> Yes</label><label><input type="radio" name="agree" value="n"> No</label>`),
    steps: [EMAIL, ["tick", "[value=y]"]],
  },
  {
    name: "letters by boxes of one name",
    html: post(`${ADDRESS}<fieldset><legend>Which?</legend><label><input type="checkbox" name="list[]" value="a"> A</label>
      <label><input type="checkbox" name="list[]" value="b" checked> B</label><label><input type="checkbox" name="list[]" value="c"> C</label></fieldset>`),
    steps: [EMAIL, ["tick", "[value=a]"], ["tick", "[value=c]"]],
  },
  {
    name: "letters by a select with groups, its default left",
    html: post(`${ADDRESS}<select name="list" aria-label="Which"><optgroup label="North"><option value="a">A<option>B b</optgroup>
      <optgroup label="South"><option value="c" selected>C</optgroup></select>`),
    steps: [EMAIL],
  },
  {
    name: "letters by a select with groups, another chosen, whose text is its value",
    html: post(`${ADDRESS}<select name="list" aria-label="Which"><optgroup label="North"><option value="a">A<option>B  b</optgroup>
      <optgroup label="South"><option value="c" selected>C</optgroup></select>`),
    steps: [EMAIL, ["tick", "optgroup option:nth-child(2)"]],
  },
  {
    name: "letters by a select that takes several, one of them out of bounds",
    html: post(`${ADDRESS}<select name="lists" multiple aria-label="Which"><option value="a" selected>A<option value="b">B<option value="c" selected disabled>C</select>`),
    steps: [EMAIL, ["tick", "select [value='b']"]],
  },
  {
    name: "a required select that shows a hint first",
    html: post(`${ADDRESS}<select name="country" required aria-label="Country"><option value="">Please choose<option value="CL">Chile<option value="NL">The Netherlands</select>`),
    steps: [EMAIL, ["tick", "select [value='NL']"]],
  },
  {
    name: "how often, by radio buttons",
    html: post(`${ADDRESS}<label><input type="radio" name="often" value="day" checked> Daily</label><label><input type="radio" name="often" value="week"> Weekly</label>`),
    steps: [EMAIL, ["tick", "[value=week]"]],
  },
  {
    name: "a required name, a select and a button with a value",
    html: `<form action="/join" method="post">${ADDRESS}<label>First name <input type="text" name="FNAME" required></label>
      <select name="list" aria-label="Which"><option value="a">A<option value="b" selected>B</select><button name="go" value="1">Join</button></form>`,
    steps: [EMAIL, ["type", "[name=FNAME]", "Ada"]],
  },
  {
    name: "a name before the address, both of them text fields",
    html: `<form action="/join" method="post"><label>Name <input type="text" name="name"></label><label>E-mail <input type="text" name="email"></label><input type="submit" value="Join"></form>`,
    steps: [["type", "[name=name]", "Ada King"], EMAIL],
    press: "[type=submit]",
  },
  {
    name: "two fields for the address: which one is it, only the host knows",
    html: post(`${ADDRESS}<label>Once more <input type="email" name="email2"></label>`),
    steps: [EMAIL, ["type", "[name=email2]", "ada@example.net"]],
    address: "Ada@Example.ORG",
    isLeftAlone: true,
  },
  {
    name: "two fields for the address, and the element says which",
    html: `<signup name="email">${post(`${ADDRESS}<label>A friend's <input type="email" name="friend"></label>`)}</signup>`,
    steps: [["type", "input[name=email]", "Ada@Example.ORG"], ["type", "[name=friend]", "bo@example.net"]],
  },
];
