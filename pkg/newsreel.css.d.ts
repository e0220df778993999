// A style sheet, the one that keeps the carousel's place or a theme: imported for what it does.

export {};
