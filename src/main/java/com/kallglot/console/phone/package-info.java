/// The telephone as a person uses it: lines that calls leave by and arrive on, at most two calls of
/// which one is heard, what is kept of them afterwards. It knows no screen: whoever shows it is
/// handed immutable snapshots. Nothing of the engine is loaded before the first call, or the first
/// line that registers.
///
/// May use the softphone's port, what traces and explains a call, the guards of calls and
/// `settings` for what is kept on disk: it starts nothing that a test of a route would not start.
@NullMarked
package com.kallglot.console.phone;

import org.jspecify.annotations.NullMarked;
