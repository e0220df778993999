// People who write in WordPress, each in the browser with a login of their own.

/** Whoever has this cookie is somebody whose host forbids HTML to all. */
const FILTERED = "newsreel_filtered";

/** Somebody of this role, logged in. Whoever asks for it closes the page's context. */
export async function logIn(browser, wordpress, { role, isFiltered = false }) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  if (isFiltered) await context.addCookies([{ name: FILTERED, value: "1", url: wordpress.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${wordpress.address}wp-login.php`);
  await page.locator("#user_login").fill(role);
  await page.locator("#user_pass").fill(wordpress.password);
  await page.locator("#wp-submit").click();
  await page.waitForURL("**/wp-admin/**");
  return { page, wordpress };
}

/** Opens the block editor with a post that is new. */
export async function openBlocks({ page, wordpress }) {
  await page.goto(`${wordpress.address}wp-admin/post-new.php`);
  await page.waitForFunction(() => {
    const { blocks, data } = window.wp ?? {};
    return blocks?.getBlockType("core/html") && data.select("core/editor")?.getCurrentPostId();
  });
}

/** Publishes what is in the block editor; gives the post's address. */
export async function publishBlocks({ page }) {
  return page.evaluate(async () => {
    const { dispatch, select } = window.wp.data;
    dispatch("core/editor").editPost({ title: "News", status: "publish" });
    await dispatch("core/editor").savePost();
    if (!select("core/editor").didPostSaveRequestSucceed()) throw new Error("it was not saved");
    return select("core/editor").getPermalink();
  });
}

/** A post of the block editor with this in one block. */
async function writeBlocks(person, kind, text) {
  await openBlocks(person);
  await person.page.evaluate(
    ([kind, text]) => {
      const { blocks, data } = window.wp;
      const [name, attribute] = { html: ["core/html", "content"], address: ["core/embed", "url"] }[kind];
      const block = blocks.createBlock(name, { [attribute]: text });
      return data.dispatch("core/block-editor").insertBlocks(block);
    },
    [kind, text],
  );
  return publishBlocks(person);
}

/** A post of the classic editor with this in its text. */
async function writeClassic({ page, wordpress }, _kind, text) {
  await page.goto(`${wordpress.address}wp-admin/post-new.php?classic`);
  await page.locator("#content-html").click();
  // Without a title: who leaves that field has a draft saved, and cannot publish meanwhile.
  await page.locator("#content").fill(text);
  await page.locator("#publish").click();
  await page.waitForURL(/post\.php\?post=\d+/, { waitUntil: "commit" });
  return `${wordpress.address}?p=${new URL(page.url()).searchParams.get("post")}`;
}

/** How each editor publishes `html` or a bare `address`. */
export const EDITORS = { block: writeBlocks, classic: writeClassic };
