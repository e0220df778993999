// Editors in a page, each as its own guide has it started. `openEditor` leaves what puts HTML into one and what
// it would save, in `editor`, and says whether somebody can type in it.

import * as ck from "ckeditor5";
import DOMPurify from "dompurify";
import Quill from "quill";
import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/plugins/autolink";
import "tinymce/themes/silver";
import { Editor } from "@tiptap/core";
import { StarterKit } from "@tiptap/starter-kit";
import "trix";

const BASE = [ck.Essentials, ck.Paragraph, ck.Heading, ck.Bold, ck.Italic, ck.Link, ck.AutoLink, ck.List, ck.MediaEmbed];
const EVERYTHING = [{ name: /.*/, attributes: true, classes: true, styles: true }];
// The first keeps custom elements, whatever they are called; the second their attributes.
const NAMED = [
  { name: "$customElement" },
  { name: /^newsreel-/, attributes: true },
  { name: /^(script|link|iframe|form|label|input|button)$/, attributes: true },
];
// What TinyMCE is told of our elements.
const TAUGHT = {
  custom_elements: "newsreel-carousel,newsreel-signup",
  extended_valid_elements:
    "newsreel-carousel[*],newsreel-signup[*],script[src|type|integrity|crossorigin],link[*]",
  valid_children: "+body[link]",
};

async function ckeditor(place, plugins = [], options = {}) {
  const editor = await ck.ClassicEditor.create(place, {
    licenseKey: "GPL",
    plugins: [...BASE, ...plugins],
    ...options,
  });
  return { set: (html) => editor.setData(html), get: () => editor.getData(), focus: () => editor.focus() };
}

// HTML that is put in by a button of its own, and kept as it is.
async function ckeditorEmbed(place) {
  const { set, ...rest } = await ckeditor(place, [ck.HtmlEmbed]);
  return { ...rest, set: (html) => set(`<div class="raw-html-embed">${html}</div>`) };
}

async function tiny(place, options = {}) {
  const setup = { target: place, license_key: "gpl", skin: false, content_css: false, promotion: false };
  const [editor] = await tinymce.init({ ...setup, plugins: "autolink", ...options });
  return { set: (html) => editor.setContent(html), get: () => editor.getContent(), focus: () => editor.focus() };
}

function quill(place, get) {
  const editor = new Quill(place);
  return {
    set: (html) => editor.setContents(editor.clipboard.convert({ html })),
    get: () => get(editor),
    focus: () => editor.focus(),
  };
}

function tiptap(element) {
  const editor = new Editor({ element, extensions: [StarterKit] });
  return {
    set: (html) => editor.commands.setContent(html),
    get: () => editor.getHTML(),
    focus: () => editor.commands.focus("end"),
  };
}

async function trix(place) {
  const element = document.createElement("trix-editor");
  const ready = new Promise((then) => element.addEventListener("trix-initialize", then, { once: true }));
  place.append(element);
  await ready;
  return { set: (html) => element.editor.loadHTML(html), get: () => element.value, focus: () => element.focus() };
}

// A filter is an editor that nobody types in.
function filter(clean) {
  let kept = "";
  return { set: (html) => (kept = clean(html)), get: () => kept };
}

const tagNameCheck = /^newsreel-/;
const CUSTOM = { CUSTOM_ELEMENT_HANDLING: { tagNameCheck, attributeNameCheck: /^feed$/ } };

const EDITORS = {
  "ckeditor": (place) => ckeditor(place),
  "ckeditor-all": (place) => ckeditor(place, [ck.GeneralHtmlSupport], { htmlSupport: { allow: EVERYTHING } }),
  "ckeditor-named": (place) => ckeditor(place, [ck.GeneralHtmlSupport], { htmlSupport: { allow: NAMED } }),
  "ckeditor-embed": ckeditorEmbed,
  "tinymce": (place) => tiny(place),
  "tinymce-frames": (place) => tiny(place, { sandbox_iframes: false }),
  "tinymce-taught": (place) => tiny(place, TAUGHT),
  "quill": (place) => quill(place, (editor) => editor.root.innerHTML),
  "quill-semantic": (place) => quill(place, (editor) => editor.getSemanticHTML()),
  "tiptap": tiptap,
  "trix": trix,
  "dompurify": () => filter((html) => DOMPurify.sanitize(html)),
  "dompurify-custom": () => filter((html) => DOMPurify.sanitize(html, CUSTOM)),
};

globalThis.openEditor = async (name) => {
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  globalThis.editor = await EDITORS[name](place);
  return Boolean(globalThis.editor.focus);
};
