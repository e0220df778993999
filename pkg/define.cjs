// The package for `require`, with the elements defined.

const all = require("./index.cjs");

all.define();

module.exports = all;
