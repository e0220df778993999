/**
 * Newsreel: a publisher's news as a carousel, and a newsletter sign-up form: two custom elements.
 *
 * Importing `newsreel` does nothing yet and is safe on a server; {@link define} or an import of
 * `newsreel/define` makes the elements. `newsreel/inline` and `newsreel/inline/define` are the same
 * and carry the module in a script, for bundlers that lose the `.wasm` files. Where those cannot be had,
 * the others take that script too, and say so in the console.
 */

/** How {@link define} is to work. */
export interface DefineOptions {
  /**
   * The whole WebAssembly module, `newsreel_bg.wasm`: its address, its bytes, a response with it, or
   * the compiled module. Of use only where a bundler does not copy `.wasm` files by itself;
   * `newsreel/inline` needs it nowhere. Default: the parts beside the script, as they are needed.
   */
  wasm?: string | URL | BufferSource | Response | WebAssembly.Module;
}

/**
 * Defines `<newsreel-carousel>` and `<newsreel-signup>`. Elements that are defined already stay as
 * they are, and on a server nothing is defined.
 *
 * @example
 * import { define } from "newsreel";
 * define();
 */
export function define(options?: DefineOptions): void;

/**
 * Fulfilled when the WebAssembly module has been loaded for the first time: for an element near the
 * viewport, for {@link validateEmail} or for {@link readFeed}. It is never rejected; a load that
 * fails is tried again by the next that needs it.
 */
export const ready: Promise<void>;

/** Colours: those of the page, or always light, or always dark. */
export type Theme = "auto" | "light" | "dark";

/** When an element starts: when it comes near the viewport, or at once. */
export type Loading = "lazy" | "eager";

/** Level of a heading. */
export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

/** Which pictures are shown: from anywhere, from the page's own origin, or none. */
export type Images = "all" | "same-origin" | "none";

/** Whether a headline leads to the item's page, or opens the item in place. */
export type Open = "link" | "reader";

/** What a carousel is doing. */
export type CarouselState = "idle" | "loading" | "ready" | "empty" | "error";

/** What a sign-up form is doing. */
export type SignupState = "editing" | "invalid" | "submitting" | "subscribed" | "failed";

/**
 * What becomes of an address with letters beyond ASCII before the `@` (RFC 6531), which many servers
 * refuse: it is as good as any, it is asked about once, or it is refused.
 */
export type Eai = "accept" | "warn" | "reject";

/**
 * How an address is sent: as a form is, as JSON, by the browser itself in a new tab, or in the way
 * of a named service. A name that this version does not know is never guessed; the form then says
 * that it is not set up, and `newsreel:error` has the code `signup-provider`.
 */
export type Provider =
  | "form" | "json" | "tab" | "ghost" | "listmonk" | "buttondown" | "mailchimp" | "mailman" | "kit"
  | "mailerlite" | "brevo" | "formspree" | (string & {});

/**
 * `<newsreel-carousel>`: the items of a JSON Feed as slides.
 *
 * What stands inside the element shows until, and whenever, the slides cannot. Each property is
 * the attribute of the same name: `null` where there is none. It may be set before the element is
 * defined. A method called before the element has started starts it.
 *
 * @example
 * const carousel = document.createElement("newsreel-carousel");
 * carousel.feed = "https://example.org/feed.json";
 * carousel.interval = 8;
 * document.body.append(carousel);
 */
export class NewsreelCarousel extends HTMLElement {
  /** Address of a JSON Feed, relative to the page. */
  feed: string | null;
  /** Seconds between slides, 3 at least. Default: `null`, no rotation. */
  interval: number | null;
  /** Most items shown. Default: `null`, all. */
  limit: number | null;
  /** Only items with one of these tags, comma separated. Default: `null`, all. */
  tag: string | null;
  /** Where a headline leads. Default: `null`, as `"link"`. */
  open: Open | null;
  /** Accessible name. Default: `null`, the feed's title. */
  label: string | null;
  /** Level of the headlines. Default: `null`, as 3. Attribute: `heading-level`. */
  headingLevel: HeadingLevel | null;
  /** Which pictures are shown. Default: `null`, as `"all"`. */
  images: Images | null;
  /** When to start. Default: `null`, as `"lazy"`. */
  loading: Loading | null;
  /** Seconds between re-reads of the feed while visible and online. Default: `null`, never. */
  refresh: number | null;
  /**
   * The zone in which days are told whose dates are in UTC, as in `Asia/Shanghai` or `+08:00`.
   * Default: `null`, the feed's `_newsreel.time_zone`, or the day as it is written. Attribute:
   * `time-zone`.
   */
  timeZone: string | null;
  /** Colours. Default: `null`, as `"auto"`. */
  theme: Theme | null;

  /** The current slide, from 0. */
  readonly index: number;
  /** How many slides there are. */
  readonly count: number;
  /** What the carousel is doing. It is `"ready"` when what is called is done at once. */
  readonly state: CarouselState;

  /** Shows the next slide; after the last, the first. */
  next(): void;
  /** Shows the previous slide; before the first, the last. */
  previous(): void;
  /** Shows the slide at `index`, from 0. */
  show(index: number): void;
  /** Starts rotation, if there is an {@link interval}. */
  start(): void;
  /** Stops rotation. */
  stop(): void;
  /** Reads the feed again. */
  reload(): void;

  addEventListener<Type extends keyof NewsreelCarouselEventMap>(
    type: Type,
    listener: (this: NewsreelCarousel, event: NewsreelCarouselEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/**
 * `<newsreel-signup>`: a newsletter form that checks the address before it is sent.
 *
 * It works on the `<form>` that stands in it, which works without script too; it has no shadow root.
 * What is sent is what HTML would send, with the address in its canonical form. Where nothing stands
 * in it, it makes a form, for its `action` or that of its `feed`. Each property is the attribute of
 * the same name: `null` where there is none. It may be set before the element is defined.
 *
 * @example
 * const signup = document.createElement("newsreel-signup");
 * signup.feed = "https://example.org/feed.json";
 * signup.addEventListener("newsreel:subscribed", () => signup.remove());
 * document.body.append(signup);
 */
export class NewsreelSignup extends HTMLElement {
  /**
   * Where the address is sent. Default: `null`, what the form says, or else the feed, or else, for a
   * form of the page's own, the address of the page.
   */
  action: string | null;
  /**
   * Name of the field that is for the address, and the name that it is sent under. Default: `null`,
   * its own, that of the service or the feed, or else `email`.
   */
  name: string | null;
  /** How the address is sent. Default: `null`, `form` if a form or field is inside, else `json`. */
  provider: Provider | null;
  /**
   * Address of a JSON Feed. Where the element makes the form, its sign-up and wording are taken; its
   * contact block always.
   */
  feed: string | null;
  /**
   * Text of a box that must be ticked. Default: `null`, the feed's for a form that is made, or no box.
   */
  consent: string | null;
  /**
   * Address of the privacy policy, relative to the page, for a form that is made. Default: `null`, the
   * feed's, or none.
   */
  privacy: string | null;
  /**
   * What becomes of addresses with letters beyond ASCII before the `@`. Default: `null`, what the
   * service is known to take, or else `accept`.
   */
  eai: Eai | null;
  /**
   * Heading of a form that is made, and accessible name of one that has none. Default: `null`, the
   * feed's, or `Newsletter` in the language of the page.
   */
  label: string | null;
  /** Level of the heading. Default: `null`, as 3. Attribute: `heading-level`. */
  headingLevel: HeadingLevel | null;
  /** When to start. Default: `null`, as `"lazy"`. */
  loading: Loading | null;
  /** Colours of a form that is made. Default: `null`, as `"auto"`. */
  theme: Theme | null;

  /** What the form is doing. The attribute `data-state` has it for style sheets. */
  readonly state: SignupState;

  /**
   * Checks the address and the form's other controls, shows what is wrong, and says whether they may
   * be sent: `false` also while the element has not started.
   */
  validate(): boolean;
  /** Sends the form, as a press of its button does. */
  submit(): void;
  /** Makes the form as new, all of its controls included. */
  reset(): void;

  addEventListener<Type extends keyof NewsreelSignupEventMap>(
    type: Type,
    listener: (this: NewsreelSignup, event: NewsreelSignupEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Detail of `newsreel:load`: the feed shows. */
export interface LoadDetail {
  /** How many items show. */
  count: number;
  /** How many were left out because there is nothing in them to show. */
  skipped: number;
}

/** Detail of `newsreel:error`: no feed, a form that is not set up, or a widget that is missing. */
export interface ErrorDetail {
  /** What went wrong; stable. */
  code: ErrorCode;
  /** What to do about it, in English, for the publisher. */
  message: string;
}

/** Detail of `newsreel:slide`: another slide shows. */
export interface SlideDetail {
  /** The slide, from 0. */
  index: number;
  /** The `id` of its item. */
  id: string;
  /** Who moved: the person, the rotation, or a script of the page. */
  reason: "user" | "rotation" | "api";
}

/** Detail of `newsreel:open`: an item is about to open; cancel to prevent it. */
export interface OpenDetail {
  /** The `id` of the item. */
  id: string;
  /** Its address; `null` for an item without one. */
  url: string | null;
}

/**
 * Detail of `newsreel:submit`: an address is about to be sent. To send it yourself, cancel the
 * event and give your own request.
 *
 * @example
 * signup.addEventListener("newsreel:submit", (event) => {
 *   event.preventDefault();
 *   event.detail.respondWith(subscribe(event.detail.address));
 * });
 */
export interface SubmitDetail {
  /** The address in its canonical form. */
  address: string;
  /**
   * Gives your own request. A `Response` is read as the answer to the form's own request would be;
   * any other value means that the address is subscribed, a rejection that the server could not be
   * reached. Without it, the form is as before the press.
   */
  respondWith(answer: Promise<unknown>): void;
}

/** Detail of `newsreel:subscribed`: the server has the address. It names nobody. */
export interface SubscribedDetail {}

/** Detail of `newsreel:invalid`: an address is refused or doubted. */
export interface InvalidDetail {
  /** The rule that it broke; stable. */
  reason: EmailReason;
  /** The whole address that was probably meant. */
  suggestion: string | null;
}

/** The events of both elements. All bubble and are composed. Each is sent as `newsreel-…` too. */
export interface NewsreelEventMap {
  /** The feed shows. */
  "newsreel:load": CustomEvent<LoadDetail>;
  /** There is no feed, the form is not set up, or the widget could not be loaded. */
  "newsreel:error": CustomEvent<ErrorDetail>;
  /** Another slide shows. */
  "newsreel:slide": CustomEvent<SlideDetail>;
  /** An item is about to open; cancelable. */
  "newsreel:open": CustomEvent<OpenDetail>;
  /** An address is about to be sent; cancelable. */
  "newsreel:submit": CustomEvent<SubmitDetail>;
  /** The server has the address. */
  "newsreel:subscribed": CustomEvent<SubscribedDetail>;
  /** An address is refused or doubted. */
  "newsreel:invalid": CustomEvent<InvalidDetail>;
}

/** The same under names without a colon (`newsreel-load`), for frameworks that cannot bind one. */
type Hyphenated<Named> = {
  [Name in keyof Named as Name extends `${infer Before}newsreel:${infer After}`
    ? `${Before}newsreel-${After}`
    : never]: Named[Name];
};

type CarouselEvents = Pick<
  NewsreelEventMap,
  "newsreel:load" | "newsreel:error" | "newsreel:slide" | "newsreel:open"
>;

type SignupEvents = Pick<
  NewsreelEventMap,
  "newsreel:error" | "newsreel:submit" | "newsreel:subscribed" | "newsreel:invalid"
>;

/** The events of `<newsreel-carousel>`, with those of every element. */
export interface NewsreelCarouselEventMap
  extends HTMLElementEventMap,
    CarouselEvents,
    Hyphenated<CarouselEvents> {}

/** The events of `<newsreel-signup>`, with those of every element. */
export interface NewsreelSignupEventMap
  extends HTMLElementEventMap,
    SignupEvents,
    Hyphenated<SignupEvents> {}

/**
 * Why there is no feed (`feed-…`), why a form is left alone or cannot send (`signup-…`), that the
 * widget could not be loaded (`widget-load`), is not all there yet (`widget-part`) or has broken
 * (`widget-panic`); later versions may add codes.
 *
 * - `feed-xml`: RSS, Atom or other XML came in place of the feed. The widget reads JSON Feed: let the
 *   site's generator write one as well, and give the address of that.
 * - `signup-field`: which field is for the address is not clear. Give one `type="email"`, or say its
 *   name in the attribute `name`. The form works as HTML has it.
 * - `signup-action`: nothing says where the address goes, or not by http or https. Give the form an
 *   `action`; the element, where its fields belong to a form around it or to none.
 * - `signup-provider`: no such `provider`; the message names all.
 * - `signup-sandbox`: the browser sends no forms from this frame, and the service takes no other way.
 *   Give its `sandbox` `allow-forms` and `allow-popups`.
 * - `widget-part`: the first slide shows and its link can be followed, but `moves.wasm`, which moves the
 *   slides, has not come. It is asked for again after 1, 2, 4 … 64 s, with each press and when there is
 *   a network again; what was pressed is done then. See that the file is beside the others. Of a
 *   sign-up: `subscribe.wasm` or `subscribe.js`, which check and send, do not come though their server
 *   answers, and somebody has pressed. The form is given back to the page, and is sent as it would be alone.
 */
export type ErrorCode =
  | "feed-address"
  | "feed-network"
  | "feed-status"
  | "feed-too-slow"
  | "feed-too-large"
  | "feed-html"
  | "feed-xml"
  | "feed-template"
  | "feed-syntax"
  | "feed-shape"
  | "signup-field"
  | "signup-action"
  | "signup-provider"
  | "signup-sandbox"
  | "widget-load"
  | "widget-panic"
  | "widget-part"
  | (string & {});

/**
 * Why an address was mended (up to `nfc`), doubted (up to `legacy-dots`) or refused (the rest);
 * `non-ascii-local` is a doubt where {@link Eai} is `warn`. Later versions may add codes.
 */
export type EmailReason =
  | "trim" | "mailto" | "angle" | "quotes" | "fullwidth" | "ideographic-dot" | "trailing-punct"
  | "invisible" | "space-around-sep" | "nfc"
  | "typo" | "local-over-64" | "symbol-in-local" | "idna2003-only" | "mixed-script" | "hyphen34"
  | "local-often-refused" | "unknown-tld" | "legacy-dots"
  | "empty" | "lone-surrogate" | "too-long" | "bidi-control" | "control-char" | "space-inside"
  | "no-at" | "several-at" | "empty-local" | "empty-domain" | "quoted-local" | "comment-or-bracket"
  | "local-dots" | "local-char" | "local-char-after-nfc" | "local-unsafe-unicode"
  | "non-ascii-local" | "domain-literal" | "domain-char" | "no-dot-in-domain" | "empty-label"
  | "ip-or-numeric-tld" | "hyphen-edge" | "bad-a-label" | "idna" | "idna2003-tld"
  | "label-too-long" | "domain-too-long" | "one-letter-tld" | "odd-tld" | "special-use-tld"
  | (string & {});

/** What {@link validateEmail} takes for right. */
export interface EmailOptions {
  /**
   * What becomes of letters beyond ASCII before the `@`. `true` is `accept`, `false` is `reject`.
   * Default: `accept`.
   */
  eai?: Eai | boolean;
  /** Whether domains kept for tests, such as `example.test`, are accepted. Default: `false`. */
  allowTestDomains?: boolean;
}

/** What {@link validateEmail} found. */
export type EmailCheck = EmailAccepted | EmailQuestioned | EmailRejected;

/** An address that is right as it was typed. */
export interface EmailAccepted {
  verdict: "accept";
  /** The form for the wire, the domain as lower-case A-labels. */
  address: string;
  /** The form for the eye. */
  display: string;
  reason: null;
  suggestion: string | null;
}

/** An address that was mended (`fix`) or may be a slip (`warn`). It can be sent. */
export interface EmailQuestioned {
  verdict: "fix" | "warn";
  /** The form for the wire, the domain as lower-case A-labels. */
  address: string;
  /** The form for the eye. */
  display: string;
  /** What was mended or is doubtful. */
  reason: EmailReason;
  /** The whole address that was probably meant. */
  suggestion: string | null;
}

/** No address. */
export interface EmailRejected {
  verdict: "reject";
  address: null;
  /** What was typed. */
  display: string;
  /** The rule that was broken. */
  reason: EmailReason;
  /** The whole address that was probably meant. */
  suggestion: string | null;
}

/**
 * Checks an e-mail address, in the browser alone: nothing is sent.
 *
 * @example
 * const { verdict, address } = await validateEmail("name@example.org");
 */
export function validateEmail(text: string, options?: EmailOptions): Promise<EmailCheck>;

/** A picture with what is said of it; texts are empty where the feed has none. */
export interface FeedImage {
  /** Address of the picture, absolute. */
  url: string;
  /** What it shows, for those who do not see it. */
  alt: string;
  /** The line below it. */
  caption: string;
  /** Who made it. */
  credit: string;
  /** Width in CSS pixels. */
  width: number | null;
  /** Height in CSS pixels. */
  height: number | null;
}

/** Who wrote an item. */
export interface FeedAuthor {
  /** The name; may be empty. */
  name: string;
  /** Address of a page about them. */
  url: string | null;
  /** Address of a picture of them. */
  avatar: string | null;
}

/** A file that belongs to an item. */
export interface FeedAttachment {
  /** Address of the file, absolute. */
  url: string;
  /** Media type; empty where the feed does not say. */
  mimeType: string;
  /** Name; attachments of equal names are one thing in several forms. */
  title: string;
  /** Size in bytes. */
  sizeInBytes: number | null;
  /** Length in seconds. */
  durationInSeconds: number | null;
}

/** Whom an item was taken over from. */
export interface FeedSource {
  /** The name. */
  name: string;
  /** Address of a page of theirs. */
  url: string | null;
}

/** One item of a feed. Texts are plain but for `html`, and empty where the feed has none. */
export interface FeedItem {
  /** Unique in the feed. */
  id: string;
  /** Address of the item on the publisher's site, absolute. */
  url: string | null;
  /** Headline; the first words of the item where the feed has none. */
  title: string;
  /** A few sentences. */
  summary: string;
  /** The whole text. */
  text: string;
  /** The whole text as HTML, just as it came: clean it before you show it. */
  html: string;
  /** The main picture. */
  image: FeedImage | null;
  /** When it was published, as the feed writes it; a number is written as RFC 3339 has it. */
  datePublished: string | null;
  /** When it was last changed, likewise. */
  dateModified: string | null;
  /** The day of that in the publisher's zone, as in `2021-12-07`: the day that a slide tells. */
  day: string | null;
  /** Who wrote it; the feed's authors where the item names none. */
  authors: FeedAuthor[];
  /** Tags. */
  tags: string[];
  /** Files that belong to it. */
  attachments: FeedAttachment[];
  /** Whom it was taken over from. */
  source: FeedSource | null;
  /** All its pictures. */
  figures: FeedImage[];
}

/** One thing that is wrong with a feed. */
export interface FeedProblem {
  /** `error`: something is not shown. `warning`: all is shown, but not as it was meant. */
  level: "warning" | "error";
  /** What kind of problem; stable. */
  code: string;
  /** Where, as in `items[3].date_published`. */
  path: string;
  /** What to do about it, in English. */
  message: string;
}

/** A feed that {@link readFeed} has read. */
export interface Feed {
  /** The publisher's name for it; may be empty. */
  title: string;
  /** The language of its items (BCP 47). */
  language: string | null;
  /** Its items, in the feed's order. */
  items: FeedItem[];
  /** What is wrong with it; an item that cannot be shown is named here, not thrown. */
  problems: FeedProblem[];
}

/** With what {@link readFeed} rejects: the document is no feed at all. */
export interface FeedError extends Error {
  /** What it is instead; stable. */
  code: ErrorCode;
}

/**
 * Reads a JSON Feed: its text, or what `JSON.parse` made of it.
 *
 * @param base The address that the feed came from; relative addresses in it are resolved against
 *   it. Default: the page.
 * @returns The feed; rejected with a {@link FeedError} if the document is no feed at all.
 *
 * @example
 * const address = "https://example.org/feed.json";
 * const feed = await readFeed(await (await fetch(address)).text(), address);
 */
export function readFeed(input: string | object, base?: string | URL): Promise<Feed>;

/** Events as JSX has them: `onnewsreel:load`, and `onnewsreel-load`. */
type Handlers<Events> = {
  [Name in keyof (Events & Hyphenated<Events>) as `on${Name & string}`]?: (
    event: (Events & Hyphenated<Events>)[Name],
  ) => void;
};

/** Events as Solid has them: `on:newsreel-load`; a name in JSX has one colon. */
type Listeners<Events> = {
  [Name in keyof Hyphenated<Events> as `on:${Name & string}`]?: (event: Hyphenated<Events>[Name]) => void;
};

/** Events as templates of Vue have them: `@newsreel-load`, and `@newsreel:load`. */
type Emits<Events> = {
  [Name in keyof Events as Name extends `newsreel:${infer After}`
    ? `onNewsreel:${After}` | `onNewsreel${Capitalize<After>}`
    : never]?: (event: Events[Name]) => void;
};

/** What templates of Vue let every element have; strict ones refuse all else. */
interface Everywhere {
  id?: string;
  style?: unknown;
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
  title?: string;
  hidden?: boolean | "" | "until-found";
  slot?: string;
  [attribute: `data${string}` | `aria${string}`]: unknown;
}

/** The same attributes in camel case, as the templates are read: `headingLevel`. */
type Camelled<Attributes> = {
  [Name in Exclude<keyof Attributes, `on${string}`> as Name extends `${infer First}-${infer Second}`
    ? `${First}${Capitalize<Second>}`
    : never]?: Attributes[Name];
};

type VueProps<Attributes, Events> = Everywhere & Attributes & Camelled<Attributes> & Emits<Events>;

/** The attributes of `<newsreel-carousel>` as they are written in HTML and JSX. */
export interface NewsreelCarouselAttributes extends Handlers<CarouselEvents> {
  feed?: string;
  interval?: number | string;
  limit?: number | string;
  tag?: string;
  open?: Open;
  label?: string;
  "heading-level"?: HeadingLevel | `${HeadingLevel}`;
  images?: Images;
  loading?: Loading;
  refresh?: number | string;
  "time-zone"?: string;
  theme?: Theme;
  class?: string;
}

/** The attributes of `<newsreel-signup>` as they are written in HTML and JSX. */
export interface NewsreelSignupAttributes extends Handlers<SignupEvents> {
  action?: string;
  name?: string;
  provider?: Provider;
  feed?: string;
  consent?: string;
  privacy?: string;
  eai?: Eai;
  label?: string;
  "heading-level"?: HeadingLevel | `${HeadingLevel}`;
  loading?: Loading;
  theme?: Theme;
  class?: string;
}

// How JSX hands out an element: to a function, into an object, or to a variable as Solid does. That it is
// a method lets the function be about `Element` with `null` or without, as the framework has it.
interface Refs<Element> {
  ref?: { take(element: Element | null): unknown }["take"] | { current: Element | null } | Element | null;
}

// What JSX lets every element have. It is read off `<section>`, so that no framework need be there.
type JsxElement<Elements, Attributes, Element> = Attributes &
  (Elements extends { section: infer Section }
    ? Omit<Section, keyof Attributes | "ref"> & Refs<Element>
    : { [attribute: string]: unknown });

interface NewsreelJsxElements<Elements> {
  "newsreel-carousel": JsxElement<Elements, NewsreelCarouselAttributes, NewsreelCarousel>;
  "newsreel-signup": JsxElement<Elements, NewsreelSignupAttributes, NewsreelSignup>;
}

declare global {
  interface HTMLElementTagNameMap {
    "newsreel-carousel": NewsreelCarousel;
    "newsreel-signup": NewsreelSignup;
  }

  // Elements, documents and windows inherit from this one, and the events bubble through them all.
  interface GlobalEventHandlersEventMap extends NewsreelEventMap, Hyphenated<NewsreelEventMap> {}

  // React up to 18.
  namespace JSX {
    interface IntrinsicElements {
      "newsreel-carousel": NewsreelJsxElements<JSX.IntrinsicElements>["newsreel-carousel"];
      "newsreel-signup": NewsreelJsxElements<JSX.IntrinsicElements>["newsreel-signup"];
    }
  }
}

// What follows is for frameworks, each of which knows elements of its own. Where one is not installed,
// its lines say nothing.

// React from 19 on.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "newsreel-carousel": NewsreelJsxElements<IntrinsicElements>["newsreel-carousel"];
      "newsreel-signup": NewsreelJsxElements<IntrinsicElements>["newsreel-signup"];
    }
  }
}

// Preact, by a factory.
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "newsreel-carousel": NewsreelJsxElements<IntrinsicElements>["newsreel-carousel"];
      "newsreel-signup": NewsreelJsxElements<IntrinsicElements>["newsreel-signup"];
    }
  }
}

// Preact, by its runtime.
declare module "preact/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "newsreel-carousel": NewsreelJsxElements<IntrinsicElements>["newsreel-carousel"];
      "newsreel-signup": NewsreelJsxElements<IntrinsicElements>["newsreel-signup"];
    }
  }
}

// Solid.
declare module "solid-js/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "newsreel-carousel": NewsreelJsxElements<IntrinsicElements>["newsreel-carousel"] & Listeners<CarouselEvents>;
      "newsreel-signup": NewsreelJsxElements<IntrinsicElements>["newsreel-signup"] & Listeners<SignupEvents>;
    }
  }
}

// Templates of Vue.
declare module "vue" {
  interface GlobalComponents {
    "newsreel-carousel": new () => { $props: VueProps<NewsreelCarouselAttributes, CarouselEvents> };
    "newsreel-signup": new () => { $props: VueProps<NewsreelSignupAttributes, SignupEvents> };
  }
}

// Templates of Svelte.
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "newsreel-carousel": NewsreelJsxElements<SvelteHTMLElements>["newsreel-carousel"];
    "newsreel-signup": NewsreelJsxElements<SvelteHTMLElements>["newsreel-signup"];
  }
}
