export type Arguments = readonly unknown[];

/**
 * Runs `after` behind every call of a built-in method. The call itself, its result and its errors stay as they
 * were: `after` can neither change nor break them. A proxy keeps the name, the length and the native look.
 */
export function hookMethod<Self extends object>(
  owner: { readonly prototype: Self } | undefined,
  name: keyof Self & string,
  after: (self: Self, args: Arguments, result: unknown) => void,
): void {
  const methods = owner?.prototype as Record<string, unknown> | undefined;
  const native = methods?.[name];
  if (!methods || typeof native !== 'function') return;
  const { apply } = Reflect;
  methods[name] = new Proxy(native, {
    apply(target, self: Self, args: unknown[]) {
      const result: unknown = apply(target, self, args);
      try {
        after(self, args, result);
      } catch {
        // Whatever goes wrong here must not reach the page.
      }
      return result;
    },
  });
}
