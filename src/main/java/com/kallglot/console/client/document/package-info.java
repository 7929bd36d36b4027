/// What is kept of a platform's answers on this computer, in the form of the API itself, so that
/// whatever the client understands can be kept and read again. May use wire and telephony; files
/// are somebody else's.
@NullMarked
package com.kallglot.console.client.document;

import org.jspecify.annotations.NullMarked;
