/// What a customer writes down of their telephony where the platform has no endpoint to read it
/// from: numbers, connections and SIP settings of one profile, in a file on this computer.
///
/// It is never mistaken for the platform's word: its configuration names itself `inventory`, and
/// nothing in it was saved anywhere else. It holds no secret. May use telephony, settings and Gson.
@NullMarked
package com.kallglot.console.organization.inventory;

import org.jspecify.annotations.NullMarked;
