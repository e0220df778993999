// What the build fills in.

/** Whether what is loaded late is held to its hash: only in the paste-in module, since bundlers change files. */
declare const CHECKED: boolean;

/** The hashes of those files that a script loads. */
declare const HASHES: Record<string, string>;

/** Whether the entry carries the module's bytes with it. */
declare const INLINE: boolean;

/** Whether the entry is for `require`, and the module's files lie beside it. */
declare const BESIDE: boolean;

/** The folder of such an entry. */
declare const __dirname: string;

/** Of Node alone. */
declare var process: { getBuiltinModule?: (name: string) => any } | undefined;

/** The package's version. */
declare const VERSION: string;
