// What the build fills in.

/** Whether what is loaded late is held to its hash: only in the paste-in module, since bundlers change files. */
declare const CHECKED: boolean;

/** The hashes of those files that a script loads. */
declare const HASHES: Record<string, string>;

/** Whether the entry carries the module's bytes with it. */
declare const INLINE: boolean;

/** The package's version. */
declare const VERSION: string;
