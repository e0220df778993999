// What comes with the part of the module that a form takes which is used.

export { Used, endings } from "./used.js";
