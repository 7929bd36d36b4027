/// A body of `POST /v1/sessions` as somebody writes it: any text, read as far as it makes sense,
/// with a place for every problem, and edited in place so that what this program does not know
/// stays as it was. May use telephony and Gson; needs only the former, for positions are kept by a
/// reader of its own.
@NullMarked
package com.kallglot.console.draft;

import org.jspecify.annotations.NullMarked;
