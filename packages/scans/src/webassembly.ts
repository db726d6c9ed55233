/** A compiled program; threads may share it. */
export interface Program {
  readonly [Symbol.toStringTag]: 'WebAssembly.Module'
}

export type Imports = Record<string, Record<string, (size: number) => boolean>>

interface WebAssemblyPart {
  readonly compile: (bytes: Uint8Array) => Promise<Program>
  readonly instantiate: (program: Program, imports: Imports) => Promise<object>
  readonly RuntimeError: new () => Error
}

/** The part that is used: TypeScript declares it together with the DOM, which code of a server must not see. */
export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyPart }).WebAssembly
