/// What is the same in every HTTP exchange, whoever is asked: how long to wait where that is said,
/// and to whom secrets may go unencrypted. Uses nothing of the program, so that the providers'
/// side, which knows no platform, may use it too.
@NullMarked
package com.kallglot.console.wire.http;

import org.jspecify.annotations.NullMarked;
