// Both elements, in both modes, in six languages and two themes: nothing that a program can find wrong.

import { about, element, expect, expectAccessible, rowOf, test } from "../embed/visit.mjs";

test.setTimeout(120_000);

const LANGUAGES = ["en", "de", "hu", "cs", "pt-BR", "zh-CN"];
const MODES = ["element", "frame"];

for (const lang of LANGUAGES) {
  for (const mode of MODES) {
    test(`${lang}, ${mode}: both elements, light and dark, wide and narrow`, async ({ page, portal }) => {
      const row = rowOf(portal, "Contoso GmbH", "Microsoft 365 Business Premium");
      const it = about(portal, row);
      const list = { ...it, ids: { tenant: portal.tenant, "customer-id": row.customer.id } };
      const tags = [["support-contact-assigner", it], ["support-contact-assigner", list], ["support-contact-card", it]];
      for (const [number, [tag, which]] of tags.entries()) {
        const body = element(tag, which, `lang="${lang}" mode="${mode}"`);
        const parts = { tag, policy: mode === "frame" ? "framed" : "direct" };
        await page.goto(portal.serve(`/looks-${lang}-${mode}-${number}`, { ...parts, body }));
        await page.locator(tag).evaluate((it) => it.ready);
        for (const theme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme: theme });
          await page.locator(tag).evaluate((it, theme) => it.setAttribute("theme", theme), theme);
          await expectAccessible(page);
        }
        await page.setViewportSize({ width: 320, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
    });
  }
}
