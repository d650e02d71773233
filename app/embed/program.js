// The wasm program behind the elements of one script: fetched once a page, however many elements there are.

/** The program could not be had. `code` is what the event `support-contact-error` says. */
export class ProgramError extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.name = "ProgramError";
    this.code = code;
  }
}

/** A page that asks for Trusted Types lets nobody write markup, as the program does. */
function mayWrite() {
  try {
    document.createElement("template").innerHTML = "<i></i>";
    return true;
  } catch {
    return false;
  }
}

/**
 * A function that gives the program, or fails with a ProgramError and can be called again.
 *
 * `init` and `exports` are the glue's; `url` and `integrity` those of the wasm file.
 */
export function program(init, exports, url, integrity) {
  let loading = null;
  async function load() {
    const response = await fetch(url, { integrity, credentials: "omit", mode: "cors" }).catch((cause) => {
      throw new ProgramError("program_unavailable", cause);
    });
    if (!response.ok) throw new ProgramError("program_unavailable");
    // The page's policy may forbid WebAssembly; browsers then refuse to compile it.
    await init({ module_or_path: response }).catch((cause) => {
      throw new ProgramError(cause instanceof WebAssembly.CompileError ? "program_forbidden" : "program_broken", cause);
    });
    return exports;
  }
  return () => {
    if (typeof WebAssembly !== "object" || !mayWrite()) return Promise.reject(new ProgramError("program_forbidden"));
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
