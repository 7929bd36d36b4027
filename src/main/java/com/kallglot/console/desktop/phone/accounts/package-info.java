/// The accounts of the phone: listed, tried, edited. Knows no call; the state of a line and what is
/// done with an account come from whoever owns the calls. May use fx, workspace and phone.account.
@NullMarked
package com.kallglot.console.desktop.phone.accounts;

import org.jspecify.annotations.NullMarked;
