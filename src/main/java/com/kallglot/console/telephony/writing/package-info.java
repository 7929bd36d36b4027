/// How a number is written for whom, and which countries have numbers. May use telephony and
/// libphonenumber.
@NullMarked
package com.kallglot.console.telephony.writing;

import org.jspecify.annotations.NullMarked;
