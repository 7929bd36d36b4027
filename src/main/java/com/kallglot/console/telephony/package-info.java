/// The domain as records: what the platform's management objects, sessions and requests are called
/// and hold. May use libphonenumber and IPAddress and nothing else of the program: everything else
/// stands on it.
///
/// A component that the platform may leave out is `@Nullable`; a list never is. An enum value this
/// program does not know is `UNKNOWN`, never null: the platform may grow.
@NullMarked
package com.kallglot.console.telephony;

import org.jspecify.annotations.NullMarked;
