/// What opens accounts, and what is in them: credentials of a provider and the numbers they show,
/// the password of the SIP access. Secrets are write-only or shown once, so that they are in
/// records of their own and never in the objects that are read. May use telephony and nothing else
/// of the program.
@NullMarked
package com.kallglot.console.telephony.account;

import org.jspecify.annotations.NullMarked;
