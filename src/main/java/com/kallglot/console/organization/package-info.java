/// An organization as a profile reaches it: its telephony configuration as last read and how old
/// that is, its sessions, and simple edits. May use client, routing, telephony and settings. What
/// the user interfaces know of the platform they know from here.
@NullMarked
package com.kallglot.console.organization;

import org.jspecify.annotations.NullMarked;
