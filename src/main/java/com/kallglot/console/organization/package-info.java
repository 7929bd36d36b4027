/// An organization as a profile reaches it: in which mode that is, its telephony configuration as
/// last read and how old that is, its sessions, and edits. May use client, routing, telephony,
/// settings and, for the files it keeps, Gson. What the user interfaces know of the platform they
/// know from here.
@NullMarked
package com.kallglot.console.organization;

import org.jspecify.annotations.NullMarked;
