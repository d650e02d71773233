// Portals in the settings: added with a secret that is shown once, changed, revoked; and the log names them.

import { expect, expectAccessible, onDemo, opened, signIn, test } from "../test.mjs";

const ADMIN = /Megan Bowen/;
const SALES = /Diego Siciliani/;

const section = (page) => page.getByRole("region", { name: "Embedding" });
const dialog = (page, name) => page.getByRole("dialog", { name });
const basic = (id, secret) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

/** Adds a portal by the form; its id and secret. */
async function add(page, name, origins = "") {
  await section(page).getByRole("button", { name: "Add a portal" }).click();
  const form = dialog(page, "Add a portal");
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Allowed origins").fill(origins);
  await form.getByRole("button", { name: "Add a portal" }).click();
  const made = dialog(page, `${name} was added`);
  await expect(made.getByLabel("Secret")).toBeFocused();
  return { id: await made.getByLabel("ID").inputValue(), secret: await made.getByLabel("Secret").inputValue(), made };
}

/** Asks the server beside the page, as a program does; in the demonstration it is in the page. */
async function call(page, path, { method = "GET", headers = {}, data } = {}) {
  if (onDemo()) {
    const init = { method, headers: { ...headers, ...(data && { "Content-Type": "application/json" }) }, body: data && JSON.stringify(data) };
    return page.evaluate(async ([path, init]) => {
      const answer = await switchboard.fetch(new URL(path, document.baseURI), init);
      return { status: answer.status, etag: answer.headers.get("etag"), json: await answer.json() };
    }, [path, init]);
  }
  const answer = await page.request.fetch(`/${path}`, { method, headers, data });
  return { status: answer.status(), etag: answer.headers().etag, json: await answer.json() };
}

/** Asks for a token as the portal's server does. */
const ask = (page, { id, secret }, customer) =>
  call(page, "api/v1/embed/tokens", {
    method: "POST",
    headers: { Authorization: basic(id, secret) },
    data: { customer: { id: customer }, permissions: ["assign"], person: { id: "anna", name: "Anna Kovács" } },
  });

test("a portal is added by keyboard, and its secret is shown this once", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, ADMIN, "/settings");
  const button = section(page).getByRole("button", { name: "Add a portal" });
  await button.focus();
  await page.keyboard.press("Enter");
  const form = dialog(page, "Add a portal");
  await expect(form).toBeVisible();
  await expectAccessible(page, "dialog[open]");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");

  await form.getByLabel("Name").press("Enter");
  await expect(form.getByRole("alert")).toContainText("Enter something here.");
  await form.getByLabel("Name").fill("Keyboard Portal");
  await form.getByLabel("Allowed origins").fill("https://portal.example.com/app");
  await form.getByRole("button", { name: "Add a portal" }).press("Enter");
  await expect(form.getByRole("alert")).toContainText("https://portal.example.com/app: Enter an origin");
  await expect(form.getByLabel("Allowed origins")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "dialog[open]");
  await form.getByLabel("Allowed origins").fill("https://portal.example.com\nhttp://localhost:3000");
  await form.getByRole("button", { name: "Add a portal" }).press("Enter");

  const made = dialog(page, "Keyboard Portal was added");
  const secret = made.getByLabel("Secret");
  await expect(secret).toBeFocused();
  await expect(secret).toHaveValue(/^sbp_[\w-]{43}$/);
  await expectAccessible(page, "dialog[open]");
  await made.getByRole("button", { name: "Copy the secret" }).press("Enter");
  await expect(made.getByText("Copied")).toBeVisible();
  const kept = await secret.inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(kept);
  await made.getByRole("button", { name: "Close" }).last().press("Enter");
  await expect(made).toBeHidden();

  const row = section(page).getByRole("row", { name: /Keyboard Portal/ });
  await expect(row).toContainText("https://portal.example.com");
  await expect(row).toContainText("Megan Bowen");
  expect(await page.content()).not.toContain(kept);
  await expectAccessible(page);
  await row.getByRole("button", { name: "Revoke Keyboard Portal" }).press("Enter");
  await dialog(page, "Revoke Keyboard Portal?").getByRole("button", { name: "Revoke" }).press("Enter");
  await expect(row).toBeHidden();
});

test("a portal is changed and revoked, and its tokens end with it", async ({ page }) => {
  await signIn(page, ADMIN, "/settings");
  const portal = await add(page, "Passing Portal", "https://a.example");
  await portal.made.getByRole("button", { name: "Close" }).last().click();
  const row = section(page).getByRole("row", { name: /Passing Portal/ });
  await row.getByRole("button", { name: "Change Passing Portal" }).click();
  const form = dialog(page, "Change Passing Portal");
  await expect(form.getByLabel("Allowed origins")).toHaveValue("https://a.example");
  await form.getByLabel("Allowed origins").fill("https://b.example");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("https://b.example");
  await expect(page.getByText("Passing Portal was changed.")).toBeVisible();

  const { items } = (await call(page, "api/v1/customers?q=contoso")).json;
  const { token } = (await ask(page, portal, items[0].id)).json;
  const session = async () => (await call(page, "api/v1/session", { headers: { Authorization: `Bearer ${token}` } })).status;
  expect(await session()).toBe(200);
  await row.getByRole("button", { name: "Revoke Passing Portal" }).click();
  const sure = dialog(page, "Revoke Passing Portal?");
  await expectAccessible(page, "dialog[open]");
  await sure.getByRole("button", { name: "Cancel" }).click();
  expect(await session()).toBe(200);
  await row.getByRole("button", { name: "Revoke Passing Portal" }).click();
  await sure.getByRole("button", { name: "Revoke" }).click();
  await expect(row).toBeHidden();
  expect(await session()).toBe(401);
  expect((await ask(page, portal, items[0].id)).status).toBe(401);
});

test("the log says who did something in which portal", async ({ page }) => {
  await signIn(page, ADMIN, "/settings");
  const portal = await add(page, "Logged Portal");
  await portal.made.getByRole("button", { name: "Close" }).last().click();
  const [{ id, customer }] = (await call(page, "api/v1/subscriptions?limit=1")).json.items;
  const { token } = (await ask(page, portal, customer.id)).json;
  const headers = { Authorization: `Bearer ${token}` };
  const { items } = (await call(page, `api/v1/subscriptions/${id}/candidates`, { headers })).json;
  const refused = items.find((candidate) => candidate.class === "ineligible" && !candidate.isCurrent);
  const contact = await call(page, `api/v1/subscriptions/${id}/contact`, { headers });
  const tried = await call(page, `api/v1/subscriptions/${id}/contact`, {
    method: "PUT",
    headers: { ...headers, "If-Match": contact.etag },
    data: { tenantId: refused.tenantId },
  });
  expect(tried.status).toBe(409);
  await page.goto("/activity");
  await opened(page);
  const entry = page.getByRole("row").filter({ hasText: "Anna Kovács, in Logged Portal" }).first();
  await expect(entry).toContainText("Support contact");
  await expect(page.getByRole("row").filter({ hasText: "Portal added" }).filter({ hasText: "Logged Portal" })).toBeVisible();
  await entry.getByText("Details").click();
  await expectAccessible(page, "tr:has(details[open])");
  await page.goto("/settings");
  await opened(page);
  await section(page).getByRole("button", { name: "Revoke Logged Portal" }).click();
  await dialog(page, "Revoke Logged Portal?").getByRole("button", { name: "Revoke" }).click();
  await expect(section(page).getByRole("row", { name: /Logged Portal/ })).toBeHidden();
});

test("who may not administer sees no portals", async ({ page }) => {
  await signIn(page, SALES, "/settings");
  await expect(page.getByRole("heading", { level: 2, name: "You" })).toBeVisible();
  await expect(section(page)).toBeHidden();
});
