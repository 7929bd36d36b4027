/// What this program keeps about itself on this computer: profiles, guards, and where its files
/// are. May use telephony and Gson.
///
/// Keys and passwords are in none of its files: see the package `keychain`.
@NullMarked
package com.kallglot.console.settings;

import org.jspecify.annotations.NullMarked;
