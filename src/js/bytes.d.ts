/** The module, in its parts. */
declare const carried: import("./module.js").Carried;
export default carried;
