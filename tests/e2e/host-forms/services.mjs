// Forms in the shapes in which newsletter services and plugins give theirs to their customers.

const EMAIL = ["type", "[name=email]", "Ada@Example.ORG"];

export default [
  {
    name: "Mailchimp's embed, with two columns of names and a honeypot off the screen",
    html: `<div id="mc_embed_shell"><form action="/subscribe/post?u=4f1&amp;id=9ab&amp;f_id=00c" method="post"
        id="mc-embedded-subscribe-form" name="mc-embedded-subscribe-form" class="validate" target="_blank">
      <div class="mc-field-group"><label for="mce-EMAIL">Where to <span class="asterisk">*</span></label>
        <input type="email" name="EMAIL" class="required email" id="mce-EMAIL" required value=""></div>
      <div style="display: flex"><div><label for="mce-FNAME">First</label><input type="text" name="FNAME" id="mce-FNAME"></div>
        <div><label for="mce-LNAME">Last</label><input type="text" name="LNAME" id="mce-LNAME"></div></div>
      <div hidden><input type="hidden" name="tags" value="1042"></div>
      <div id="mce-responses" class="clear"><div id="mce-error-response" style="display: none"></div></div>
      <div style="position: absolute; left: -5000px" aria-hidden="true">
        <input type="text" name="b_4f1_9ab" tabindex="-1" value=""></div>
      <input type="submit" name="subscribe" id="mc-embedded-subscribe" class="button" value="Send it to me"></form></div>`,
    steps: [["type", "#mce-EMAIL", "Ada@Example.ORG"], ["type", "#mce-FNAME", "Ada"], ["type", "#mce-LNAME", "King"]],
    press: "#mc-embedded-subscribe",
    ends: "elsewhere",
  },
  {
    name: "Mailchimp's embed with interest groups and a birthday of two fields",
    html: `<form action="/subscribe/post" method="post" target="_self">
      <input type="email" name="EMAIL" aria-label="E-mail">
      <ul><li><input type="checkbox" name="group[31][1]" value="1" id="g1"><label for="g1">Boats</label></li>
        <li><input type="checkbox" name="group[31][2]" value="1" id="g2"><label for="g2">Tides</label></li></ul>
      <input type="text" pattern="[0-9]*" maxlength="2" size="2" name="BIRTHDAY[month]" aria-label="Month">
      <input type="text" pattern="[0-9]*" maxlength="2" size="2" name="BIRTHDAY[day]" aria-label="Day">
      <button type="submit" name="subscribe">Send it to me</button></form>`,
    steps: [["type", "[name=EMAIL]", "Ada@Example.ORG"], ["tick", "#g2"], ["type", "[name='BIRTHDAY[month]']", "12"]],
  },
  {
    name: "Buttondown's embed with a tag and a metadata field",
    html: `<form action="/api/emails/embed-subscribe/harbour" method="post" class="embeddable-buttondown-form">
      <label for="bd-email">Your address</label><input type="email" name="email" id="bd-email">
      <input type="hidden" name="embed" value="1"><input type="hidden" name="tag" value="site">
      <input type="hidden" name="metadata__from" value="footer"><input type="submit" value="Join">
      <p><a href="/refer" target="_blank">What runs this</a></p></form>`,
    steps: [EMAIL],
    press: "[type=submit]",
  },
  {
    name: "Netlify's form: no action, its name in a hidden field, a honeypot in a hidden paragraph",
    html: `<form name="letters" method="POST" data-netlify="true" netlify-honeypot="bot-field">
      <input type="hidden" name="form-name" value="letters">
      <p hidden><label>Leave this empty: <input name="bot-field"></label></p>
      <p><label>Address <input type="email" name="email" required></label></p>
      <p><button type="submit">Join</button></p></form>`,
    steps: [EMAIL],
  },
  {
    name: "MailerLite's embed, whose fields stand in brackets",
    html: `<div class="ml-form-embedWrapper"><form class="ml-block-form" action="/jsonp/77/forms/88/subscribe" data-code="" method="post" target="_blank">
      <div class="ml-field-group"><input aria-label="email" aria-required="true" type="email" class="form-control"
        name="fields[email]" placeholder="Address" autocomplete="email"></div>
      <div class="ml-field-group"><input aria-label="name" type="text" name="fields[name]" placeholder="Name" autocomplete="given-name"></div>
      <input type="hidden" name="ml-submit" value="1"><div class="ml-form-embedSubmit"><button type="submit" class="primary">Join</button>
      <button disabled="disabled" style="display: none" type="button" class="loading"><span class="sr-only">…</span></button></div>
      <input type="hidden" name="anticsrf" value="true"></form></div>`,
    steps: [["type", "[name='fields[email]']", "Ada@Example.ORG"], ["type", "[name='fields[name]']", "Ada"]],
    press: "button.primary",
    ends: "elsewhere",
  },
  {
    name: "Kit's embed, whose address is a text field",
    html: `<form action="/forms/5150/subscriptions" class="seva-form" method="post" data-sv-form="5150" data-uid="d0">
      <ul class="formkit-alert-error" data-element="errors"></ul>
      <div class="seva-fields"><input class="formkit-input" name="email_address" aria-label="Address" placeholder="Address" required type="text">
      <input class="formkit-input" name="fields[first_name]" aria-label="First name" type="text">
      <button data-element="submit" class="formkit-submit"><div class="formkit-spinner"><div></div></div><span>Join</span></button></div></form>`,
    steps: [["type", "[name=email_address]", "Ada@Example.ORG"], ["type", "[name='fields[first_name]']", "Ada"]],
  },
  {
    name: "Brevo's embed, with a honeypot that a class hides",
    html: `<style>.input--hidden { display: none }</style>
      <form id="sib-form" method="POST" action="/serve/MUIF" data-type="subscription">
      <div class="entry__field"><input class="input" type="text" id="EMAIL" name="EMAIL" autocomplete="off" placeholder="Address" data-required="true" required></div>
      <div class="sib-optin"><label><input type="checkbox" class="input_replaced" value="1" id="OPT_IN" name="OPT_IN"><span></span><p>Letters, please.</p></label></div>
      <button class="sib-form-block__button" form="sib-form" type="submit"><svg class="icon" viewBox="0 0 5 5" width="9"><path d="M1 1"/></svg>Join</button>
      <input type="text" name="email_address_check" value="" class="input--hidden">
      <input type="hidden" name="locale" value="en"></form>`,
    steps: [["type", "#EMAIL", "Ada@Example.ORG"], ["tick", "#OPT_IN"]],
  },
  {
    name: "HubSpot's shape: multipart, slashes in names, a context as JSON",
    html: `<form novalidate accept-charset="UTF-8" action="/submissions/v3/public/submit/formsnext/multipart/4/a-b" enctype="multipart/form-data"
        id="hsForm_a-b" method="POST" target="target_iframe_a-b" class="hs-form-private">
      <div class="hs_email"><label id="label-email" for="email-a-b"><span>Address</span></label><input id="email-a-b" name="0-1/email" required type="email" inputmode="email" autocomplete="email" value=""></div>
      <div class="hs-dependent-field"><ul role="checkbox"><li><label><input id="legal" type="checkbox" name="LEGAL_CONSENT.subscription_type_9" value="true"><span>Send me letters</span></label></li></ul></div>
      <input name="hs_context" type="hidden" value='{"embedType":"FRAME","pageTitle":"Häfen & Co"}'>
      <div class="actions"><input type="submit" class="hs-button primary" value="Join"></div>
      <iframe name="target_iframe_a-b" style="display: none" title="Answer"></iframe></form>`,
    steps: [["type", "[name='0-1/email']", "Ada@Example.ORG"], ["tick", "#legal"]],
    press: "[type=submit]",
    ends: "in a frame",
  },
  {
    name: "Ghost's shape: an address without a name of its own type, beside hidden labels",
    html: `<form data-members-form="subscribe" action="/members/send" method="post"><input data-members-email type="email" name="email" required="true" autocomplete="email" placeholder="you">
      <input data-members-label type="hidden" name="labels" value="Footer"><input type="hidden" name="emailType" value="subscribe">
      <button type="submit"><span>Join</span></button><p data-members-error></p></form>`,
    steps: [EMAIL],
  },
  {
    name: "listmonk's form: a nonce, and a list for each box",
    html: `<form method="post" action="/subscription/form" class="listmonk-form"><div><h3>Join</h3>
      <input type="hidden" name="nonce">
      <p><input type="email" name="email" required placeholder="Address"></p><p><input type="text" name="name" placeholder="Name (as you like)"></p>
      <p><input id="l1" type="checkbox" name="l" checked value="c1"><label for="l1">Daily</label></p>
      <p><input id="l2" type="checkbox" name="l" value="c2"><label for="l2">Weekly</label></p>
      <input type="submit" value="Join"></div></form>`,
    steps: [EMAIL, ["tick", "#l2"]],
    press: "[type=submit]",
  },
  {
    name: "Mailman's subscribe form: a text field, a digest by radio buttons, a table around",
    html: `<form method="POST" action="/mailman/subscribe/harbour"><input type="hidden" name="sub_form_token" value="17:ab:c">
      <table><tr><td>Your address:</td><td><input type="Text" name="email" size="30" value=""></td></tr>
      <tr><td>Your name:</td><td><input type="Text" name="fullname" size="30" value=""></td></tr>
      <tr><td>Digest?</td><td><input type="radio" name="digest" value="0" checked> No <input type="radio" id="yes" name="digest" value="1"> Yes</td></tr>
      <tr><td colspan="2"><input type="Submit" name="email-button" value="Join"></td></tr></table></form>`,
    steps: [EMAIL, ["type", "[name=fullname]", "Ada King"], ["tick", "#yes"]],
    press: "[type=submit]",
  },
  {
    name: "Formspree's form: an address, a message and a trap by name",
    html: `<form action="/f/abcd" method="POST"><label>Address <input type="email" name="email"></label>
      <label>Say something <textarea name="message"></textarea></label><input type="text" name="_gotcha" style="display: none">
      <input type="hidden" name="_next" value="https://example.org/thanks?a=1&amp;b=2"><button type="submit">Send</button></form>`,
    steps: [EMAIL, ["type", "textarea", "Good day"]],
  },
  {
    name: "a WordPress plugin's form that posts to the page, with its trap and its numbers",
    html: `<form id="mc4wp-form-1" class="mc4wp-form" method="post" data-id="9" data-name="Letters"><div class="mc4wp-form-fields">
      <p><label>Address: <input type="email" name="EMAIL" placeholder="Yours" required></label></p><p><input type="submit" value="Join"></p></div>
      <label style="display: none !important">Leave this empty: <input type="text" name="_mc4wp_honeypot" value="" tabindex="-1" autocomplete="off"></label>
      <input type="hidden" name="_mc4wp_timestamp" value="1764400000"><input type="hidden" name="_mc4wp_form_id" value="9">
      <input type="hidden" name="_mc4wp_form_element_id" value="mc4wp-form-1"><div class="mc4wp-response"></div></form>`,
    steps: [["type", "[name=EMAIL]", "Ada@Example.ORG"]],
    press: "[type=submit]",
  },
  {
    name: "another WordPress plugin's form of short names, with an action in the query",
    html: `<div class="tnp tnp-subscription"><form method="post" action="/wp-admin/admin-ajax.php?action=tnp&amp;na=s">
      <input type="hidden" name="nlang" value=""><div class="tnp-field"><label for="tnp-1">First name</label><input type="text" name="nn" id="tnp-1" value=""></div>
      <div class="tnp-field"><label for="tnp-2">Address</label><input class="tnp-email" type="email" name="ne" id="tnp-2" value="" required></div>
      <div class="tnp-field"><select name="nl[]"><option value="0">All</option><option value="1">Harbour</option></select></div>
      <div class="tnp-field"><label><input type="checkbox" name="ny" id="tnp-3" required> I have read it</label></div>
      <div class="tnp-field"><input class="tnp-submit" type="submit" value="Join"></div></form></div>`,
    steps: [["type", "#tnp-1", "Ada"], ["type", "#tnp-2", "Ada@Example.ORG"], ["tick", "select [value='1']"], ["tick", "#tnp-3"]],
    press: "[type=submit]",
  },
];
