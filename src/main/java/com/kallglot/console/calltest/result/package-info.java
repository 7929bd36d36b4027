/// What a test found, as records that name every figure once: the JSON of `check --json` and `call
/// --json` is these records and nothing else, so a component that is renamed here is a change of
/// the published format (`schema/*.json`). May use routing, trace, media and telephony, to be made
/// from them.
@NullMarked
package com.kallglot.console.calltest.result;

import org.jspecify.annotations.NullMarked;
