/// The command line: one class a command, thin over the services it is given. Data goes to standard
/// output, progress and warnings to standard error, and [ExitCode] says how it ended.
///
/// May use everything but wire, client, sandbox, softphone.pjsip and desktop; what it needs of
/// those it asks of [Services], which the root package supplies. The only user of `System.out`.
@NullMarked
package com.kallglot.console.cli;

import org.jspecify.annotations.NullMarked;
