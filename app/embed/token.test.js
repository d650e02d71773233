// node --test app/embed

import assert from "node:assert/strict";
import { test } from "node:test";
import { Token, TokenError } from "./token.js";

const code = (expected) => (error) => error instanceof TokenError && error.code === expected;

/** A portal that gives one token after the other, and remembers why it was asked. */
function portal() {
  const reasons = [];
  return { reasons, ask: async ({ reason }) => `token ${reasons.push(reason)}` };
}

test("many questions at once are one", async () => {
  const { ask, reasons } = portal();
  const token = new Token(() => ask);
  assert.deepEqual(await Promise.all([token.get(), token.get(), token.get()]), ["token 1", "token 1", "token 1"]);
  assert.deepEqual(reasons, ["start"]);
});

test("a refused token is replaced once, whoever noticed first", async () => {
  const { ask, reasons } = portal();
  const token = new Token(() => ask);
  const first = await token.get();
  token.accepted(first);
  assert.deepEqual(await Promise.all([token.after(first), token.after(first)]), ["token 2", "token 2"]);
  assert.equal(await token.after(first), "token 2", "a late one gets what came meanwhile");
  assert.deepEqual(reasons, ["start", "expired"]);
});

test("one that never worked was not expired", async () => {
  const { ask, reasons } = portal();
  const token = new Token(() => ask);
  await token.after(await token.get());
  assert.deepEqual(reasons, ["start", "unauthorized"]);
});

test("a portal that gives nothing, throws, hangs or is not there", async () => {
  const table = [
    [() => async () => undefined, "token_empty"],
    [() => async () => "  ", "token_empty"],
    [() => async () => ({ token: "x" }), "token_empty"],
    [() => () => { throw new Error("portal"); }, "token_failed"],
    [() => async () => { throw new Error("portal"); }, "token_failed"],
    [() => () => new Promise(() => {}), "token_timeout"],
    [() => null, "token_missing"],
  ];
  for (const [ask, expected] of table) await assert.rejects(new Token(ask, 20).get(), code(expected), expected);
});

test("after a failure the portal is asked again", async () => {
  let fails = true;
  const token = new Token(() => async () => {
    if (fails) throw new Error("portal");
    return "token";
  });
  await assert.rejects(token.get(), code("token_failed"));
  fails = false;
  assert.equal(await token.get(), "token");
});

test("what was forgotten meanwhile does not come back", async () => {
  let give;
  const asks = [() => new Promise((resolve) => (give = resolve)), async () => "new"];
  const token = new Token(() => asks.shift());
  const old = token.get();
  await Promise.resolve();
  token.clear();
  assert.equal(await token.get(), "new");
  give("old");
  await old;
  assert.equal(await token.get(), "new");
});
