/// Orders of numbers that survive a crash: what is wanted is on disk before it is sent, and after
/// any doubt the platform is read before anything is sent again. May use client, telephony,
/// settings for the files, and the exception of the package above.
@NullMarked
package com.kallglot.console.organization.order;

import org.jspecify.annotations.NullMarked;
