/// The part of the Settings page that tries what the network lets through towards the SIP access of
/// the profile in use. Begin with [NetworkModel], which holds what was found. May use what the
/// desktop may use.
@NullMarked
package com.kallglot.console.desktop.preferences.network;

import org.jspecify.annotations.NullMarked;
