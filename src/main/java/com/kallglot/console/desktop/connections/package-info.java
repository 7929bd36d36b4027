/// The page Connections: the customer's own Twilio and Telnyx accounts. [ConnectionsModel] is its
/// state, [Deeds] what can be done to a connection, [NumbersReading] and the package below what is
/// asked of the providers themselves; each part of the page is a view of these. Secrets typed here
/// are in fields and in memory and nowhere else. Begin with [ConnectionsModel].
@NullMarked
package com.kallglot.console.desktop.connections;

import org.jspecify.annotations.NullMarked;
