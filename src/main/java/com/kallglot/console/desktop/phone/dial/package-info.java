/// Where somebody types whom to call, and the keys of a telephone. Knows no call: the wish is
/// handed to whoever owns them. May use fx, workspace, accounts, phone.account and phone.dialling.
@NullMarked
package com.kallglot.console.desktop.phone.dial;

import org.jspecify.annotations.NullMarked;
