export type Arguments = readonly unknown[];
/** Runs behind a call; what it returns, if anything, takes the place of the result. */
export type After = (self: never, args: never, result: unknown) => unknown;
type Method = (this: unknown, ...args: unknown[]) => unknown;
/** Hooks a method, where there is one. */
export type Hook = (owner: object | undefined, name: string, after: After) => void;

/**
 * Returns what hooks the built-ins of a page. A hooked method is a plain method, several times faster than a proxy,
 * with the properties, the errors and the text of the built-in; for the last of these `Function.prototype.toString`
 * is hooked itself.
 */
export function createHook({ Function }: typeof globalThis): Hook {
  const { apply, set } = Reflect;
  const { Error } = globalThis;
  const { captureStackTrace } = Error as { captureStackTrace: (error: Error, above: Method) => void };
  const originals = new WeakMap<object, Method>();

  const hook: Hook = (owner, name, after) => {
    const original = owner?.[name as keyof object] as Method | undefined;
    if (!owner || !original) return;
    // Of all functions written in a script, only methods are without `prototype` and `new`.
    // oxlint-disable-next-line typescript/unbound-method -- has the object of each call as its own
    const { hooked }: { readonly hooked: Method } = {
      hooked(...args) {
        let result: unknown;
        try {
          result = apply(original, this, args);
        } catch (error) {
          // It says where the page called the built-in, not that we stand between.
          if (error instanceof Error) captureStackTrace(error, hooked);
          throw error;
        }
        try {
          result = after(this as never, args as never, result) ?? result;
        } catch {
          // Whatever goes wrong here must not reach the page.
        }
        return result;
      },
    };
    Object.defineProperties(hooked, Object.getOwnPropertyDescriptors(original));
    originals.set(hooked, original);
    set(owner, name, hooked);
  };

  const { prototype } = Function;
  const { toString } = prototype as unknown as { readonly toString: Method };
  hook(prototype, 'toString', (self: object) => {
    const original = originals.get(self);
    if (original) return apply(toString, original, []);
    // A function of another frame may be hooked there: that frame knows its text.
    // oxlint-disable-next-line unicorn/no-instanceof-builtins, typescript/unbound-method -- the frame is the question
    return self instanceof Function ? undefined : apply(self.toString as Method, self, []);
  });
  return hook;
}
