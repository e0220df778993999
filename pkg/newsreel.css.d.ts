// The style sheet that keeps the carousel's place: imported for what it does.

export {};
