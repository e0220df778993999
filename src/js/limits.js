// Every limit of the sign-up's scripts, with its unit and its reason, as src/limits.rs has the module's.

/** Longest time a sign-up may take before the person is told. */
export const DEADLINE_MS = 15_000;

/** Largest answer that is read, in bytes: the page of a large site has some 500,000. */
export const ANSWER_BYTES = 1_000_000;

/** Largest token of a sign-up server, in bytes. Ghost's has 110. */
export const TOKEN_BYTES = 4_096;

/** Rest after a form was posted to a new tab: the second half of a double press opens no other. */
export const TAB_REST_MS = 1_000;

/** How often a wait that is counted down is drawn; what patience is counted in. */
export const SECOND_MS = 1_000;

/** How long a message waits that is soon another: a person would hear that one twice. */
export const PATIENCE_MS = 500;

/** From a message beside a field to the same read out: at once, both would be read. */
export const PAUSE_MS = 100;

/** How long what is read out stands there: a dialog that closes would have it read out again. */
export const SAID_MS = 3_000;

/** How often in a second what others took away is put back. */
export const RETURNS = 3;
