// What can happen to a form, by the numbers that `heard` in src/web/signup.rs knows it by.

export const TYPED = 0;
export const LEFT = 1;
export const JUDGED = 2;
export const PRESSED = 3;
export const FINISHED = 4;
export const VALIDATED = 5;
export const MENDED = 6;
export const TAKEN = 7;
export const READ = 8;
export const CHANGED = 9;
export const ONLINE = 10;
export const RESET = 11;
export const TICKED = 12;
export const ANSWERED = 13;
export const BEGUN = 14;
export const LOST = 15;
