// Forms in the shapes in which web frameworks and content systems write theirs.

const EMAIL = ["type", "[name=email]", "Ada@Example.ORG"];

export default [
  {
    name: "Django's form as paragraphs, with its token",
    html: `<form action="/join/" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="xQ7">
      <p><label for="id_email">Address:</label> <input type="email" name="email" maxlength="254" required id="id_email" aria-describedby="id_email_helptext">
      <span class="helptext" id="id_email_helptext">Never shared.</span></p><button>Join</button></form>`,
    steps: [EMAIL],
  },
  {
    name: "Django's form with a prefix and a hidden initial twin",
    html: `<form action="/join/" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="xQ7">
      <input type="email" name="letter-email" id="id_letter-email"><input type="hidden" name="initial-letter-since" value="2026-01-02" id="initial-letter-id_letter-since">
      <select name="letter-often" id="id_letter-often"><option value="d">Daily</option><option value="w" selected>Weekly</option></select>
      <button type="submit" name="_save">Join</button></form>`,
    steps: [["type", "[type=email]", "Ada@Example.ORG"], ["tick", "select [value='d']"]],
  },
  {
    name: "Flask-WTF's form, whose button is a field",
    html: `<form method="post" action="" novalidate><input id="csrf_token" name="csrf_token" type="hidden" value="Im.a.b">
      <label for="email">Address</label><input id="email" name="email" required type="email" value="">
      <input id="accept" name="accept" type="checkbox" value="y"><label for="accept">Agreed</label>
      <input id="submit" name="submit" type="submit" value="Join"></form>`,
    steps: [EMAIL, ["tick", "#accept"]],
    press: "#submit",
  },
  {
    name: "Rails' form: nested names, a check mark, a hidden zero before the box",
    html: `<form class="new_user" id="new_user" action="/users" accept-charset="UTF-8" method="post"><input type="hidden" name="utf8" value="&#x2713;" autocomplete="off">
      <input type="hidden" name="authenticity_token" value="a+b/c==" autocomplete="off">
      <label for="user_email">Address</label><input type="email" name="user[email]" id="user_email">
      <input name="user[letters]" type="hidden" value="0" autocomplete="off"><input type="checkbox" value="1" name="user[letters]" id="user_letters">
      <input type="submit" name="commit" value="Create User" data-disable-with="Create User"></form>`,
    steps: [["type", "#user_email", "Ada@Example.ORG"], ["tick", "#user_letters"]],
    press: "[type=submit]",
  },
  {
    name: "Rails' form that patches, with its box left empty",
    html: `<form action="/users/5" method="post"><input type="hidden" name="_method" value="patch"><input type="hidden" name="authenticity_token" value="q">
      <input type="text" name="user[email]" inputmode="email" aria-label="Address">
      <input name="user[letters]" type="hidden" value="0"><input type="checkbox" value="1" name="user[letters]" aria-label="Letters">
      <button name="button" type="submit">Save</button></form>`,
    steps: [["type", "[inputmode]", "Ada@Example.ORG"]],
  },
  {
    name: "Laravel's form, with what was typed before and a spoofed method",
    html: `<form method="POST" action="/letters"><input type="hidden" name="_token" value="T0"> <input type="hidden" name="_method" value="PUT">
      <label for="name">Name</label><input id="name" type="text" name="name" value="Ada" autocomplete="name">
      <label for="email">Address</label><input id="email" type="email" name="email" value="" autocomplete="username">
      <button type="submit" class="inline-flex">Join</button></form>`,
    steps: [["type", "#email", "Ada@Example.ORG"]],
  },
  {
    name: "ASP.NET MVC's form: a box with its hidden twin, a token at the end",
    html: `<form action="/Letters/Join" method="post" novalidate="novalidate"><div class="form-group"><label for="Email">Address</label>
      <input class="form-control" data-val="true" data-val-required="!" id="Email" name="Email" type="email" value="">
      <span class="field-validation-valid" data-valmsg-for="Email" data-valmsg-replace="true"></span></div>
      <input data-val="true" id="Agrees" name="Agrees" type="checkbox" value="true"><label for="Agrees">Agreed</label>
      <input type="submit" value="Join"><input name="__RequestVerificationToken" type="hidden" value="CfDJ8"><input name="Agrees" type="hidden" value="false"></form>`,
    steps: [["type", "#Email", "Ada@Example.ORG"], ["tick", "#Agrees"]],
    press: "[type=submit]",
  },
  {
    name: "ASP.NET WebForms: one form around the page, and of it what stands in the element",
    native: `<form action="/letters/join" method="post"><input name="ctl00$Foot$Mail" id="ctl00_Foot_Mail" type="text" class="mail" aria-label="E-mail">
      <input type="hidden" name="ctl00$Foot$List" value="news"><input type="submit" name="ctl00$Foot$Go" value="Join" id="ctl00_Foot_Go"></form>`,
    html: `<form method="post" action="./Default.aspx" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__EVENTTARGET" value="">
      <input type="hidden" name="__VIEWSTATE" value="/wEPDw=="><input type="hidden" name="__EVENTVALIDATION" value="/wEdA"></div>
      <input name="ctl00$Search" type="text" aria-label="Search"><input type="submit" name="ctl00$Find" value="Find">
      <signup action="/letters/join"><input name="ctl00$Foot$Mail" id="ctl00_Foot_Mail" type="text" class="mail" aria-label="E-mail">
      <input type="hidden" name="ctl00$Foot$List" value="news"><input type="submit" name="ctl00$Foot$Go" value="Join" id="ctl00_Foot_Go"></signup></form>`,
    steps: [["type", "#ctl00_Foot_Mail", "Ada@Example.ORG"]],
    press: "#ctl00_Foot_Go",
  },
  {
    name: "fields of no form at all, with the element's own action",
    native: `<form action="/join?from=foot" method="post"><label>E-mail <input type="email" name="email"></label><label><input type="checkbox" name="ok" value="1" required> Fine</label>
      <button name="go" value="now">Join</button></form>`,
    html: `<signup action="/join?from=foot"><label>E-mail <input type="email" name="email"></label><label><input type="checkbox" name="ok" value="1" required> Fine</label>
      <button name="go" value="now">Join</button></signup>`,
    steps: [EMAIL, ["tick", "[name=ok]"]],
  },
  {
    name: "Drupal's form: its build, its token, its operation",
    html: `<form class="simplenews-subscriber" action="/node/1" method="post" id="simplenews-1" accept-charset="UTF-8">
      <div class="form-item"><label for="edit-mail-0-value" class="form-required">Address</label>
      <input type="email" id="edit-mail-0-value" name="mail[0][value]" value="" size="60" maxlength="254" required aria-required="true"></div>
      <fieldset id="edit-subs"><legend>Letters</legend><input type="checkbox" id="edit-subs-a" name="subscriptions[a]" value="a"><label for="edit-subs-a">A</label>
      <input type="checkbox" id="edit-subs-b" name="subscriptions[b]" value="b" checked><label for="edit-subs-b">B</label></fieldset>
      <input autocomplete="off" type="hidden" name="form_build_id" value="form-q_1"><input type="hidden" name="form_id" value="simplenews_1">
      <div class="form-actions"><input type="submit" id="edit-submit" name="op" value="Join"><input type="submit" id="edit-undo" name="op" value="Leave"></div></form>`,
    steps: [["type", "[type=email]", "Ada@Example.ORG"], ["tick", "#edit-subs-a"]],
    press: "#edit-submit",
  },
  {
    name: "TYPO3's form: multipart, long bracketed names, a state, a step button",
    html: `<form enctype="multipart/form-data" method="post" id="letters-3" action="/join?tx_form%5Baction%5D=perform#letters-3">
      <div><input type="hidden" name="tx_form[letters-3][__state]" value="Tzo1"><input type="hidden" name="tx_form[__trustedProperties]" value='{"a":1}'></div>
      <input autocomplete="off" aria-hidden="true" id="h" style="position: absolute; margin: 0 0 0 -999em" tabindex="-1" type="text" name="tx_form[letters-3][x1Y]">
      <label for="text-1">Name</label><input id="text-1" type="text" name="tx_form[letters-3][text-1]" value="">
      <label for="email-1">Address</label><input required id="email-1" type="email" name="tx_form[letters-3][email-1]" value="">
      <nav><ul><li><button type="submit" name="tx_form[letters-3][__currentPage]" value="1">Join</button></li></ul></nav></form>`,
    steps: [["type", "#text-1", "Ada"], ["type", "#email-1", "Ada@Example.ORG"]],
  },
  {
    name: "Joomla's form: a token whose name is the secret",
    html: `<form action="/component/letters" method="post" class="acym_form"><input type="text" name="user[name]" placeholder="Name" aria-label="Name">
      <input id="user_email" type="email" class="acym_user_mail" name="user[email]" value="" required><input type="hidden" name="option" value="com_letters">
      <input type="hidden" name="task" value="subscribe"><input type="hidden" name="0f1e2d" value="1"><input type="hidden" name="ajax" value="0">
      <button type="submit" class="btn">Join</button></form>`,
    steps: [["type", "#user_email", "Ada@Example.ORG"]],
  },
  {
    name: "a form of a site in React: controls without a name, the address by its type",
    html: `<form action="/api/join" method="post"><input id=":r1:" class="css-1x" type="email" name="email" placeholder="Address" value=""><input type="hidden" name="$ACTION_ID_40" value="">
      <button class="css-2x" type="submit"><span>Join</span><svg width="8" height="8"></svg></button></form>`,
    steps: [EMAIL],
  },
];
