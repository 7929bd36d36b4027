/// What the network between a caller and the sandbox's far end does to sound on purpose: which
/// packets it loses, by a seed, how late it is, which way it is closed.
///
/// Uses nothing of the program but the HTTP side's forms: the SIP side carries it out, the control
/// resource sets it and publishes what a seed loses.
@NullMarked
package com.kallglot.console.sandbox.impairment;

import org.jspecify.annotations.NullMarked;
