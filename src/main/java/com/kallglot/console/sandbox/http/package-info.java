/// HTTP as the platform speaks it, whatever the resource: who calls, how often, what is refused in
/// which order and words, how lists are paged and edits guarded. May use the store for keys and
/// credits, wire, Gson and the JDK's HTTP server; knows no resource.
@NullMarked
package com.kallglot.console.sandbox.http;

import org.jspecify.annotations.NullMarked;
