// The access token: asked of the portal when it is needed, by one question at a time, and kept in memory only.

/** So long may the portal take. */
const PATIENCE = 15_000;

/** The portal gave no token. `code` is what the event `support-contact-error` says. */
export class TokenError extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.name = "TokenError";
    this.code = code;
  }
}

/** Asks the portal, and does not wait for ever. */
function asked(ask, reason, patience) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new TokenError("token_timeout")), patience);
  });
  const answer = new Promise((resolve) => resolve(ask({ reason }))).then(
    (token) => {
      if (typeof token === "string" && token.trim() !== "") return token.trim();
      throw new TokenError("token_empty");
    },
    (cause) => {
      throw new TokenError("token_failed", cause);
    },
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** One element's token. */
export class Token {
  #ask;
  #patience;
  #token = null;
  #worked = false;
  #coming = null;

  /** `ask`: gives the portal's function, which may be set later or replaced. */
  constructor(ask, patience = PATIENCE) {
    this.#ask = ask;
    this.#patience = patience;
  }

  /** The token; the portal is asked when there is none. */
  async get() {
    return this.#token ?? this.#renew("start");
  }

  /** The server has taken this token. */
  accepted(token) {
    if (token === this.#token) this.#worked = true;
  }

  /** Another token than this one, which the server did not take: a newer one that came meanwhile, or a new one. */
  async after(refused) {
    if (this.#token !== null && this.#token !== refused) return this.#token;
    return this.#coming ?? this.#renew(this.#worked ? "expired" : "unauthorized");
  }

  /** Forgets it. */
  clear() {
    this.#token = null;
    this.#coming = null;
    this.#worked = false;
  }

  #renew(reason) {
    if (this.#coming) return this.#coming;
    const ask = this.#ask();
    if (typeof ask !== "function") return Promise.reject(new TokenError("token_missing"));
    const coming = asked(ask, reason, this.#patience).then(
      (token) => {
        if (this.#coming === coming) [this.#token, this.#worked, this.#coming] = [token, false, null];
        return token;
      },
      (error) => {
        if (this.#coming === coming) [this.#token, this.#coming] = [null, null];
        throw error;
      },
    );
    this.#coming = coming;
    return coming;
  }
}
